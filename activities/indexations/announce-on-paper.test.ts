import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Debtor } from '../../db/entities/debtor.ts';
import { Indexation } from '../../db/entities/indexation.ts';
import { IndexationMail } from '../../db/entities/indexation-mail.ts';
import { IndexationStep } from '../../db/entities/indexation-step.ts';
import { PrintItem } from '../../db/entities/print-item.ts';
import { insertPrintBatch } from '../../db/prints/insert-batch.ts';
import { loadLetters } from '../../db/prints/load-letters.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, PrintBatchId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleIndexation } from '../../tests/support/sample-indexation.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createAnnounceIndexation } from './announce-indexation.ts';

const DUE_ON = '2027-03-01';
/** 30 days of notice before the step is due, and 21 more in which it is to be printed. */
const LAID_READY_ON = '2027-01-09';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
let subscriptionId: SubscriptionId;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const { orm } = database;
  creditorId = await sampleCreditor(orm);
  debtorId = await sampleDebtor(orm, { creditorId, delivery: 'paper', email: null });
  subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2026-11-01') });
  await sampleIndexation(orm, { creditorId, subscriptionId, fromOn: civilDate(DUE_ON) });
});

const look = (day: string) =>
  createAnnounceIndexation(database)({ creditorId, subscriptionId, nowMs: Date.parse(`${day}T03:00:00Z`) });
const em = () => database.orm.em.fork();
const step = () => em().findOne(IndexationStep, { subscriptionId });
const letters = () => em().find(PrintItem, { debtorId, invoiceId: null }, { orderBy: { id: 'asc' } });
const mails = () => em().count(IndexationMail, { creditorId });
const attention = async () => (await em().findOneOrFail(Indexation, { subscriptionId })).attentionCode;

async function makeBatch(): Promise<PrintBatchId> {
  const made = await em().transactional((own) => insertPrintBatch(own, { creditorId, limit: 9 }));
  if (made === null) throw new Error('no letter waits');
  return made;
}
const print = (batchId: PrintBatchId, day: string) =>
  em().execute(`update print_batch set printed_at = ?::date + interval '12 hours' where id = ?`, [day, batchId]);

describe('a yearly step of who gets paper', () => {
  test('lies in the print queue weeks before it is to be announced, once, and is a plan until then', async () => {
    expect(await look('2027-01-08')).toMatchObject({ kind: 'waiting' });
    expect(await letters()).toEqual([]);
    for (const day of [LAID_READY_ON, LAID_READY_ON, '2027-01-10']) {
      expect(await look(day)).toMatchObject({ kind: 'waiting' });
    }
    expect(await letters()).toMatchObject([{ batchId: null, priceStep: { lines: [{ effectiveOn: DUE_ON }] } }]);
    expect(await step()).toMatchObject({ inForceAt: null, effectiveOn: DUE_ON });
    expect([await mails(), await attention()]).toEqual([0, null]);
  });

  test('is in force when it has been printed in time, and its letter says the old price and the new one', async () => {
    await look(LAID_READY_ON);
    const batchId = await makeBatch();
    await look('2027-01-15');
    expect(await step()).toMatchObject({ inForceAt: null });
    await print(batchId, '2027-01-20');
    await look('2027-01-20');
    expect(await step()).toMatchObject({ inForceAt: expect.any(Date), effectiveOn: DUE_ON });
    expect(await loadLetters(em(), { creditorId, batchId })).toMatchObject([
      {
        kind: 'price_step',
        debtor: { name: expect.any(String) },
        lines: [{ oldUnitPriceMicro: '100000000', newUnitPriceMicro: '102000000', effectiveOn: DUE_ON }],
      },
    ]);
  });

  test('that was printed too late for its notice is not in force: it is announced by another letter, from a later day', async () => {
    await look(LAID_READY_ON);
    await print(await makeBatch(), '2027-02-20');
    await look('2027-02-20');
    expect(await step()).toMatchObject({ inForceAt: null, effectiveOn: '2027-04-01' });
    expect(await letters()).toMatchObject([
      { priceStep: { lines: [{ effectiveOn: DUE_ON }] } },
      { batchId: null, priceStep: { lines: [{ effectiveOn: '2027-04-01' }] } },
    ]);
    await print(await makeBatch(), '2027-02-23');
    await look('2027-02-23');
    expect(await step()).toMatchObject({ inForceAt: expect.any(Date), effectiveOn: '2027-04-01' });
  });

  test('moves on while nobody prints it, and says so, but not while it is being printed', async () => {
    await look(LAID_READY_ON);
    await look('2027-02-20');
    expect(await letters()).toMatchObject([{ batchId: null, priceStep: { lines: [{ effectiveOn: '2027-04-01' }] } }]);
    await makeBatch();
    await look('2027-03-20');
    expect(await letters()).toMatchObject([{ priceStep: { lines: [{ effectiveOn: '2027-04-01' }] } }]);
  });

  test('goes by mail when the debtor gets mail by then, and by letter when it gets slips', async () => {
    await look(LAID_READY_ON);
    await em().nativeUpdate(Debtor, { id: debtorId }, { delivery: 'mail', email: 'kunde@prove.example' });
    expect(await look('2027-01-30')).toMatchObject({ kind: 'mail' });
    expect([await letters(), await mails()]).toEqual([[], 1]);
    await em().nativeUpdate(Debtor, { id: debtorId }, { delivery: 'slip' });
    expect(await look('2027-01-30')).toMatchObject({ kind: 'waiting' });
    expect([(await letters()).length, await mails()]).toEqual([1, 0]);
  });

  test('is taken out of the queue when its rule is over', async () => {
    await look(LAID_READY_ON);
    await em().nativeUpdate(Indexation, { subscriptionId }, { endedAt: new Date(0) });
    expect(await look('2027-01-10')).toEqual({ kind: 'over' });
    expect([await letters(), await step()]).toEqual([[], null]);
  });

  test('whose letter is in a batch when the rule is over is dropped, and the batch can be drawn all the same', async () => {
    await look(LAID_READY_ON);
    const batchId = await makeBatch();
    await em().nativeUpdate(Indexation, { subscriptionId }, { endedAt: new Date(0) });
    expect(await look('2027-01-10')).toEqual({ kind: 'over' });
    expect(await step()).toBeNull();
    expect(await loadLetters(em(), { creditorId, batchId })).toMatchObject([{ kind: 'price_step' }]);
  });
});
