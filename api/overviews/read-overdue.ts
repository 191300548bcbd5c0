import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import { AGES, findWorstDebtors, type OverdueSum, sumOverdue } from '../../db/overviews/load-overdue.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { overviewAnswer } from './overview-fields.ts';

/** What should have been paid before today: in all, by age, and by whom the most. */
export async function readOverdue(
  em: EntityManager,
  asked: { creditorId: CreditorId; today: CivilDate },
): Promise<z.input<typeof overviewAnswer>['overdue']> {
  const sums = await sumOverdue(em, asked);
  const worst = await findWorstDebtors(em, asked);
  const all = sums.reduce((one, other) => ({
    count: one.count + other.count,
    totalOre: one.totalOre + other.totalOre,
  }));
  return {
    ...show(all),
    byAge: sums.map((sum, index) => ({ ...ageAt(index), ...show(sum) })),
    worstDebtors: worst.map(({ debtorId, name, customerNumber, oldestDueOn, ...sum }) => ({
      debtorId,
      debtorName: name,
      customerNumber,
      oldestDueOn,
      ...show(sum),
    })),
  };
}

function ageAt(index: number): (typeof AGES)[number] {
  const age = AGES[index];
  if (age === undefined) throw new Error(`there is no age ${index}`);
  return age;
}

const show = ({ count, totalOre }: OverdueSum) => ({ count, total: formatOre(totalOre) });
