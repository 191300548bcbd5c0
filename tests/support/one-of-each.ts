import { v7 as uuid } from 'uuid';
import { Delivery } from '../../db/entities/delivery.ts';
import { DeliverySeries } from '../../db/entities/delivery-series.ts';
import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import { MandateRegistration } from '../../db/entities/mandate-registration.ts';
import { PayOut } from '../../db/entities/pay-out.ts';
import { PrintBatch } from '../../db/entities/print-batch.ts';
import { PrintBatchPdf } from '../../db/entities/print-batch-pdf.ts';
import { SelfCheck } from '../../db/entities/self-check.ts';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { SubscriptionPause } from '../../db/entities/subscription-pause.ts';
import type { EntityManager } from '../../db/orm.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtorId,
  DeliveryId,
  DraftId,
  FindingId,
  MandateRegistrationId,
  PauseId,
  PayOutId,
  PrintBatchId,
  SelfCheckId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';

/**
 * One of each thing that Termin itself makes over time, as it would stand there: a delivery, a self-check with a finding, a pause and a
 * draft of the subscription, a registration and a pay-out of the debtor, a batch of letters. Answers their ids by the names of the paths'
 * parameters.
 */
export async function insertOneOfEach(
  em: EntityManager,
  {
    creditorId,
    subscriptionId,
    debtorId,
  }: { creditorId: CreditorId; subscriptionId: SubscriptionId; debtorId: DebtorId },
) {
  const deliveryId = uuid() as DeliveryId;
  await em.insert(DeliverySeries, { dataSupplierNumber: '10000009', nextNumber: 2n });
  await em.insert(Delivery, {
    id: deliveryId,
    creditorId,
    dataSupplierNumber: '10000009',
    deliveryNumber: 1n,
    fileName: '10000009-1.BS1',
    content: Buffer.from('æøå', 'latin1'),
    collectionCount: 1,
    netOre: 100n,
  });
  const selfCheckId = uuid() as SelfCheckId;
  const findingId = uuid() as FindingId;
  await em.insert(SelfCheck, { id: selfCheckId, creditorId });
  await em.insert(SelfCheckFinding, {
    id: findingId,
    creditorId,
    code: 'workflow_missing',
    objectType: 'subscription',
    objectId: subscriptionId,
    objectKey: '',
    details: { periods: 2 },
    status: 'open',
    selfCheckId,
  });
  const pauseId = uuid() as PauseId;
  const pauseFrom = civilDate('2030-01-01');
  const owned = { creditorId, subscriptionId };
  await em.insert(SubscriptionPause, { id: pauseId, ...owned, pauseFrom, pauseTo: null, missed: 'skip' });
  const draftId = uuid() as DraftId;
  await em.insert(InvoiceDraft, {
    id: draftId,
    ...owned,
    debtorId,
    periodIndex: 1,
    periodFrom: civilDate('2026-12-01'),
    periodTo: civilDate('2026-12-31'),
    status: 'waiting',
    releaseAt: new Date(Date.UTC(2026, 10, 23, 2)),
    lines: [],
  });
  const registrationId = uuid() as MandateRegistrationId;
  await em.insert(MandateRegistration, {
    id: registrationId,
    creditorId,
    debtorId,
    kind: 'change_customer_number',
    newCustomerNumber: '2001',
    status: 'queued',
  });
  const payOutId = uuid() as PayOutId;
  const payOut = { amountOre: 100n, note: 'Udmeldt', reference: '99', status: 'queued' as const };
  await em.insert(PayOut, { id: payOutId, creditorId, debtorId, ...payOut });
  const printBatchId = uuid() as PrintBatchId;
  const printed = { number: 1, letters: 1, letterMarks: 'none', printedAt: null } as const;
  await em.insert(PrintBatch, { id: printBatchId, creditorId, ...printed });
  await em.insert(PrintBatchPdf, { batchId: printBatchId, creditorId, content: Buffer.from('%PDF-') });
  return { deliveryId, selfCheckId, findingId, pauseId, draftId, registrationId, payOutId, printBatchId };
}
