import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { baseOf, type DayInvoice } from '../../domain/invoices/day-invoice.ts';
import type { VatBase } from '../../domain/invoices/credit-invoice.ts';
import type { CreditorId, DebtorId, InvoiceId, LineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { WayOfDelivery } from '../../domain/mails/document-delivery.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import { partOf } from '../../domain/lines/billed-difference.ts';
import type { ComposedLine } from '../../domain/lines/charge-lines.ts';
import { partsOre } from '../../domain/lines/day-parts.ts';
import { givenAwayParts } from '../../domain/lines/given-away.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { wholePeriodAt } from '../../domain/subscriptions/periods.ts';
import type { Share } from '../../domain/money/shares.ts';
import { fromStoredLine } from './draft-lines.ts';
import type { StoredDraftLine } from '../words/invoices.ts';
import { fromStoredParts } from '../lines/day-entries.ts';
import type { EntityManager } from '../orm.ts';
import type { StoredDayPart } from '../words/day-entries.ts';
import { type ScheduleColumns, scheduleOf } from '../subscriptions/subscription-columns.ts';
import type { InvoiceParties } from '../words/invoices.ts';

/** An invoice with what a credit note of it is made from, by days too, and how the debtor gets documents today. */
export interface LoadedCreditable extends DayInvoice, WayOfDelivery {
  readonly subscriptionId: SubscriptionId;
  readonly debtorId: DebtorId;
  readonly parties: InvoiceParties;
  /** Whether Betalingsservice draws the amount. */
  readonly drawn: boolean;
}

interface Row extends ScheduleColumns, WayOfDelivery {
  invoiceId: InvoiceId;
  subscriptionId: SubscriptionId;
  debtorId: DebtorId;
  number: string;
  language: Language;
  parties: InvoiceParties;
  drawn: boolean;
  periodIndex: number;
  periodFrom: CivilDate;
  periodTo: CivilDate;
  // Amounts as text: JSON's numbers would lose their last digits.
  lines: StoredDraftLine[];
  vat: { vatCode: VatCode; vatRateBp: number; baseOre: string; vatOre: string }[];
  creditedBases: { vatCode: VatCode; vatRateBp: number; baseOre: string }[] | null;
  creditedLines: { standingLineId: LineId | null; share: Share | null }[] | null;
  creditedBeyond: { vatCode: VatCode; vatRateBp: number; baseOre: string }[] | null;
  ownEntries: { position: number; vatCode: VatCode | null; parts: StoredDayPart[] }[] | null;
  freedBases: { vatCode: VatCode; vatRateBp: number; baseOre: string; untoldOre: string }[] | null;
  freedDays: { position: number; parts: StoredDayPart[] }[] | null;
  positions: { standingLineId: LineId; position: number }[] | null;
}

const SHARE = `case when l.share_of_days is not null then jsonb_build_object('afterDays', l.share_after_days, 'throughDays',
  l.share_through_days, 'ofDays', l.share_of_days) end`;

const BY_DAYS = `exists (select from day_entry e where e.credit_note_id = n.id and e.kind <> 'given_freely')`;

// What has no credit note has been given back by those of others: of the invoice that the line stands on, or has been set off of.
const IS_OF_INVOICE = `case
  when e.credit_note_id is not null then
    exists (select from invoice n where n.id = e.credit_note_id and n.credits_invoice_id = i.id and ${BY_DAYS})
  when e.one_off_line_id is null then e.period_index = i.period_index and e.debtor_id = i.debtor_id
  else i.id = coalesce(o.invoice_id,
    (select n.credits_invoice_id from day_entry x join invoice n on n.id = x.credit_note_id
      where x.one_off_line_id = o.id and x.kind = 'set_off'),
    (select p.id from invoice p where p.subscription_id = e.subscription_id and p.period_index = e.period_index
      and p.series = 'invoice' order by p.id limit 1)) end`;

// As `mailsWithSlips` has it.
const MAILS_WITH_SLIPS = `exists (
  select from creditor k where k.id = i.creditor_id
    and k.bs_settings #>> '{services,slips}' <> 'none' and (k.bs_settings #>> '{services,slipAndMail}')::boolean)`;

const SELECT = `
select i.id "invoiceId", i.subscription_id "subscriptionId", i.debtor_id "debtorId", i.number, i.language, i.parties, d.delivery,
  case when d.delivery = 'mail' or d.delivery = 'slip' and ${MAILS_WITH_SLIPS} then d.email end email,
  i.payment_method = 'betalingsservice' drawn, i.period_index "periodIndex", i.period_from "periodFrom", i.period_to "periodTo",
  s.start_on "startOn", s.interval_unit "intervalUnit", s.interval_count "intervalCount", s.alignment, s.anchor_day "anchorDay",
  s.anchor_date "anchorDate",
  (select jsonb_agg(jsonb_build_object('itemId', l.item_id, 'standingLineId', l.standing_line_id, 'oneOffLineId', l.one_off_line_id,
      'text', l.text, 'quantityMicro', l.quantity_micro::text, 'unitPriceMicro', l.unit_price_micro::text, 'discountOre',
      l.discount_ore::text, 'share', ${SHARE}, 'vatCode', l.vat_code, 'vatRateBp', l.vat_rate_bp, 'netOre', l.net_ore::text)
      order by l.position)
    from invoice_line l where l.invoice_id = i.id) lines,
  (select jsonb_agg(jsonb_build_object('vatCode', v.vat_code, 'vatRateBp', v.vat_rate_bp, 'baseOre', v.base_ore::text, 'vatOre',
      v.vat_ore::text) order by v.vat_code desc, v.vat_rate_bp desc)
    from invoice_vat v where v.invoice_id = i.id) vat,
  (select jsonb_agg(jsonb_build_object('vatCode', b.vat_code, 'vatRateBp', b.vat_rate_bp, 'baseOre', b.base_ore::text))
    from (select v.vat_code, v.vat_rate_bp, sum(v.base_ore) base_ore from invoice n join invoice_vat v on v.invoice_id = n.id
      where n.credits_invoice_id = i.id group by 1, 2) b) "creditedBases",
  (select jsonb_agg(jsonb_build_object('standingLineId', l."standingLineId", 'share', l.share)) from (
    select l.standing_line_id "standingLineId", ${SHARE} share
    from invoice n join invoice_line l on l.invoice_id = n.id where n.credits_invoice_id = i.id
    union all
    select e.standing_line_id, jsonb_build_object('afterDays', e.parts->0->'days'->0, 'throughDays', e.parts->0->'days'->1, 'ofDays',
      e.parts->0->'base'->1)
    from day_entry e where e.subscription_id = i.subscription_id and e.period_index = i.period_index
      and e.debtor_id = i.debtor_id and e.standing_line_id is not null) l) "creditedLines",
  (select jsonb_agg(jsonb_build_object('vatCode', b.vat_code, 'vatRateBp', b.vat_rate_bp, 'baseOre', b.base_ore::text))
    from (select l.vat_code, l.vat_rate_bp, sum(l.net_ore) base_ore from invoice n join invoice_line l on l.invoice_id = n.id
      where n.credits_invoice_id = i.id and l.standing_line_id is null and ${BY_DAYS} group by 1, 2) b) "creditedBeyond",
  (select jsonb_agg(jsonb_build_object('position', e.position, 'vatCode', coalesce(l.vat_code, o.vat_code), 'parts', e.parts))
    from day_entry e left join one_off_line o on o.id = e.one_off_line_id left join invoice_line l on l.one_off_line_id = o.id
    where e.subscription_id = i.subscription_id and e.kind <> 'adjusted' and ${IS_OF_INVOICE}) "ownEntries",
  (select jsonb_agg(jsonb_build_object('vatCode', b.vat_code, 'vatRateBp', b.vat_rate_bp, 'baseOre', b.base_ore::text, 'untoldOre',
      b.untold_ore::text))
    from (select l.vat_code, l.vat_rate_bp, sum(l.net_ore) base_ore,
        coalesce(sum(l.net_ore) filter (where not exists (select from day_entry e where e.credit_note_id = n.id)), 0) untold_ore
      from invoice n join invoice_line l on l.invoice_id = n.id
      where n.credits_invoice_id = i.id and not ${BY_DAYS}
        and not exists (select from invoice_line x where x.invoice_id = n.id and x.standing_line_id is not null) group by 1, 2) b) "freedBases",
  (select jsonb_agg(jsonb_build_object('position', e.position, 'parts', e.parts) order by e.id) from day_entry e
    where e.subscription_id = i.subscription_id and e.period_index = i.period_index and e.debtor_id = i.debtor_id
      and e.kind = 'given_freely' and e.one_off_line_id is null) "freedDays",
  (select jsonb_agg(jsonb_build_object('standingLineId', st.id, 'position', st.position)) from standing_line st
    where st.id in (select l.standing_line_id from invoice_line l where l.invoice_id = i.id)) positions
from invoice i
join subscription s on s.id = i.subscription_id
join debtor d on d.id = i.debtor_id
where i.creditor_id = ? and i.id in (select jsonb_array_elements_text(?::jsonb)::uuid)
order by i.period_from, i.id`;

/**
 * Reads invoices of a creditor to be credited, oldest period first, and holds them until the transaction ends: of two credit notes
 * at once the second sees the first. Credit notes among the ids, and ids of others, are left out.
 */
export async function loadCreditableInvoices(
  em: EntityManager,
  { creditorId, invoiceIds }: { creditorId: CreditorId; invoiceIds: readonly InvoiceId[] },
): Promise<LoadedCreditable[]> {
  const held = await em.execute<{ id: InvoiceId }[]>(
    `select id from invoice where creditor_id = ? and series = 'invoice'
       and id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by id for no key update`,
    [creditorId, JSON.stringify(invoiceIds)],
  );
  // A statement of its own: what was committed while this one waited for the lock is seen by the next one alone.
  const rows = await em.execute<Row[]>(SELECT, [creditorId, JSON.stringify(held.map(({ id }) => id))]);
  return rows.map(creditableOf);
}

function creditableOf(row: Row): LoadedCreditable {
  const { invoiceId, subscriptionId, debtorId, parties, delivery, email, drawn, number, language, periodIndex } = row;
  const positions = new Map((row.positions ?? []).map((one) => [one.standingLineId, one.position]));
  const positionOf = (standingLineId: LineId) => positions.get(standingLineId) ?? 1;
  const whole = wholePeriodAt(scheduleOf(row), periodIndex);
  const lines = row.lines.map(fromStoredLine);
  return {
    invoiceId,
    periodIndex,
    positionOf,
    freedOf: freedBy(row, { lines, whole, positionOf }),
    freed: basesOf(row.freedBases),
    subscriptionId,
    debtorId,
    parties,
    delivery,
    email,
    drawn,
    number,
    language,
    period: { from: row.periodFrom, to: row.periodTo },
    whole,
    lines,
    vat: row.vat.map((total) => ({ ...total, baseOre: BigInt(total.baseOre), vatOre: BigInt(total.vatOre) })),
    tookOver: tookOver(row, { lines, positionOf }),
    credited: {
      bases: basesOf(row.creditedBases),
      lines: row.creditedLines ?? [],
    },
  };
}

/** What lines of credit notes by days come to that are no standing lines, without what the ledger of days says of the invoice's own. */
function tookOver(
  { vat, creditedBeyond, ownEntries }: Row,
  { lines, positionOf }: { lines: readonly ComposedLine[] } & Pick<DayInvoice, 'positionOf'>,
): VatBase[] {
  const beyond = basesOf(creditedBeyond);
  const own = (ownEntries ?? []).map(({ position, vatCode, parts }) => {
    const line = lines.find(({ standingLineId }) => standingLineId !== null && positionOf(standingLineId) === position);
    return { vatCode: vatCode ?? line?.vatCode, ore: partsOre(fromStoredParts(parts)) };
  });
  return vat.map(({ vatCode, vatRateBp }) => {
    const ownOre = own.filter((one) => one.vatCode === vatCode).reduce((sum, { ore }) => sum + ore, 0n);
    return { vatCode, vatRateBp, baseOre: baseOf(beyond, { vatCode, vatRateBp }) + ownOre };
  });
}

/** What free lines have given back of standing lines' days; of credits that the ledger of days was not told of, of all days alike. */
function freedBy(
  { freedBases, freedDays }: Row,
  { lines, whole, positionOf }: { lines: readonly ComposedLine[]; whole: Period } & Pick<DayInvoice, 'positionOf'>,
): DayInvoice['freedOf'] {
  const untold = (freedBases ?? []).map(({ vatCode, untoldOre }) => ({ vatCode, netOre: BigInt(untoldOre) }));
  const charged = lines.map((line) => ({ ...line, days: partOf(line, { whole }).days }));
  const spread = givenAwayParts(charged, untold).flatMap((parts, index) => {
    const standingLineId = lines[index]?.standingLineId ?? null;
    return standingLineId === null ? [] : { position: positionOf(standingLineId), parts };
  });
  const told = (freedDays ?? []).map(({ position, parts }) => ({ position, parts: fromStoredParts(parts) }));
  return (position) => [...spread, ...told].filter((one) => one.position === position).flatMap(({ parts }) => parts);
}

const basesOf = (bases: Row['creditedBases']): VatBase[] =>
  (bases ?? []).map((base) => ({ ...base, baseOre: BigInt(base.baseOre) }));
