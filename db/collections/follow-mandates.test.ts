import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId, MandateId } from '../../domain/identifiers/ids.ts';
import { sampleCollection, sampleSettlement } from '../../tests/support/sample-collection.ts';
import { sampleCreditor } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { Collection } from '../entities/collection.ts';
import { Mandate } from '../entities/mandate.ts';
import { PaymentMail } from '../entities/payment-mail.ts';
import { lowerCollections } from './lower-collections.ts';
import { followMandates } from './follow-mandates.ts';
import type { EntityManager } from '../orm.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
});
afterAll(() => database.close());

const inside = (work: (em: EntityManager) => Promise<void>) => database.orm.em.fork().transactional(work);
const collectionOf = (invoiceId: InvoiceId) => database.orm.em.fork().findOneOrFail(Collection, { invoiceId });
const mailsOf = (invoiceId: InvoiceId) => database.orm.em.fork().find(PaymentMail, { invoiceId });

test('a mandate that ends takes what is queued from its end on along, asks for it by mail, and leaves the rest', async () => {
  const { orm } = database;
  const first = await sampleCollection(orm, { creditorId });
  const { debtorId } = first;
  const earlier = await sampleCollection(orm, { creditorId, debtorId });
  const pending = await sampleCollection(orm, { creditorId, debtorId });
  const stranger = await sampleCollection(orm, { creditorId });
  const em = orm.em.fork();
  await em.nativeUpdate(Collection, { invoiceId: earlier.invoiceId }, { paymentDate: civilDate('2026-11-30') });
  await em.nativeDelete(Collection, { invoiceId: pending.invoiceId });
  const endedOn = civilDate('2026-12-01');
  await em.nativeUpdate(Mandate, { debtorId }, { endedOn });
  const { id: causeId } = await em.findOneOrFail(Mandate, { debtorId });
  for (let times = 0; times < 2; times += 1) {
    await inside((inner) => followMandates(inner, { creditorId, debtorIds: [debtorId] }));
  }
  for (const { invoiceId } of [first, pending]) {
    expect((await collectionOf(invoiceId)).status).toBe('withdrawn');
    expect(await mailsOf(invoiceId)).toMatchObject([{ reason: 'mandate_ended', causeId, status: 'waiting' }]);
  }
  for (const { invoiceId } of [earlier, stranger]) {
    expect((await collectionOf(invoiceId)).status).toBe('queued');
    expect(await mailsOf(invoiceId)).toEqual([]);
  }
});

test('a mandate that takes the place of another draws what is queued from the day on which it is active', async () => {
  const { orm } = database;
  const first = await sampleCollection(orm, { creditorId });
  const { debtorId } = first;
  const earlier = await sampleCollection(orm, { creditorId, debtorId });
  await orm.em
    .fork()
    .nativeUpdate(Collection, { invoiceId: earlier.invoiceId }, { paymentDate: civilDate('2026-11-30') });
  const mandate = { mandateNumber: '987654321', activeFrom: civilDate('2026-12-01') };
  await inside(async (em) => {
    await em.nativeUpdate(Mandate, { debtorId }, { endedOn: mandate.activeFrom });
    await em.insert(Mandate, { id: uuid() as MandateId, creditorId, debtorId, ...mandate, endedOn: null });
    await followMandates(em, { creditorId, debtorIds: [debtorId] });
  });
  expect(await collectionOf(first.invoiceId)).toMatchObject({ status: 'queued', mandateNumber: '987654321' });
  expect(await collectionOf(earlier.invoiceId)).toMatchObject({ status: 'queued', mandateNumber: '123456789' });
});

test('a mandate that ends after another has taken its place takes nothing of what that one draws', async () => {
  const { orm } = database;
  const first = await sampleCollection(orm, { creditorId });
  const { debtorId } = first;
  const between = await sampleCollection(orm, { creditorId, debtorId });
  await orm.em
    .fork()
    .nativeUpdate(Collection, { invoiceId: between.invoiceId }, { paymentDate: civilDate('2026-11-30') });
  const { id: causeId } = await orm.em.fork().findOneOrFail(Mandate, { debtorId });
  const mandate = { mandateNumber: '987654321', activeFrom: civilDate('2026-12-01') };
  await inside(async (em) => {
    await em.nativeUpdate(Mandate, { debtorId }, { endedOn: mandate.activeFrom });
    await em.insert(Mandate, { id: uuid() as MandateId, creditorId, debtorId, ...mandate, endedOn: null });
    await followMandates(em, { creditorId, debtorIds: [debtorId] });
    await em.nativeUpdate(Mandate, { id: causeId }, { endedOn: civilDate('2026-11-30') });
    await followMandates(em, { creditorId, debtorIds: [debtorId] });
  });
  expect(await collectionOf(first.invoiceId)).toMatchObject({ status: 'queued', mandateNumber: '987654321' });
  expect(await mailsOf(first.invoiceId)).toEqual([]);
  expect((await collectionOf(between.invoiceId)).status).toBe('withdrawn');
  expect(await mailsOf(between.invoiceId)).toMatchObject([{ reason: 'mandate_ended', causeId }]);
});

test('what is queued is lowered to what is open of the invoice, withdrawn where that is nothing, and not queued later at the full amount', async () => {
  const { orm } = database;
  const [part, whole, pending] = [
    await sampleCollection(orm, { creditorId }),
    await sampleCollection(orm, { creditorId }),
    await sampleCollection(orm, { creditorId }),
  ];
  await orm.em.fork().nativeDelete(Collection, { invoiceId: pending.invoiceId });
  await sampleSettlement(orm, { creditorId, ...part, amountOre: 10_000n });
  await sampleSettlement(orm, { creditorId, ...whole, amountOre: 12_500n });
  await sampleSettlement(orm, { creditorId, ...pending, amountOre: 12_500n });
  const invoiceIds = [part, whole, pending].map(({ invoiceId }) => invoiceId);
  await inside((em) => lowerCollections(em, { creditorId, invoiceIds }));
  expect(await collectionOf(part.invoiceId)).toMatchObject({ status: 'queued', amountOre: 2_500n });
  expect(await collectionOf(whole.invoiceId)).toMatchObject({ status: 'withdrawn', amountOre: 12_500n });
  expect(await collectionOf(pending.invoiceId)).toMatchObject({ status: 'withdrawn' });
  await inside((em) => lowerCollections(em, { creditorId, invoiceIds: [] }));
});
