import type { z } from 'zod';
import { forecastInside } from '../../db/forecasts/forecast-invoices.ts';
import { countDueMembers } from '../../db/forecasts/forecast-group.ts';
import { countDue } from '../../db/forecasts/load-projectables.ts';
import type { EntityManager } from '../../db/orm.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { Moment } from '../../domain/calendar/wake-up.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { showScope } from '../forecasts/forecast-fields.ts';
import type { overviewAnswer } from './overview-fields.ts';

/** Today among them. */
const DAYS = 7;

/** So many debtors, each with a subscription or as a member of a group, are reckoned in about a fifth of a second. */
const MAX_RECKONED = 1000;

/** What is billed in the coming days, reckoned as the forecast does where that is done soon enough, else counted. */
export async function readBilling(
  em: EntityManager,
  { creditorId, now, zone }: { creditorId: CreditorId; now: Moment; zone: string },
): Promise<z.input<typeof overviewAnswer>['billing']> {
  const [from, to] = [now.date, addDays(now.date, DAYS - 1)];
  const asked = { creditorId, before: addDays(to, 1) };
  const single = await countDue(em, { ...asked, limit: MAX_RECKONED });
  const due = single + (await countDueMembers(em, { ...asked, limit: Math.max(0, MAX_RECKONED - single) }));
  if (due > MAX_RECKONED) {
    return { from, to, isReckoned: false, days: [], invoices: null, total: null, debtors: due, unreckoned: null };
  }
  const days = new Map<CivilDate, { invoices: number; totalOre: bigint }>(
    Array.from({ length: DAYS }, (_unused, index) => [addDays(from, index), { invoices: 0, totalOre: 0n }]),
  );
  const scope = await forecastInside(em, {
    creditorId,
    now,
    zone,
    through: to,
    dueOnly: true,
    onInvoice({ issuedOn, totalOre }) {
      const day = days.get(issuedOn);
      if (day === undefined) throw new Error(`${issuedOn} is none of the coming days`);
      day.invoices += 1;
      day.totalOre += totalOre;
    },
  });
  const sums = [...days.values()];
  return {
    from,
    to,
    isReckoned: true,
    days: [...days].map(([date, { invoices, totalOre }]) => ({ date, invoices, total: formatOre(totalOre) })),
    invoices: sums.reduce((sum, { invoices }) => sum + invoices, 0),
    total: formatOre(sums.reduce((sum, { totalOre }) => sum + totalOre, 0n)),
    debtors: due,
    unreckoned: showScope(scope).unreckoned,
  };
}
