import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CollectionId, CreditorId } from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { InvoiceLine } from '../../domain/lines/invoice-line.ts';
import type { EntityManager } from '../orm.ts';
import type { InvoiceParties } from '../words/invoices.ts';

/** A queued collection with what its delivery says about the invoice. */
export interface QueuedCollection {
  readonly id: CollectionId;
  readonly pbsNumber: string;
  readonly bsDebtorGroup: string;
  readonly customerNumber: string;
  readonly mandateNumber: string;
  readonly paymentDate: CivilDate;
  /** The invoice's total without what has been credited of it or paid otherwise. */
  readonly amountOre: bigint;
  readonly invoice: {
    readonly number: string;
    readonly paymentNumber: string;
    /** Fifteen digits. */
    readonly paymentId: string;
    readonly period: { readonly from: CivilDate; readonly to: CivilDate };
    readonly totalOre: bigint;
    readonly vatOre: bigint;
    readonly language: Language;
    readonly debtor: InvoiceParties['debtor'];
    readonly lines: readonly Pick<InvoiceLine, 'text' | 'netOre'>[];
  };
}

interface Row extends Omit<QueuedCollection, 'amountOre' | 'invoice'> {
  amountOre: string;
  number: string;
  paymentNumber: string;
  paymentId: string;
  periodFrom: CivilDate;
  periodTo: CivilDate;
  totalOre: string;
  vatOre: string;
  language: Language;
  debtor: InvoiceParties['debtor'];
  // Amounts as text: JSON's numbers would lose their last digits.
  lines: { text: string; netOre: string }[];
}

const SELECT = `
select c.id, c.pbs_number "pbsNumber", c.bs_debtor_group "bsDebtorGroup", c.customer_number "customerNumber",
  c.mandate_number "mandateNumber", c.payment_date "paymentDate", c.amount_ore "amountOre",
  i.number, i.payment_number "paymentNumber", i.payment_id "paymentId", i.period_from "periodFrom", i.period_to "periodTo", i.total_ore "totalOre",
  i.vat_ore "vatOre", i.language, i.parties -> 'debtor' debtor,
  (select jsonb_agg(jsonb_build_object('text', l.text, 'netOre', l.net_ore::text) order by l.position)
   from invoice_line l where l.invoice_id = i.id) lines
from collection c join invoice i on i.id = c.invoice_id
where c.creditor_id = ? and c.status = 'queued' and c.payment_date <= ?
order by c.pbs_number, c.bs_debtor_group, c.customer_number, c.payment_date, i.payment_number
for update of c`;

/** Reads and locks a creditor's queued collections up to a payment date, those of one record of the delivery side by side. */
export async function loadQueuedCollections(
  em: EntityManager,
  { creditorId, throughDate }: { creditorId: CreditorId; throughDate: CivilDate },
): Promise<QueuedCollection[]> {
  const rows = await em.execute<Row[]>(SELECT, [creditorId, throughDate]);
  return rows.map((row) => ({
    id: row.id,
    pbsNumber: row.pbsNumber,
    bsDebtorGroup: row.bsDebtorGroup,
    customerNumber: row.customerNumber,
    mandateNumber: row.mandateNumber,
    paymentDate: row.paymentDate,
    amountOre: BigInt(row.amountOre),
    invoice: {
      number: row.number,
      paymentNumber: row.paymentNumber,
      paymentId: row.paymentId,
      period: { from: row.periodFrom, to: row.periodTo },
      totalOre: BigInt(row.totalOre),
      vatOre: BigInt(row.vatOre),
      language: row.language,
      debtor: row.debtor,
      lines: row.lines.map(({ text, netOre }) => ({ text, netOre: BigInt(netOre) })),
    },
  }));
}
