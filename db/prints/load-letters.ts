import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtorId,
  InvoiceId,
  PaymentMailId,
  PrintBatchId,
  StatementMailId,
} from '../../domain/identifiers/ids.ts';
import type { LetterDocument } from '../../domain/prints/letters.ts';
import { Creditor } from '../entities/creditor.ts';
import { Debtor } from '../entities/debtor.ts';
import { Invoice } from '../entities/invoice.ts';
import { StatementMail } from '../entities/statement-mail.ts';
import { loadInvoiceDocuments } from '../invoices/load-invoice-document.ts';
import { loadPaymentMail } from '../invoices/load-payment-mail.ts';
import { creditorPartyOf, debtorPartyOf } from '../invoices/party-of.ts';
import { loadStatementDocument } from '../invoices/load-statement-document.ts';
import type { EntityManager } from '../orm.ts';
import type { PrintedPriceStep } from '../words/indexations.ts';
import { loadReminderDocuments } from '../reminders/load-reminder-document.ts';

interface Item {
  readonly invoiceId: InvoiceId | null;
  readonly paymentMailId: PaymentMailId | null;
  readonly statementMailId: StatementMailId | null;
  readonly priceStep: PrintedPriceStep | null;
  readonly debtorId: DebtorId;
  /** The day of the batch. */
  readonly on: CivilDate;
}

const SELECT = `
select p.invoice_id "invoiceId", p.payment_mail_id "paymentMailId", p.statement_mail_id "statementMailId",
  p.price_step "priceStep", p.debtor_id "debtorId",
  (b.created_at at time zone c.time_zone)::date "on"
from print_item p join print_batch b on b.id = p.batch_id join creditor c on c.id = p.creditor_id
where p.creditor_id = ? and p.batch_id = ? order by p.id`;

/** The statement of a month on paper is as long as it is: nobody could have it sent for fewer days. */
const MOST_ENTRIES = 100_000;

/** The letters of a batch in the order in which they are printed. */
export async function loadLetters(
  em: EntityManager,
  { creditorId, batchId }: { creditorId: CreditorId; batchId: PrintBatchId },
): Promise<LetterDocument[]> {
  const items = await em.execute<Item[]>(SELECT, [creditorId, batchId]);
  const ids = items.flatMap(({ invoiceId }) => invoiceId ?? []);
  const documents = await loadInvoiceDocuments(em, ids);
  const reminders = await loadReminderDocuments(em, ids);
  const letters: LetterDocument[] = [];
  for (const { invoiceId, paymentMailId, statementMailId, priceStep, debtorId, on } of items) {
    const loaded = invoiceId === null ? undefined : (documents.get(invoiceId) ?? reminders.get(invoiceId));
    if (loaded !== undefined) letters.push(loaded.document);
    else if (paymentMailId !== null) letters.push(await loadPaymentRequest(em, { paymentMailId, on }));
    else if (statementMailId !== null) letters.push(await loadStatement(em, { creditorId, statementMailId }));
    else if (priceStep !== null) letters.push(await loadPriceStep(em, { creditorId, debtorId, priceStep, on }));
    else throw new Error(`document ${invoiceId} of print batch ${batchId} is not there`);
  }
  return letters;
}

/** It asks for what was open when its batch was made, and goes to the debtor's address of today. */
async function loadPaymentRequest(
  em: EntityManager,
  { paymentMailId, on }: { paymentMailId: PaymentMailId; on: CivilDate },
): Promise<LetterDocument> {
  const { mail, document: invoice, payBy, happenedOn } = await loadPaymentMail(em, paymentMailId);
  const { debtorId } = await em.findOneOrFail(Invoice, { id: mail.invoiceId });
  const debtor = await em.findOneOrFail(Debtor, { id: debtorId });
  const { language, creditor } = invoice;
  return {
    kind: 'payment_request',
    language,
    creditor,
    debtor: debtorPartyOf(debtor),
    issuedOn: on,
    invoice,
    reason: mail.reason,
    happenedOn,
    amountOre: mail.amountOre,
    payBy,
  };
}

async function loadPriceStep(
  em: EntityManager,
  {
    creditorId,
    debtorId,
    priceStep,
    on,
  }: { creditorId: CreditorId; debtorId: DebtorId; priceStep: PrintedPriceStep; on: CivilDate },
): Promise<LetterDocument> {
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
  const debtor = await em.findOneOrFail(Debtor, { id: debtorId, creditorId });
  return {
    kind: 'price_step',
    language: debtor.language,
    creditor: creditorPartyOf(creditor),
    debtor: debtorPartyOf(debtor),
    issuedOn: on,
    ...priceStep,
  };
}

async function loadStatement(
  em: EntityManager,
  { creditorId, statementMailId }: { creditorId: CreditorId; statementMailId: StatementMailId },
): Promise<LetterDocument> {
  const mail = await em.findOneOrFail(StatementMail, { id: statementMailId, creditorId });
  const { debtorId, fromOn: from, toOn: to, madeOn } = mail;
  const span = { creditorId, debtorId, from, to };
  const document = await loadStatementDocument(em, { span, madeOn, most: MOST_ENTRIES });
  if (document === null) throw new Error(`statement ${statementMailId} has more than ${MOST_ENTRIES} entries`);
  return document;
}
