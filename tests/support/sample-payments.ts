import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { MandateEvent } from '../../db/entities/mandate-event.ts';
import { Payment } from '../../db/entities/payment.ts';
import { PaymentMatch } from '../../db/entities/payment-match.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import { ReceivedNotice } from '../../db/entities/received-notice.ts';
import type { Orm } from '../../db/orm.ts';
import { type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import type {
  CollectionId,
  CreditorId,
  DebtorId,
  InvoiceId,
  MandateEventId,
  PaymentId,
  PaymentMatchId,
  ReceivedFileId,
} from '../../domain/identifiers/ids.ts';
import { sampleSubscription } from './sample-data.ts';

const BOOKED_ON = civilDate('2026-01-10');
const BILLED_AT_MS = Date.UTC(2026, 0, 1, 3);

/** A file that came in and was read. */
export async function sampleReceivedFile(orm: Orm): Promise<ReceivedFileId> {
  const id = uuid() as ReceivedFileId;
  await orm.em.fork().insert(ReceivedFile, {
    id,
    fileName: 'sample.0602',
    origin: 'upload',
    uploadedBy: null,
    sha256: Buffer.from(randomUUID()),
    sizeBytes: 1n,
    status: 'read',
    type: '0602',
    supplier: '00000018',
    deliveryId: id,
    createdOn: BOOKED_ON,
    errorCode: null,
    errorLine: null,
    errorColumn: null,
    errorDetail: null,
    readAt: new Date(BILLED_AT_MS),
  });
  return id;
}

/** A payment that waits, in a file of its own, booked on 10 January 2026. */
export async function samplePayment(
  orm: Orm,
  { amountOre, ...changes }: { creditorId: CreditorId; amountOre: bigint } & Partial<Payment>,
): Promise<PaymentId> {
  const id = uuid() as PaymentId;
  const receivedFileId = await sampleReceivedFile(orm);
  await orm.em.fork().insert(Payment, {
    id,
    receivedFileId,
    line: 3n,
    position: 1,
    kind: amountOre < 0n ? 'charged_back' : 'paid',
    source: 'bs_slip',
    code: '0297',
    bsDebtorGroup: null,
    customerNumber: '1001',
    mandateNumber: null,
    kortart: '71',
    fiPaymentId: '000000000000018',
    reference: null,
    bankReference: null,
    statedOn: null,
    paidOn: BOOKED_ON,
    bookedOn: BOOKED_ON,
    amountOre,
    statedOre: null,
    payerText: 'Prøvekunde Et',
    unmatchedOre: amountOre,
    status: 'waiting',
    outcome: null,
    ...changes,
  });
  return id;
}

/** A match as a rule makes it, of a payment or of a part of it. */
export async function sampleMatch(
  orm: Orm,
  match: {
    creditorId: CreditorId;
    paymentId: PaymentId;
    debtorId: DebtorId;
    invoiceId: InvoiceId;
    amountOre: bigint;
    collectionId?: CollectionId;
    reversesId?: PaymentMatchId;
    bookedOn?: CivilDate;
  },
): Promise<PaymentMatchId> {
  const id = uuid() as PaymentMatchId;
  const { creditorId, paymentId } = match;
  await orm.em.fork().transactional(async (em) => {
    await em.insert(PaymentMatch, {
      id,
      collectionId: null,
      reversesId: null,
      bookedOn: BOOKED_ON,
      ...match,
      rule: 'by_payment_id',
      explanation: 'the payment id is that of the invoice',
    });
    await em.nativeUpdate(
      Payment,
      { id: paymentId, creditorId, unmatchedOre: 0n },
      { status: 'matched', outcome: 'exact' },
    );
  });
  return id;
}

/** An invoice of 125.00 kr., 25.00 of them VAT, for January 2026. */
export async function sampleInvoice(
  orm: Orm,
  { creditorId, debtorId }: { creditorId: CreditorId; debtorId: DebtorId },
): Promise<InvoiceId> {
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2026-01-01') });
  const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  if (outcome.kind !== 'issued') throw new Error(`no invoice: ${outcome.kind}`);
  return outcome.invoiceId;
}

/** A mandate that a file tells of, for a customer that nobody knows. */
export async function sampleMandateEvent(
  orm: Orm,
  { creditorId, ...changes }: { creditorId: CreditorId } & Partial<MandateEvent>,
): Promise<MandateEventId> {
  const id = uuid() as MandateEventId;
  const receivedFileId = await sampleReceivedFile(orm);
  await orm.em.fork().insert(MandateEvent, {
    id,
    creditorId,
    receivedFileId,
    line: 2n,
    position: 1,
    code: '0231',
    change: 'active',
    bsDebtorGroup: '00001',
    customerNumber: '4711',
    mandateNumber: '123456789',
    fromOn: BOOKED_ON,
    toOn: null,
    debtorId: null,
    outcome: 'unknown_customer',
    ...changes,
  });
  return id;
}

/** A record of a file that is neither a payment nor a mandate. */
export async function sampleNotice(
  orm: Orm,
  { creditorId, ...changes }: { creditorId: CreditorId | null } & Partial<ReceivedNotice>,
): Promise<void> {
  const receivedFileId = changes.receivedFileId ?? (await sampleReceivedFile(orm));
  await orm.em.fork().insert(ReceivedNotice, {
    position: 1,
    line: 1n,
    code: 'remark',
    customerNumber: null,
    text: 'BS0920000001862',
    ...changes,
    receivedFileId,
    creditorId,
  });
}
