import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createCloseDelivery } from '../../activities/deliveries/close-delivery.ts';
import { Collection } from '../../db/entities/collection.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import type { CreditorId, DebtorId, DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleCollection } from '../../tests/support/sample-collection.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { type TestCreditor } from '../test-api.ts';

const BEFORE_THE_DEADLINE_MS = Date.UTC(2026, 10, 10, 8);
const GROUP = '00001';
const OTHER_GROUP = '00002';
/** Of a sample debtor, active since long. */
const NUMBER = '123456789';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;

beforeAll(async () => {
  const betalingsservice = { pbsNumber: '00000018', debtorGroup: GROUP, dataSupplierNumber: '10000009' };
  creditor = await api.creditor({ betalingsservice });
  creditorId = creditor.creditorId as CreditorId;
});

async function setMandate(debtorId: DebtorId, body: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await api.call('put', `/v1/debtors/${debtorId}/mandate`, { key: creditor.admin, body });
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
}

const collectionOf = (invoiceId: InvoiceId) => database.orm.em.fork().findOneOrFail(Collection, { invoiceId });
const mailsOf = (invoiceId: InvoiceId) => database.orm.em.fork().find(PaymentMail, { invoiceId });

/** The debtor groups of the sections of a delivery that gathers what is queued. */
async function deliver(): Promise<string[]> {
  const deliveryId = uuid() as DeliveryId;
  const close = createCloseDelivery({ orm: database.orm, bsSubsystem: 'BS1' });
  await close({ creditorId, deliveryId, closedAtMs: BEFORE_THE_DEADLINE_MS });
  const { content } = await database.orm.em.fork().findOneOrFail(Delivery, { id: deliveryId });
  const sections = Buffer.from(content)
    .toString('latin1')
    .split('\r\n')
    .filter((record) => record.startsWith('BS012'));
  // BS012, positions 23-27.
  return sections.map((record) => record.slice(22, 27));
}

test.each([
  [
    'another mandate takes its place',
    { mandateNumber: '987654321', activeFrom: '2026-11-20', debtorGroup: OTHER_GROUP },
  ],
  ['it is moved there', { mandateNumber: NUMBER, activeFrom: '2020-01-01', debtorGroup: OTHER_GROUP }],
])('what is queued is delivered in the debtor group of its mandate when %s', async (_how, mandate) => {
  const { debtorId, invoiceId } = await sampleCollection(database.orm, { creditorId });
  await setMandate(debtorId, mandate);
  const { mandateNumber } = mandate;
  expect(await collectionOf(invoiceId)).toMatchObject({ status: 'queued', bsDebtorGroup: OTHER_GROUP, mandateNumber });
  expect(await deliver()).toEqual([OTHER_GROUP]);
});

test.each([
  ['set to begin later', { mandateNumber: NUMBER, activeFrom: '2026-12-02', debtorGroup: null }],
  [
    'set to begin later, in another group',
    { mandateNumber: NUMBER, activeFrom: '2026-12-02', debtorGroup: OTHER_GROUP },
  ],
])(
  'what is queued for a day before a mandate that is %s is withdrawn and asked for by mail, once',
  async (_how, mandate) => {
    const { debtorId, invoiceId } = await sampleCollection(database.orm, { creditorId });
    for (let times = 0; times < 2; times += 1) {
      await setMandate(debtorId, mandate);
      expect((await collectionOf(invoiceId)).status).toBe('withdrawn');
      expect(await mailsOf(invoiceId)).toMatchObject([{ reason: 'withdrawn' }]);
    }
  },
);

test('what is queued for a day before another mandate takes its place is still drawn by the one before', async () => {
  const { debtorId, invoiceId } = await sampleCollection(database.orm, { creditorId });
  await setMandate(debtorId, { mandateNumber: '987654321', activeFrom: '2026-12-02', debtorGroup: OTHER_GROUP });
  expect(await collectionOf(invoiceId)).toMatchObject({
    status: 'queued',
    bsDebtorGroup: GROUP,
    mandateNumber: NUMBER,
  });
  expect(await deliver()).toEqual([GROUP]);
});

test('what was drafted while its mandate changed, and queued as it was before, is delivered as it is now', async () => {
  const { debtorId, invoiceId } = await sampleCollection(database.orm, { creditorId });
  const ended = await sampleCollection(database.orm, { creditorId });
  await setMandate(debtorId, { mandateNumber: '987654321', activeFrom: '2026-11-20', debtorGroup: OTHER_GROUP });
  const em = database.orm.em.fork();
  await em.nativeUpdate(Collection, { invoiceId }, { bsDebtorGroup: GROUP, mandateNumber: NUMBER });
  await em.execute(`update mandate set ended_on = '2026-11-20', end_reason = 'by_bank' where debtor_id = ?`, [
    ended.debtorId,
  ]);
  expect(await deliver()).toEqual([OTHER_GROUP]);
  expect(await collectionOf(invoiceId)).toMatchObject({ status: 'delivered', mandateNumber: '987654321' });
  expect((await collectionOf(ended.invoiceId)).status).toBe('withdrawn');
  expect(await mailsOf(ended.invoiceId)).toMatchObject([{ reason: 'mandate_ended' }]);
});
