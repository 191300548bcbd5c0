import type { AgedSums } from '../../db/ledger/load-aged-debtors.ts';
import { formatOre } from '../../domain/money/money.ts';
import { amount, date } from '../http/fields.ts';

export const AGED_ON = {
  on: date('2026-12-31').optional().meta({ description: 'At the end of which day; if nothing is said, today' }),
};

export const AGED_SUMS = {
  notDue: amount('250.00').meta({ description: 'What was not late' }),
  days1To30: amount('0.00').meta({ description: 'What was late by 1 to 30 days' }),
  days31To60: amount('62.50'),
  days61To90: amount('0.00'),
  over90: amount('0.00').meta({ description: 'What was late by more than 90 days' }),
  open: amount('312.50').meta({ description: 'All of that together' }),
  credit: amount('0.00').meta({ description: 'What there was to the good, which is taken off nothing' }),
};

export function showAged(sums: AgedSums): Record<keyof typeof AGED_SUMS, string> {
  return {
    notDue: formatOre(sums.notDueOre),
    days1To30: formatOre(sums.days1To30Ore),
    days31To60: formatOre(sums.days31To60Ore),
    days61To90: formatOre(sums.days61To90Ore),
    over90: formatOre(sums.over90Ore),
    open: formatOre(sums.openOre),
    credit: formatOre(sums.creditOre),
  };
}
