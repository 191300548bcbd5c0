import type { z } from 'zod';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { SubscriptionStatus } from '../../db/words.ts';
import { addDays, type CivilDate } from '../../domain/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/ids.ts';
import type { IntervalUnit } from '../../domain/periods.ts';
import { billingInstantMs } from '../../domain/wake-up.ts';
import { isoInstant } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { attentionAdvice } from './attention-advice.ts';
import { showLine } from './line-fields.ts';
import { nextPeriodOf } from './next-period.ts';
import type { subscriptionAnswer, subscriptionDetailAnswer } from './subscription-fields.ts';

export interface SubscriptionRow {
  id: SubscriptionId;
  debtorId: DebtorId;
  debtorName: string;
  reference: string | null;
  startOn: CivilDate;
  intervalUnit: IntervalUnit;
  intervalCount: number;
  endOn: CivilDate | null;
  paymentTermsDays: number;
  status: SubscriptionStatus;
  attentionCode: string | null;
  attentionDetail: string | null;
  nextPeriodIndex: number;
  nextPeriodFrom: CivilDate;
  timeZone: string;
  createdAt: string;
  updatedAt: string;
}

/** Subscriptions with their debtor's name and their creditor's zone; a `where` follows. */
export const SELECT_SUBSCRIPTIONS = `
select s.id, s.debtor_id "debtorId", d.name "debtorName", s.reference, s.start_on "startOn", s.interval_unit "intervalUnit",
  s.interval_count "intervalCount", s.end_on "endOn", s.payment_terms_days "paymentTermsDays", s.status,
  s.attention_code "attentionCode", s.attention_detail "attentionDetail", s.next_period_index "nextPeriodIndex",
  s.next_period_from "nextPeriodFrom", c.time_zone "timeZone", s.created_at "createdAt", s.updated_at "updatedAt"
from subscription s
join creditor c on c.id = s.creditor_id
join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id`;

/** A subscription as lists show it. */
export function showSubscription(row: SubscriptionRow): z.input<typeof subscriptionAnswer> {
  const period = nextPeriodOf(row);
  return {
    id: row.id,
    debtorId: row.debtorId,
    debtorName: row.debtorName,
    reference: row.reference,
    startOn: row.startOn,
    interval: { unit: row.intervalUnit, count: row.intervalCount },
    endOn: row.endOn,
    paymentTermsDays: row.paymentTermsDays,
    status: row.status,
    attention:
      row.attentionCode === null
        ? null
        : { code: row.attentionCode, detail: row.attentionDetail, whatToDo: attentionAdvice(row.attentionCode) },
    billedThrough: row.nextPeriodIndex === 0 ? null : addDays(row.nextPeriodFrom, -1),
    nextPeriod:
      period === null
        ? null
        : {
            ...period,
            billedAt: new Date(
              billingInstantMs({ date: period.from, zone: row.timeZone, subscriptionId: row.id }),
            ).toISOString(),
          },
    createdAt: isoInstant(row.createdAt),
    updatedAt: isoInstant(row.updatedAt),
  };
}

/** A subscription with its lines. @throws ApiProblem 404 where the creditor has no such subscription. */
export async function readSubscription(
  em: EntityManager,
  { creditorId, subscriptionId }: { creditorId: CreditorId; subscriptionId: SubscriptionId },
): Promise<z.input<typeof subscriptionDetailAnswer>> {
  const where = { creditorId, subscriptionId };
  const [row] = await em.execute<SubscriptionRow[]>(`${SELECT_SUBSCRIPTIONS} where s.creditor_id = ? and s.id = ?`, [
    creditorId,
    subscriptionId,
  ]);
  if (row === undefined) throw notFound();
  const lines = await em.find(
    StandingLine,
    { ...where, replacedAt: null },
    { orderBy: { position: 'asc' }, disableIdentityMap: true },
  );
  const oneOffLines = await em.find(
    OneOffLine,
    { ...where, invoiceId: null },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  return { ...showSubscription(row), lines: lines.map(showLine), oneOffLines: oneOffLines.map(showLine) };
}
