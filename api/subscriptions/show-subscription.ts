import type { z } from 'zod';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import type { EntityManager } from '../../db/orm.ts';
import {
  type PaymentTermsColumns,
  paymentTermsOf,
  type ScheduleColumns,
  scheduleOf,
} from '../../db/subscriptions/subscription-columns.ts';
import type { SubscriptionKind, SubscriptionStatus } from '../../db/words/subscriptions.ts';
import { billingDayOf, type ChargeTiming } from '../../domain/subscriptions/billing-day.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { BetalingsserviceChoices } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { type CollectedMandate, collectedTurn } from '../../domain/collections/collected-billing-day.ts';
import { createPaymentDatesByRules, type PaymentDates } from '../../domain/collections/payment-dates.ts';
import type { CollectionRules } from '../../domain/collections/collection-deadline.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { COLLECTED_COLUMNS, collectedTermsOf } from '../../db/collections/collected-terms.ts';
import { MANDATE_OF_DEBTOR } from '../../db/invoices/load-invoice-facts.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { PartialPeriods } from '../../domain/subscriptions/plan-period.ts';
import { billingInstantMs } from '../../domain/calendar/wake-up.ts';
import { isoInstant } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { showAttention } from './attention-advice.ts';
import { showStandingLine } from '../lines/line-fields.ts';
import { billedThroughOf, nextPeriodOf } from './next-period.ts';
import { showOneOffLine } from '../lines/one-off-line-fields.ts';
import { showStandstill } from './show-standstill.ts';
import type { subscriptionAnswer, subscriptionDetailAnswer } from './subscription-fields.ts';

export interface SubscriptionRow extends ScheduleColumns, PaymentTermsColumns {
  id: SubscriptionId;
  kind: SubscriptionKind;
  debtorId: DebtorId | null;
  debtorName: string | null;
  customerNumber: string | null;
  reference: string | null;
  charge: ChargeTiming;
  leadDays: number;
  firstPartial: PartialPeriods;
  lastPartial: PartialPeriods;
  endOn: CivilDate | null;
  draftWindowDays: number;
  reactivatesId: SubscriptionId | null;
  status: SubscriptionStatus;
  attentionCode: string | null;
  attentionDetail: string | null;
  nextPeriodIndex: number;
  nextPeriodFrom: CivilDate;
  timeZone: string;
  pbsNumber: string | null;
  bsSettings: BetalingsserviceChoices;
  mandateActiveFrom: CivilDate | null;
  mandateEndedOn: CivilDate | null;
  collectedKnownOn: CivilDate | null;
  collectedEarlier: CollectedMandate[] | null;
  createdAt: string;
  updatedAt: string;
}

/** Subscriptions with their debtor's name and their creditor's zone; a `where` follows. */
export const SELECT_SUBSCRIPTIONS = `
select s.id, s.kind, s.debtor_id "debtorId", d.name "debtorName", d.customer_number "customerNumber", s.reference, s.start_on "startOn",
  s.interval_unit "intervalUnit", s.interval_count "intervalCount", s.alignment, s.anchor_day "anchorDay",
  s.anchor_date "anchorDate", s.charge, s.lead_days "leadDays", s.first_partial "firstPartial", s.last_partial "lastPartial",
  s.end_on "endOn", s.payment_terms_kind "paymentTermsKind", s.payment_terms_days "paymentTermsDays",
  s.payment_day "paymentDay", s.draft_window_days "draftWindowDays", s.reactivates_id "reactivatesId", s.status,
  s.attention_code "attentionCode", s.attention_detail "attentionDetail", s.next_period_index "nextPeriodIndex",
  s.next_period_from "nextPeriodFrom", c.time_zone "timeZone", c.pbs_number "pbsNumber", c.bs_settings "bsSettings",
  ${COLLECTED_COLUMNS}, s.created_at "createdAt", s.updated_at "updatedAt"
from subscription s
join creditor c on c.id = s.creditor_id
left join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
${MANDATE_OF_DEBTOR}`;

/** A subscription as lists show it. */
export const showSubscription = (row: SubscriptionRow) => createSubscriptionView()(row);

