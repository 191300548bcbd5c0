import type { CivilDate } from '../domain/calendar.ts';
import type { BillableLine, InvoiceFacts } from '../domain/compose-invoice.ts';
import type { CreditorId, DebtorId, ItemId, OneOffLineId, SubscriptionId } from '../domain/ids.ts';
import type { Language, VatCode } from '../domain/invoice.ts';
import type { IntervalUnit, Schedule } from '../domain/periods.ts';
import type { EntityManager } from './orm.ts';
import type { SubscriptionStatus } from './words.ts';

/** A subscription with all that decides what its next invoice says. */
export interface SubscriptionFacts {
  readonly creditorId: CreditorId;
  readonly status: SubscriptionStatus;
  readonly schedule: Schedule;
  readonly endOn: CivilDate | null;
  readonly nextPeriodIndex: number;
  readonly facts: InvoiceFacts;
}

interface SubscriptionRow {
  subscriptionId: SubscriptionId;
  creditorId: CreditorId;
  debtorId: DebtorId;
  status: SubscriptionStatus;
  startOn: CivilDate;
  intervalUnit: IntervalUnit;
  intervalCount: number;
  endOn: CivilDate | null;
  nextPeriodIndex: number;
  paymentTermsDays: number;
  timeZone: string;
  fiCreditorNumber: string;
  pbsNumber: string | null;
  bsDebtorGroup: string | null;
  creditorName: string;
  creditorAddressLines: string[];
  creditorPostcode: string;
  creditorCity: string;
  creditorCountry: string;
  creditorCvr: string;
  creditorEmail: string;
  creditorPhone: string | null;
  debtorName: string;
  debtorAddressLines: string[];
  debtorPostcode: string;
  debtorCity: string;
  debtorCountry: string;
  debtorCvr: string | null;
  debtorEmail: string | null;
  customerNumber: string;
  language: Language;
  mandateNumber: string | null;
  mandateActiveFrom: CivilDate | null;
  mandateEndedOn: CivilDate | null;
}

const SELECT_SUBSCRIPTION = `
select s.id "subscriptionId", s.creditor_id "creditorId", s.debtor_id "debtorId", s.status, s.start_on "startOn",
  s.interval_unit "intervalUnit", s.interval_count "intervalCount", s.end_on "endOn", s.next_period_index "nextPeriodIndex",
  s.payment_terms_days "paymentTermsDays",
  c.time_zone "timeZone", c.fi_creditor_number "fiCreditorNumber", c.pbs_number "pbsNumber", c.bs_debtor_group "bsDebtorGroup",
  c.name "creditorName", c.address_lines "creditorAddressLines", c.postcode "creditorPostcode", c.city "creditorCity",
  c.country "creditorCountry", c.cvr "creditorCvr", c.email "creditorEmail", c.phone "creditorPhone",
  d.name "debtorName", d.address_lines "debtorAddressLines", d.postcode "debtorPostcode", d.city "debtorCity",
  d.country "debtorCountry", d.cvr "debtorCvr", d.email "debtorEmail", d.customer_number "customerNumber", d.language,
  m.mandate_number "mandateNumber", m.active_from "mandateActiveFrom", m.ended_on "mandateEndedOn"
from subscription s
join creditor c on c.id = s.creditor_id
join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
left join lateral (
  select mandate_number, active_from, ended_on from mandate
  where debtor_id = s.debtor_id order by ended_on desc nulls first limit 1) m on true
where s.id = ?`;

const SELECT_LINES = `
select l.*, it.name_da "nameDa", it.name_en "nameEn" from (
  select item_id "itemId", null::uuid "oneOffLineId", text, quantity_micro "quantityMicro", unit_price_micro "unitPriceMicro",
    vat_code "vatCode", 0 part, position, null::uuid sequence
  from standing_line where subscription_id = ? and replaced_at is null
  union all
  select item_id, id, text, quantity_micro, unit_price_micro, vat_code, 1, 0, id
  from one_off_line where subscription_id = ? and invoice_id is null
) l left join item it on it.id = l."itemId"
order by part, position, sequence`;

interface LineRow {
  itemId: ItemId | null;
  oneOffLineId: OneOffLineId | null;
  text: string | null;
  quantityMicro: string;
  unitPriceMicro: string;
  vatCode: VatCode;
  nameDa: string | null;
  nameEn: string | null;
}

/**
 * Reads what a subscription's next invoice would be made from, in two statements. With `lock` the subscription's row is held until
 * the transaction ends, so that no line is added and no end date set while its invoice is drafted.
 * Null where there is no such subscription.
 */
export async function loadInvoiceFacts(
  em: EntityManager,
  { subscriptionId, lock }: { subscriptionId: SubscriptionId; lock: boolean },
): Promise<SubscriptionFacts | null> {
  const [row] = await em.execute<SubscriptionRow[]>(`${SELECT_SUBSCRIPTION}${lock ? ' for update of s' : ''}`, [
    subscriptionId,
  ]);
  if (row === undefined) return null;
  const lines = await em.execute<LineRow[]>(SELECT_LINES, [subscriptionId, subscriptionId]);
  return {
    creditorId: row.creditorId,
    status: row.status,
    schedule: { start: row.startOn, interval: { unit: row.intervalUnit, count: row.intervalCount } },
    endOn: row.endOn,
    nextPeriodIndex: row.nextPeriodIndex,
    facts: { ...partiesOf(row), lines: lines.map(billableLine) },
  };
}

function partiesOf(row: SubscriptionRow): Omit<InvoiceFacts, 'lines'> {
  return {
    subscriptionId: row.subscriptionId,
    debtorId: row.debtorId,
    timeZone: row.timeZone,
    paymentTermsDays: row.paymentTermsDays,
    language: row.language,
    email: row.debtorEmail,
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
    debtor: {
      name: row.debtorName,
      addressLines: row.debtorAddressLines,
      postcode: row.debtorPostcode,
      city: row.debtorCity,
      country: row.debtorCountry,
      cvr: row.debtorCvr,
      customerNumber: row.customerNumber,
    },
    fiCreditorNumber: row.fiCreditorNumber,
    betalingsservice:
      row.pbsNumber === null || row.bsDebtorGroup === null
        ? null
        : { pbsNumber: row.pbsNumber, bsDebtorGroup: row.bsDebtorGroup, customerNumber: row.customerNumber },
    mandate:
      row.mandateNumber === null || row.mandateActiveFrom === null
        ? null
        : { mandateNumber: row.mandateNumber, activeFrom: row.mandateActiveFrom, endedOn: row.mandateEndedOn },
  };
}

function billableLine(row: LineRow): BillableLine {
  return {
    itemId: row.itemId,
    itemNames: row.nameDa === null || row.nameEn === null ? null : { da: row.nameDa, en: row.nameEn },
    oneOffLineId: row.oneOffLineId,
    text: row.text,
    quantityMicro: BigInt(row.quantityMicro),
    unitPriceMicro: BigInt(row.unitPriceMicro),
    vatCode: row.vatCode,
  };
}
