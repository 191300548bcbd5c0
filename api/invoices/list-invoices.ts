import { z } from 'zod';
import type { CollectionStatus, MailStatus } from '../../db/words.ts';
import type { CivilDate } from '../../domain/calendar.ts';
import type { DocumentKind, Language, PaymentInstruction } from '../../domain/invoice.ts';
import type { DebtorId, SubscriptionId } from '../../domain/ids.ts';
import { formatOre } from '../../domain/money.ts';
import { date, id, isoInstant, line } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { invoiceAnswer } from './invoice-fields.ts';

/** Fifteen digits: net banks let payers leave out leading zeros. */
const PAYMENT_ID_LENGTH = 15;

interface InvoiceRow {
  id: string;
  kind: DocumentKind;
  number: string;
  subscriptionId: string;
  debtorId: string;
  debtorName: string;
  customerNumber: string;
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
  mailStatus: MailStatus | null;
  collectionStatus: CollectionStatus | null;
  createdAt: string;
}

const SELECT = `
select i.id, i.series kind, i.number, i.credits_invoice_id "creditsInvoiceId", i.subscription_id "subscriptionId", i.debtor_id "debtorId", i.parties #>> '{debtor,name}' "debtorName",
  i.parties #>> '{debtor,customerNumber}' "customerNumber",
  i.period_from "periodFrom", i.period_to "periodTo", i.issued_on "issuedOn", i.due_on "dueOn", i.language,
  i.payment_method "paymentMethod", i.payment_id "paymentId", i.net_ore "netOre", i.vat_ore "vatOre", i.total_ore "totalOre",
  m.status "mailStatus", c.status "collectionStatus", i.created_at "createdAt"
from invoice i
left join invoice_mail m on m.invoice_id = i.id
left join collection c on c.invoice_id = i.id`;

export const listInvoices = defineRoute({
  method: 'get',
  path: '/v1/invoices',
  operationId: 'listInvoices',
  tag: 'Invoices',
  summary: 'List and search the invoices',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    subscriptionId: id<SubscriptionId>().optional(),
    debtorId: id<DebtorId>().optional(),
    kind: z.enum(['invoice', 'credit_note']).optional(),
    issuedFrom: date('2026-01-01').optional(),
    issuedTo: date('2026-12-31').optional(),
    q: line(20, '1042').optional().meta({ description: 'The invoice number or the payment id' }),
  }),
  answer: pageOf(invoiceAnswer),
  async handle({ em, creditorId, query }) {
    const conditions = ['i.creditor_id = ?'];
    const values: unknown[] = [creditorId];
    const add = (condition: string, ...given: unknown[]) => {
      conditions.push(condition);
      values.push(...given);
    };
    const after = afterId(query);
    if (after !== null) add('i.id < ?', after);
    if (query.subscriptionId !== undefined) add('i.subscription_id = ?', query.subscriptionId);
    if (query.debtorId !== undefined) add('i.debtor_id = ?', query.debtorId);
    if (query.kind !== undefined) add('i.series = ?', query.kind);
    if (query.issuedFrom !== undefined) add('i.issued_on >= ?', query.issuedFrom);
    if (query.issuedTo !== undefined) add('i.issued_on <= ?', query.issuedTo);
    if (query.q !== undefined)
      add('(i.number = ? or i.payment_id = ?)', query.q, query.q.padStart(PAYMENT_ID_LENGTH, '0'));
    const rows = await em.execute<InvoiceRow[]>(
      `${SELECT} where ${conditions.join(' and ')} order by i.id desc limit ?`,
      [...values, query.limit + 1],
    );
    return toPage(rows, query, showInvoice);
  },
});

function showInvoice({ netOre, vatOre, totalOre, createdAt, ...row }: InvoiceRow): z.input<typeof invoiceAnswer> {
  return {
    ...row,
    net: formatOre(BigInt(netOre)),
    vat: formatOre(BigInt(vatOre)),
    total: formatOre(BigInt(totalOre)),
    createdAt: isoInstant(createdAt),
  };
}
