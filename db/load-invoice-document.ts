import type { CivilDate } from '../domain/calendar.ts';
import type { CreditorId, InvoiceId } from '../domain/ids.ts';
import type {
  BetalingsserviceNumbers,
  InvoiceDocument,
  Language,
  PaymentInstruction,
  VatCode,
} from '../domain/invoice.ts';
import type { EntityManager } from './orm.ts';
import type { InvoiceParties, MailStatus } from './words.ts';

/** An issued invoice as the document it is. */
export interface LoadedInvoice {
  readonly creditorId: CreditorId;
  readonly document: InvoiceDocument;
  /** Null where the debtor gets no mail. */
  readonly mail: {
    readonly recipient: string;
    readonly messageId: string;
    readonly status: MailStatus;
    readonly createdAt: Date;
    /** Whether the message has been composed already. */
    readonly hasContent: boolean;
  } | null;
}

interface Row {
  creditorId: CreditorId;
  number: string;
  language: Language;
  issuedOn: CivilDate;
  dueOn: CivilDate;
  periodFrom: CivilDate;
  periodTo: CivilDate;
  netOre: string;
  vatOre: string;
  totalOre: string;
  fiCreditorNumber: string;
  paymentId: string;
  paymentMethod: PaymentInstruction['method'];
  parties: InvoiceParties;
  // Amounts as text: JSON's numbers would lose their last digits.
  lines: {
    text: string;
    quantityMicro: string;
    unitPriceMicro: string;
    vatCode: VatCode;
    vatRateBp: number;
    netOre: string;
  }[];
  vat: { vatCode: VatCode; vatRateBp: number; baseOre: string; vatOre: string }[];
  recipient: string | null;
  messageId: string | null;
  mailStatus: MailStatus | null;
  mailCreatedAt: string | null;
  mailHasContent: boolean;
}

const SELECT = `
select i.creditor_id "creditorId", i.number, i.language, i.issued_on "issuedOn", i.due_on "dueOn", i.period_from "periodFrom",
  i.period_to "periodTo", i.net_ore "netOre", i.vat_ore "vatOre", i.total_ore "totalOre", i.fi_creditor_number "fiCreditorNumber",
  i.payment_id "paymentId", i.payment_method "paymentMethod", i.parties,
  (select jsonb_agg(jsonb_build_object('text', l.text, 'quantityMicro', l.quantity_micro::text, 'unitPriceMicro',
      l.unit_price_micro::text, 'vatCode', l.vat_code, 'vatRateBp', l.vat_rate_bp, 'netOre', l.net_ore::text) order by l.position)
    from invoice_line l where l.invoice_id = i.id) lines,
  (select jsonb_agg(jsonb_build_object('vatCode', v.vat_code, 'vatRateBp', v.vat_rate_bp, 'baseOre', v.base_ore::text, 'vatOre',
      v.vat_ore::text) order by v.vat_code desc, v.vat_rate_bp desc)
    from invoice_vat v where v.invoice_id = i.id) vat,
  m.recipient, m.message_id "messageId", m.status "mailStatus", m.created_at "mailCreatedAt",
  m.content is not null "mailHasContent"
from invoice i left join invoice_mail m on m.invoice_id = i.id
where i.id = ?`;

/** Reads an issued invoice, and what its mail is to be, in one statement; null where there is none. */
export async function loadInvoiceDocument(em: EntityManager, invoiceId: InvoiceId): Promise<LoadedInvoice | null> {
  const [row] = await em.execute<Row[]>(SELECT, [invoiceId]);
  if (row === undefined) return null;
  const { creditorId, recipient, messageId, mailStatus, mailCreatedAt, mailHasContent: hasContent } = row;
  const hasMail = recipient !== null && messageId !== null && mailStatus !== null && mailCreatedAt !== null;
  return {
    creditorId,
    document: documentOf(row),
    mail: hasMail ? { recipient, messageId, status: mailStatus, createdAt: new Date(mailCreatedAt), hasContent } : null,
  };
}

function documentOf(row: Row): InvoiceDocument {
  return {
    kind: 'invoice',
    number: row.number,
    language: row.language,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    period: { from: row.periodFrom, to: row.periodTo },
    creditor: row.parties.creditor,
    debtor: row.parties.debtor,
    lines: row.lines.map((line) => ({
      ...line,
      quantityMicro: BigInt(line.quantityMicro),
      unitPriceMicro: BigInt(line.unitPriceMicro),
      discountOre: 0n,
      share: null,
      netOre: BigInt(line.netOre),
    })),
    vat: row.vat.map((total) => ({ ...total, baseOre: BigInt(total.baseOre), vatOre: BigInt(total.vatOre) })),
    netOre: BigInt(row.netOre),
    vatOre: BigInt(row.vatOre),
    totalOre: BigInt(row.totalOre),
    creditsInvoice: null,
    payment: paymentInstruction(row, row.parties.betalingsservice),
  };
}

function paymentInstruction(row: Row, betalingsservice: BetalingsserviceNumbers | null): PaymentInstruction {
  if (row.paymentMethod === 'fi71') {
    return {
      method: 'fi71',
      paymentId: row.paymentId,
      fiCreditorNumber: row.fiCreditorNumber,
      signUp: betalingsservice,
    };
  }
  if (betalingsservice === null)
    throw new Error(`invoice ${row.number} is collected, but its creditor has no Betalingsservice number`);
  return { method: 'betalingsservice', paymentDate: row.dueOn, ...betalingsservice };
}
