import { type BetalingsserviceChoices, settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { mailsWithSlips } from '../../domain/betalingsservice/service-settings.ts';
import type { Billing, ChargeTiming } from '../../domain/subscriptions/billing-day.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CollectedTerms } from '../../domain/collections/collected-billing-day.ts';
import type { BillingFacts, InvoiceFacts, MandateInForce } from '../../domain/invoices/compose-invoice.ts';
import type { Pause } from '../../domain/subscriptions/hold-period.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import { type DocumentDelivery, mailedTo } from '../../domain/mails/document-delivery.ts';
import type { PaymentTerms } from '../../domain/subscriptions/payment-terms.ts';
import type { Alignment, IntervalUnit, Schedule } from '../../domain/subscriptions/periods.ts';
import type { PartialPeriods, PartialRules } from '../../domain/subscriptions/plan-period.ts';
import { LINES_SUBQUERY, billableLine, type LineRow } from '../lines/billable-lines.ts';
import { COLLECTED_COLUMNS, type CollectedRow, collectedTermsOf } from '../collections/collected-terms.ts';
import type { EntityManager } from '../orm.ts';
import { paymentTermsOf, scheduleOf } from '../subscriptions/subscription-columns.ts';
import type { SubscriptionStatus } from '../words/subscriptions.ts';

/** What a subscription agrees on, apart from who pays and what for. */
export interface SubscriptionTerms {
  readonly subscriptionId: SubscriptionId;
  readonly creditorId: CreditorId;
  readonly status: SubscriptionStatus;
  readonly schedule: Schedule;
  readonly billing: Billing;
  readonly rules: PartialRules;
  readonly endOn: CivilDate | null;
  readonly nextPeriodIndex: number;
  /** Periods up to this one are billed without waiting for their day. */
  readonly billThroughIndex: number | null;
  readonly draftWindowDays: number;
  /** Those that have not passed when the next period begins, in their order. */
  readonly pauses: readonly Pause[];
  /** Indices of the coming periods that are left out. */
  readonly skips: readonly number[];
}

/** A subscription on one debtor with all that decides what its next invoice says. */
export interface SubscriptionFacts extends SubscriptionTerms {
  readonly facts: InvoiceFacts;
  /** What decides how early it is billed; null where Betalingsservice does not draw it. */
  readonly collected: CollectedTerms | null;
  /** Whether an invoice of it has ever waited for approval: whatever the window is now, what a person decided about one stays decided. */
  readonly hasDrafts: boolean;
}

/** The columns of `TERMS_COLUMNS`. */
export interface TermsRow {
  subscriptionId: SubscriptionId;
  creditorId: CreditorId;
  status: SubscriptionStatus;
  startOn: CivilDate;
  intervalUnit: IntervalUnit;
  intervalCount: number;
  alignment: Alignment['kind'];
  anchorDay: number | null;
  anchorDate: CivilDate | null;
  charge: ChargeTiming;
  leadDays: number;
  firstPartial: PartialPeriods;
  lastPartial: PartialPeriods;
  endOn: CivilDate | null;
  nextPeriodIndex: number;
  billThroughIndex: number | null;
  paymentTermsKind: PaymentTerms['kind'];
  paymentTermsDays: number;
  paymentDay: number | null;
  draftWindowDays: number;
  pauses: Pause[] | null;
  skips: number[] | null;
  timeZone: string;
  pbsNumber: string | null;
  bsDebtorGroup: string | null;
  bsSettings: BetalingsserviceChoices;
}

/** The columns of `SUBSCRIPTION_COLUMNS`. */
export interface SubscriptionRow extends TermsRow {
  fiCreditorNumber: string;
  creditorName: string;
  creditorAddressLines: string[];
  creditorPostcode: string;
  creditorCity: string;
  creditorCountry: string;
  creditorCvr: string;
  creditorEmail: string;
  creditorPhone: string | null;
}

/** The columns of `PAYER_COLUMNS`. */
export interface PayerRow {
  debtorEmail: string | null;
  delivery: DocumentDelivery;
  customerNumber: string;
  language: Language;
  mandateNumber: string | null;
  mandateActiveFrom: CivilDate | null;
  mandateEndedOn: CivilDate | null;
  mandateDebtorGroup: string | null;
  mandatesEarlier: MandateInForce[] | null;
}

/** The columns of `DEBTOR_COLUMNS`. */
export interface DebtorRow extends PayerRow {
  debtorId: DebtorId;
  debtorName: string;
  debtorAddressLines: string[];
  debtorPostcode: string;
  debtorCity: string;
  debtorCountry: string;
  debtorCvr: string | null;
}

/** Of a subscription `s` and its creditor `c`: what decides when and how it is billed. */
export const TERMS_COLUMNS = `
  s.id "subscriptionId", s.creditor_id "creditorId", s.status, s.start_on "startOn",
  s.interval_unit "intervalUnit", s.interval_count "intervalCount", s.alignment, s.anchor_day "anchorDay", s.anchor_date "anchorDate",
  s.charge, s.lead_days "leadDays", s.first_partial "firstPartial", s.last_partial "lastPartial",
  s.end_on "endOn", s.next_period_index "nextPeriodIndex", s.bill_through_index "billThroughIndex",
  s.payment_terms_kind "paymentTermsKind", s.payment_terms_days "paymentTermsDays", s.payment_day "paymentDay", s.draft_window_days "draftWindowDays",
  (select jsonb_agg(jsonb_build_object('from', pause_from, 'to', pause_to, 'missed', missed) order by pause_from)
   from subscription_pause where subscription_id = s.id and (pause_to is null or pause_to >= s.next_period_from)) pauses,
  (select jsonb_agg(period_index) from period_skip where subscription_id = s.id and period_index >= s.next_period_index) skips,
  c.time_zone "timeZone", c.pbs_number "pbsNumber", c.bs_debtor_group "bsDebtorGroup", c.bs_settings "bsSettings"`;

/** Of a subscription `s` and its creditor `c`. */
export const SUBSCRIPTION_COLUMNS = `${TERMS_COLUMNS},
  c.fi_creditor_number "fiCreditorNumber", c.name "creditorName", c.address_lines "creditorAddressLines", c.postcode "creditorPostcode", c.city "creditorCity",
  c.country "creditorCountry", c.cvr "creditorCvr", c.email "creditorEmail", c.phone "creditorPhone"`;

/** Of a debtor `d` with `MANDATE_OF_DEBTOR`: what decides how the debtor pays. */
export const PAYER_COLUMNS = `
  d.email "debtorEmail", d.delivery, d.customer_number "customerNumber", d.language,
  m.mandate_number "mandateNumber", m.active_from "mandateActiveFrom", m.ended_on "mandateEndedOn",
  m.bs_debtor_group "mandateDebtorGroup", m.earlier "mandatesEarlier"`;

/** Of a debtor `d` with `MANDATE_OF_DEBTOR`. */
export const DEBTOR_COLUMNS = `${PAYER_COLUMNS},
  d.id "debtorId", d.name "debtorName", d.address_lines "debtorAddressLines", d.postcode "debtorPostcode", d.city "debtorCity",
  d.country "debtorCountry", d.cvr "debtorCvr"`;

/** Joins the latest mandate `m` of a debtor `d`, with those before it that have been in force: until it begins, they are what draws. */
export const MANDATE_OF_DEBTOR = `
left join lateral (
  select latest.*, (
    select jsonb_agg(jsonb_build_object('mandateNumber', mandate_number, 'activeFrom', active_from, 'endedOn', ended_on,
      'bsDebtorGroup', bs_debtor_group, 'createdAt', created_at) order by ended_on desc, id)
    from mandate where debtor_id = d.id and id <> latest.id and active_from < ended_on) earlier
  from (
    select id, mandate_number, active_from, ended_on, bs_debtor_group, created_at from mandate
    where debtor_id = d.id order by ended_on desc nulls first, id limit 1) latest) m on true`;

type SelectedRow = SubscriptionRow & DebtorRow & CollectedRow & { readonly hasDrafts: boolean };

const SELECT_SUBSCRIPTIONS = `
select ${SUBSCRIPTION_COLUMNS}, ${DEBTOR_COLUMNS}, ${COLLECTED_COLUMNS},
  exists (select from invoice_draft where subscription_id = s.id) "hasDrafts"
from subscription s
join creditor c on c.id = s.creditor_id
join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
${MANDATE_OF_DEBTOR}`;
const SELECT_SUBSCRIPTION = `${SELECT_SUBSCRIPTIONS} where s.id = ?`;
const SELECT_MANY = `${SELECT_SUBSCRIPTIONS} where s.id = any(?::uuid[]) order by s.id`;

const ORDER = 'order by part, position, "validFrom" nulls first, sequence';
const SELECT_LINES = `${LINES_SUBQUERY} where l."subscriptionId" = ? ${ORDER}`;
const SELECT_LINES_OF_MANY = `${LINES_SUBQUERY} where l."subscriptionId" = any(?::uuid[]) ${ORDER}`;

/** Reads what a subscription's next invoice would be made from, in two statements. Null where there is no such subscription on one debtor. */
export async function loadInvoiceFacts(
  em: EntityManager,
  { subscriptionId }: { subscriptionId: SubscriptionId },
): Promise<SubscriptionFacts | null> {
  const [row] = await em.execute<SelectedRow[]>(SELECT_SUBSCRIPTION, [subscriptionId]);
  if (row === undefined) return null;
  return subscriptionFactsOf(row, await em.execute<LineRow[]>(SELECT_LINES, [subscriptionId]));
}

/** The same of many at once, of those that are on one debtor, in the order of their ids. */
export async function loadManyInvoiceFacts(
  em: EntityManager,
  { subscriptionIds }: { subscriptionIds: readonly SubscriptionId[] },
): Promise<SubscriptionFacts[]> {
  const ids = `{${subscriptionIds.join()}}`;
  const rows = await em.execute<SelectedRow[]>(SELECT_MANY, [ids]);
  const lines = await em.execute<(LineRow & { subscriptionId: SubscriptionId })[]>(SELECT_LINES_OF_MANY, [ids]);
  const ofSubscription = Map.groupBy(lines, ({ subscriptionId }) => subscriptionId);
  return rows.map((row) => subscriptionFactsOf(row, ofSubscription.get(row.subscriptionId) ?? []));
}

function subscriptionFactsOf(row: SelectedRow, lines: readonly LineRow[]): SubscriptionFacts {
  return {
    ...termsOf(row),
    collected: collectedTermsOf(row),
    hasDrafts: row.hasDrafts,
    facts: { ...creditorFactsOf(row), ...debtorFactsOf(row, row), lines: lines.map(billableLine) },
  };
}

export function termsOf(row: TermsRow): SubscriptionTerms {
  return {
    subscriptionId: row.subscriptionId,
    creditorId: row.creditorId,
    status: row.status,
    schedule: scheduleOf(row),
    billing: { charge: row.charge, leadDays: row.leadDays },
    rules: { firstPartial: row.firstPartial, lastPartial: row.lastPartial },
    endOn: row.endOn,
    nextPeriodIndex: row.nextPeriodIndex,
    billThroughIndex: row.billThroughIndex,
    draftWindowDays: row.draftWindowDays,
    pauses: row.pauses ?? [],
    skips: row.skips ?? [],
  };
}

/** What is the same for all debtors of a subscription. */
export function sharedFactsOf(
  row: TermsRow,
): Pick<BillingFacts, 'subscriptionId' | 'timeZone' | 'paymentTerms' | 'collectionRules' | 'slips'> {
  const { calendar, services } = settingsOf(row.bsSettings);
  return {
    subscriptionId: row.subscriptionId,
    timeZone: row.timeZone,
    paymentTerms: paymentTermsOf(row),
    collectionRules: calendar,
    slips: services.slips,
  };
}

/** What is the same on the invoices of all debtors of a subscription. */
export function creditorFactsOf(
  row: SubscriptionRow,
): ReturnType<typeof sharedFactsOf> & Pick<InvoiceFacts, 'creditor' | 'fiCreditorNumber'> {
  return {
    ...sharedFactsOf(row),
    creditor: {
      name: row.creditorName,
      addressLines: row.creditorAddressLines,
      postcode: row.creditorPostcode,
      city: row.creditorCity,
      country: row.creditorCountry,
      cvr: row.creditorCvr,
      email: row.creditorEmail,
      phone: row.creditorPhone,
    },
    fiCreditorNumber: row.fiCreditorNumber,
  };
}

/** What is the debtor's own. */
export function debtorFactsOf(
  row: DebtorRow,
  numbers: Pick<TermsRow, 'pbsNumber' | 'bsDebtorGroup' | 'bsSettings'>,
): Pick<InvoiceFacts, 'debtorId' | 'language' | 'delivery' | 'email' | 'debtor' | 'betalingsservice' | 'mandates'> {
  return {
    ...payerFactsOf(row, numbers),
    debtorId: row.debtorId,
    debtor: {
      name: row.debtorName,
      addressLines: row.debtorAddressLines,
      postcode: row.debtorPostcode,
      city: row.debtorCity,
      country: row.debtorCountry,
      cvr: row.debtorCvr,
      customerNumber: row.customerNumber,
    },
  };
}

/** How the debtor pays and is written to. */
export function payerFactsOf(
  row: PayerRow,
  { pbsNumber, bsDebtorGroup, bsSettings }: Pick<TermsRow, 'pbsNumber' | 'bsDebtorGroup' | 'bsSettings'>,
): Pick<BillingFacts, 'language' | 'delivery' | 'email' | 'betalingsservice' | 'mandates'> {
  const { customerNumber } = row;
  return {
    language: row.language,
    delivery: row.delivery,
    email: mailedTo({ ...row, email: row.debtorEmail }, { withSlips: mailsWithSlips(settingsOf(bsSettings).services) }),
    betalingsservice:
      pbsNumber === null || bsDebtorGroup === null ? null : { pbsNumber, bsDebtorGroup, customerNumber },
    mandates:
      row.mandateNumber === null || row.mandateActiveFrom === null
        ? []
        : [
            {
              mandateNumber: row.mandateNumber,
              activeFrom: row.mandateActiveFrom,
              endedOn: row.mandateEndedOn,
              bsDebtorGroup: row.mandateDebtorGroup,
            },
            ...(row.mandatesEarlier ?? []),
          ],
  };
}
