import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CollectionStatus } from '../../db/words/collections.ts';
import type { MailStatus } from '../../db/words/mails.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { DocumentKind, PaymentInstruction } from '../../domain/invoices/invoice.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { PaymentDateReason } from '../../domain/collections/explain-payment-date.ts';
import type { PaymentDates } from '../../domain/collections/payment-dates.ts';
import { paymentDatesOfCreditor, showIssuedDeadline } from '../collections/payment-date-fields.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant } from '../http/fields.ts';
import type { invoiceAnswer } from './invoice-fields.ts';
import { showPaymentStatus } from './show-payment-status.ts';

interface InvoiceRow {
  id: string;
  kind: DocumentKind;
  number: string;
  subscriptionId: string;
  debtorId: string;
  debtorName: string;
  customerNumber: string;
  subscriptionReference: string | null;
  periodFrom: CivilDate;
  periodTo: CivilDate;
  issuedOn: CivilDate;
  dueOn: CivilDate;
  language: Language;
  paymentMethod: PaymentInstruction['method'] | null;
  paymentId: string | null;
  creditsInvoiceId: string | null;
  netOre: string;
  vatOre: string;
  totalOre: string;
  creditedOre: string;
  openOre: string | null;
  delivery: DocumentDelivery | null;
  mailStatus: MailStatus | null;
  collectionStatus: CollectionStatus | null;
  reasons: PaymentDateReason[] | null;
  createdAt: string;
}

const FROM = `
from (select * from invoice where series <> 'reminder') i
left join invoice_balance b on b.invoice_id = i.id
left join invoice_mail m on m.invoice_id = i.id
left join collection c on c.invoice_id = i.id
left join debtor d on d.creditor_id = i.creditor_id and d.id = i.debtor_id`;

const SELECT = `
select i.id, i.series kind, i.number, i.credits_invoice_id "creditsInvoiceId", i.subscription_id "subscriptionId", i.debtor_id "debtorId", i.parties #>> '{debtor,name}' "debtorName",
  i.parties #>> '{debtor,customerNumber}' "customerNumber", i.subscription_reference "subscriptionReference",
  i.period_from "periodFrom", i.period_to "periodTo", i.issued_on "issuedOn", i.due_on "dueOn", i.language,
  i.payment_method "paymentMethod", i.payment_id "paymentId", i.net_ore "netOre", i.vat_ore "vatOre", i.total_ore "totalOre",
  (select coalesce(sum(n.total_ore), 0) from invoice n where n.credits_invoice_id = i.id) "creditedOre",
  b.open_ore "openOre", i.delivery, m.status "mailStatus", c.status "collectionStatus", i.parties -> 'collectionReasons' reasons,
  i.created_at "createdAt" ${FROM}`;

/** What is open, by what is asked of it. Where nothing is, it is looked up for each that is counted: a join would be made of all balances. */
const OPEN = {
  open: 'b.open_ore',
  overdue: 'b.open_ore',
  settled: '0',
  any: '(select open_ore from invoice_balance where invoice_id = i.id)',
} as const;

/** What of invoices is summed up; a `where` on `i`, `b`, `m`, `c` and `d` follows, with the payment status among what it asks for. */
export const invoicesToSum = (paymentStatus: keyof typeof OPEN = 'any') => `
select case i.series when 'credit_note' then -i.total_ore else i.total_ore end total, ${OPEN[paymentStatus]} open ${FROM}`;

/**
 * A creditor's invoices and credit notes, and no reminders, that meet a condition on `i`, its balance `b`, mail `m`, collection `c` and debtor `d`, newest first
 * or in the order given.
 */
export async function findInvoices(
  em: EntityManager,
  { creditorId, where, values, order = 'i.id desc', limit }: Selection & { readonly order?: string },
): Promise<z.input<typeof invoiceAnswer>[]> {
  const rows = await em.execute<InvoiceRow[]>(
    `${SELECT} where i.creditor_id = ? and ${where} order by ${order} limit ?`,
    [creditorId, ...values, limit],
  );
  const today = await creditorToday(em, creditorId);
  const dates = await paymentDatesOfCreditor(em, creditorId);
  return rows.map((row) => showInvoice(row, { today, dates }));
}

function showInvoice(
  { netOre, vatOre, totalOre, creditedOre, openOre, createdAt, reasons, ...row }: InvoiceRow,
  { today, dates }: { today: CivilDate; dates: PaymentDates },
): z.input<typeof invoiceAnswer> {
  return {
    ...row,
    ...showPaymentStatus({
      openOre: openOre === null ? null : BigInt(openOre),
      totalOre: BigInt(totalOre),
      creditedOre: BigInt(creditedOre),
      dueOn: row.dueOn,
      today,
    }),
    collection:
      row.paymentMethod === 'betalingsservice'
        ? { paymentDate: row.dueOn, ...showIssuedDeadline({ paymentDate: row.dueOn, reasons }, dates) }
        : null,
    net: formatOre(BigInt(netOre)),
    vat: formatOre(BigInt(vatOre)),
    total: formatOre(BigInt(totalOre)),
    credited: formatOre(BigInt(creditedOre)),
    createdAt: isoInstant(createdAt),
  };
}
