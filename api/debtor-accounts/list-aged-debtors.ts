import { z } from 'zod';
import { type AgedDebtor, loadAgedDebtors } from '../../db/ledger/load-aged-debtors.ts';
import { formatOre } from '../../domain/money/money.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { amount, date, shownDate } from '../http/fields.ts';
import { afterIndex, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';

const SUMS = {
  notDue: amount('250.00').meta({ description: 'What was not late' }),
  days1To30: amount('0.00').meta({ description: 'What was late by 1 to 30 days' }),
  days31To60: amount('62.50'),
  days61To90: amount('0.00'),
  over90: amount('0.00').meta({ description: 'What was late by more than 90 days' }),
  open: amount('312.50').meta({ description: 'All of that together' }),
  credit: amount('0.00').meta({ description: 'What the debtor had to the good, which is taken off nothing' }),
};

const agedDebtorAnswer = z
  .strictObject({ customerNumber: z.string(), name: z.string(), ...SUMS, debtorId: z.string() })
  .meta({ id: 'AgedDebtor' });

export const listAgedDebtors = defineRoute({
  method: 'get',
  path: '/v1/ledger/aged-debtors',
  operationId: 'listAgedDebtors',
  tag: 'Ledger',
  summary: 'List who owed what at the end of a day, by how late it was',
  description:
    'By customer number, whoever owed anything or had anything to the good. By the day of posting: together it is what the ledger’s accounts hold on that day.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    on: date('2026-12-31').optional().meta({ description: 'At the end of which day; if nothing is said, today' }),
  }),
  answer: pageOf(agedDebtorAnswer).extend({
    on: shownDate(),
    totals: z.strictObject(SUMS).meta({ id: 'AgedTotals', description: 'Of all debtors, whatever page is shown' }),
  }),
  async handle({ em, creditorId, query }) {
    const on = query.on ?? (await creditorToday(em, creditorId));
    const debtors = await loadAgedDebtors(em, { creditorId, on });
    const rows = debtors.map((debtor, index) => ({ id: `${index}`, debtor }));
    const page = toPage(rows.slice((afterIndex(query) ?? -1) + 1), query, ({ debtor }) => {
      const { debtorId, customerNumber, name } = debtor;
      return { customerNumber, name, ...sumsOf([debtor]), debtorId };
    });
    return { ...page, on, totals: sumsOf(debtors) };
  },
});

function sumsOf(debtors: readonly AgedDebtor[]): Record<keyof typeof SUMS, string> {
  const sum = (oreOf: (debtor: AgedDebtor) => bigint) =>
    formatOre(debtors.reduce((total, debtor) => total + oreOf(debtor), 0n));
  return {
    notDue: sum(({ notDueOre }) => notDueOre),
    days1To30: sum(({ days1To30Ore }) => days1To30Ore),
    days31To60: sum(({ days31To60Ore }) => days31To60Ore),
    days61To90: sum(({ days61To90Ore }) => days61To90Ore),
    over90: sum(({ over90Ore }) => over90Ore),
    open: sum(({ openOre }) => openOre),
    credit: sum(({ creditOre }) => creditOre),
  };
}
