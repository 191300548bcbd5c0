import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId, ItemId } from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type {
  BetalingsserviceNumbers,
  DocumentKind,
  InvoiceDocument,
  PaymentInstruction,
} from '../../domain/invoices/invoice.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { Share } from '../../domain/money/shares.ts';
import { MAIL_COLUMNS, mailOf, type MailRow, type MailToCompose } from '../mails/mail-to-compose.ts';
import type { EntityManager } from '../orm.ts';
import type { InvoiceParties } from '../words/invoices.ts';

/** An issued invoice as the document it is. */
export interface LoadedInvoice {
  readonly creditorId: CreditorId;
  readonly document: InvoiceDocument;
  /** Null where the debtor gets no mail. */
  readonly mail: MailToCompose | null;
}

interface Row extends MailRow {
  invoiceId: InvoiceId;
  creditorId: CreditorId;
  kind: DocumentKind;
  number: string;
  language: Language;
  issuedOn: CivilDate;
  dueOn: CivilDate;
  periodFrom: CivilDate;
  periodTo: CivilDate;
  netOre: string;
  vatOre: string;
  totalOre: string;
  fiCreditorNumber: string | null;
  paymentId: string | null;
  paymentMethod: PaymentInstruction['method'] | null;
  creditsInvoice: { number: string; issuedOn: CivilDate } | null;
  parties: InvoiceParties;
  subscriptionReference: string | null;
  debtorEan: string | null;
  debtorReference: string | null;
  // Amounts as text: JSON's numbers would lose their last digits.
  lines: {
    itemId: ItemId | null;
    itemNumber: string | null;
    text: string;
    quantityMicro: string;
    unitPriceMicro: string;
    vatCode: VatCode;
    vatRateBp: number;
    discountOre: string;
    share: Share | null;
    netOre: string;
  }[];
  vat: { vatCode: VatCode; vatRateBp: number; baseOre: string; vatOre: string }[];
}

const SELECT = `
select i.id "invoiceId", i.creditor_id "creditorId", i.series kind, i.number, i.language, i.issued_on "issuedOn", i.due_on "dueOn", i.period_from "periodFrom",
  i.period_to "periodTo", i.net_ore "netOre", i.vat_ore "vatOre", i.total_ore "totalOre", i.fi_creditor_number "fiCreditorNumber",
  i.payment_id "paymentId", i.payment_method "paymentMethod", i.parties, i.subscription_reference "subscriptionReference",
  i.debtor_ean "debtorEan", i.debtor_reference "debtorReference",
  (select jsonb_agg(jsonb_build_object('itemId', l.item_id, 'itemNumber', l.item_number, 'text', l.text, 'quantityMicro', l.quantity_micro::text, 'unitPriceMicro',
      l.unit_price_micro::text, 'vatCode', l.vat_code, 'vatRateBp', l.vat_rate_bp, 'discountOre', l.discount_ore::text,
      'share', case when l.share_of_days is not null then jsonb_build_object('afterDays', l.share_after_days, 'throughDays',
        l.share_through_days, 'ofDays', l.share_of_days) end, 'netOre', l.net_ore::text) order by l.position)
    from invoice_line l where l.invoice_id = i.id) lines,
  (select jsonb_agg(jsonb_build_object('vatCode', v.vat_code, 'vatRateBp', v.vat_rate_bp, 'baseOre', v.base_ore::text, 'vatOre',
      v.vat_ore::text) order by v.vat_code desc, v.vat_rate_bp desc)
    from invoice_vat v where v.invoice_id = i.id) vat,
  (select jsonb_build_object('number', o.number, 'issuedOn', o.issued_on) from invoice o where o.id = i.credits_invoice_id)
    "creditsInvoice",
  ${MAIL_COLUMNS}
from invoice i left join invoice_mail m on m.invoice_id = i.id
where i.id = any(?::uuid[]) and i.series <> 'reminder'`;

/** Reads an issued invoice or credit note, and what its mail is to be, in one statement; null where there is none. */
export async function loadInvoiceDocument(em: EntityManager, invoiceId: InvoiceId): Promise<LoadedInvoice | null> {
  return (await loadInvoiceDocuments(em, [invoiceId])).get(invoiceId) ?? null;
}

/** As `loadInvoiceDocument`, of many. */
export async function loadInvoiceDocuments(
  em: EntityManager,
  invoiceIds: readonly InvoiceId[],
): Promise<ReadonlyMap<InvoiceId, LoadedInvoice>> {
  const rows = await em.execute<Row[]>(SELECT, [`{${invoiceIds.join()}}`]);
  return new Map(
    rows.map((row) => {
      return [row.invoiceId, { creditorId: row.creditorId, document: documentOf(row), mail: mailOf(row) }];
    }),
  );
}

function documentOf(row: Row): InvoiceDocument {
  return {
    kind: row.kind,
    number: row.number,
    language: row.language,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    period: { from: row.periodFrom, to: row.periodTo },
    creditor: row.parties.creditor,
    debtor: row.parties.debtor,
    references: {
      subscription: row.subscriptionReference,
      debtorEan: row.debtorEan,
      debtor: row.debtorReference,
    },
    lines: row.lines.map((line) => ({
      ...line,
      quantityMicro: BigInt(line.quantityMicro),
      unitPriceMicro: BigInt(line.unitPriceMicro),
      discountOre: BigInt(line.discountOre),
      netOre: BigInt(line.netOre),
    })),
    vat: row.vat.map((total) => ({ ...total, baseOre: BigInt(total.baseOre), vatOre: BigInt(total.vatOre) })),
    netOre: BigInt(row.netOre),
    vatOre: BigInt(row.vatOre),
    totalOre: BigInt(row.totalOre),
    creditsInvoice: row.creditsInvoice,
    payment: paymentInstruction(row, row.parties.betalingsservice),
  };
}

function paymentInstruction(row: Row, betalingsservice: BetalingsserviceNumbers | null): PaymentInstruction | null {
  const { paymentMethod, paymentId, fiCreditorNumber } = row;
  if (paymentMethod === null || paymentId === null || fiCreditorNumber === null) return null;
  if (paymentMethod === 'fi71') return { method: 'fi71', paymentId, fiCreditorNumber, signUp: betalingsservice };
  if (betalingsservice === null)
    throw new Error(`invoice ${row.number} is collected, but its creditor has no Betalingsservice number`);
  return { method: 'betalingsservice', paymentDate: row.dueOn, ...betalingsservice };
}