/** Shows a creditor's subscriptions as lists do. */
export function createSubscriptionView(): (row: SubscriptionRow) => z.input<typeof subscriptionAnswer> {
  const datesOf = sharedPaymentDates();
  return (row) => showOne(row, datesOf);
}

function showOne(row: SubscriptionRow, datesOf: DatesOf): z.input<typeof subscriptionAnswer> {
  const period = nextPeriodOf(row);
  const { interval, alignment = { kind: 'anniversary' } } = scheduleOf(row);
  return {
    id: row.id,
    kind: row.kind,
    debtorId: row.debtorId,
    debtorName: row.debtorName,
    customerNumber: row.customerNumber,
    reference: row.reference,
    startOn: row.startOn,
    interval,
    alignment,
    charge: row.charge,
    leadDays: row.leadDays,
    firstPartial: row.firstPartial,
    lastPartial: row.lastPartial,
    endOn: row.endOn,
    paymentTerms: paymentTermsOf(row),
    draftWindowDays: row.draftWindowDays,
    reactivatesId: row.reactivatesId,
    status: row.status,
    attention: row.attentionCode === null ? null : { ...showAttention(row.attentionCode), detail: row.attentionDetail },
    billedThrough: billedThroughOf(row),
    nextPeriod:
      period === null
        ? null
        : {
            ...period,
            billedAt: new Date(
              billingInstantMs({
                date: nextBillingDay(row, period, datesOf),
                zone: row.timeZone,
                subscriptionId: row.id,
              }),
            ).toISOString(),
          },
    createdAt: isoInstant(row.createdAt),
    updatedAt: isoInstant(row.updatedAt),
  };
}

/** The payment dates of a creditor's row. */
type DatesOf = (row: SubscriptionRow, rules: CollectionRules) => PaymentDates;

/** Those of one creditor's rows, which share what is looked up. */
export function sharedPaymentDates(): DatesOf {
  let byRules: ((rules: CollectionRules) => PaymentDates) | undefined;
  return ({ timeZone }, rules) => (byRules ??= createPaymentDatesByRules(timeZone))(rules);
}

/** The day on which the next period is billed. */
export function nextBillingDay(row: SubscriptionRow, period: Period, datesOf: DatesOf): CivilDate {
  const turn = { ordinaryOn: billingDayOf(period, row), charge: row.charge };
  const collected = collectedTermsOf(row);
  if (collected === null) return turn.ordinaryOn;
  return collectedTurn(turn, collected, datesOf(row, collected.rules)).billingDay;
}

/** @throws ApiProblem 404 where the creditor has no such subscription. */
export async function findSubscription(
  em: EntityManager,
  { creditorId, subscriptionId }: { creditorId: CreditorId; subscriptionId: SubscriptionId },
): Promise<SubscriptionRow> {
  const [row] = await em.execute<SubscriptionRow[]>(`${SELECT_SUBSCRIPTIONS} where s.creditor_id = ? and s.id = ?`, [
    creditorId,
    subscriptionId,
  ]);
  if (row === undefined) throw notFound();
  return row;
}

/** A subscription with its lines. @throws ApiProblem 404 where the creditor has no such subscription. */
export async function readSubscription(
  em: EntityManager,
  { creditorId, subscriptionId }: { creditorId: CreditorId; subscriptionId: SubscriptionId },
): Promise<z.input<typeof subscriptionDetailAnswer>> {
  const where = { creditorId, subscriptionId };
  const row = await findSubscription(em, where);
  const lines = await em.find(
    StandingLine,
    { ...where, replacedAt: null, $or: [{ validTo: null }, { validTo: { $gte: row.nextPeriodFrom } }] },
    { orderBy: { position: 'asc', validFrom: 'asc nulls first' }, disableIdentityMap: true },
  );
  const oneOffLines = await em.find(
    OneOffLine,
    { ...where, invoiceId: null, withdrawnAt: null },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  return {
    ...showSubscription(row),
    ...(await showStandstill(em, { creditorId, row })),
    lines: lines.map(showStandingLine),
    oneOffLines: oneOffLines.map(showOneOffLine),
  };
}
