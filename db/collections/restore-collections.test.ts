import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { createCloseDelivery } from '../../activities/deliveries/close-delivery.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, DeliveryId, InvoiceId, MandateId } from '../../domain/identifiers/ids.ts';
import { sampleCollection, sampleSettlement } from '../../tests/support/sample-collection.ts';
import { sampleCreditor } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { lockDeliveries } from '../deliveries/lock-deliveries.ts';
import { Collection } from '../entities/collection.ts';
import { Mandate } from '../entities/mandate.ts';
import { PaymentMail } from '../entities/payment-mail.ts';
import type { EntityManager } from '../orm.ts';
import type { WithdrawnAs } from '../words/collections.ts';
import { followMandates } from './follow-mandates.ts';
import { lowerCollections } from './lower-collections.ts';
import { restoreCollections } from './restore-collections.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
});
afterAll(() => database.close());

/** The last delivery for 1 December 2026 is closed half an hour before 11:00 on 23 November, Danish time. */
const BEFORE_THE_LAST_CLOSING_MS = Date.UTC(2026, 10, 23, 9, 29);
const AFTER_THE_LAST_CLOSING_MS = Date.UTC(2026, 10, 23, 9, 31);
const TOTAL_ORE = 12_500n;

type Sample = Awaited<ReturnType<typeof sampleCollection>>;

const inside = <Answer>(work: (em: EntityManager) => Promise<Answer>) => database.orm.em.fork().transactional(work);
const collectionOf = (invoiceId: InvoiceId) => database.orm.em.fork().findOneOrFail(Collection, { invoiceId });
const reasonsOf = async (invoiceId: InvoiceId) =>
  (await database.orm.em.fork().find(PaymentMail, { invoiceId })).map(({ reason }) => reason);
const restore = ({ invoiceId }: Sample, atMs = BEFORE_THE_LAST_CLOSING_MS) =>
  inside((em) => restoreCollections(em, { creditorId, invoiceIds: [invoiceId], now: () => atMs }));
const endMandate = ({ debtorId }: Sample, endedOn = civilDate('2026-12-01')) =>
  database.orm.em.fork().nativeUpdate(Mandate, { debtorId, endedOn: null }, { endedOn });
const follow = ({ debtorId }: { debtorId: DebtorId }) =>
  inside((em) => followMandates(em, { creditorId, debtorIds: [debtorId] }));

/** Answers when a transaction waits for a lock on deliveries. */
async function somebodyWaits(em: EntityManager): Promise<void> {
  const SELECT = `select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  while ((await em.execute<unknown[]>(SELECT)).length === 0) await setTimeout(5);
}

async function settle(sample: Sample, amountOre = TOTAL_ORE): Promise<void> {
  await sampleSettlement(database.orm, { creditorId, ...sample, amountOre });
  await inside((em) => lowerCollections(em, { creditorId, invoiceIds: [sample.invoiceId] }));
}

/** So much is open again. */
async function unsettle({ debtorId, invoiceId }: Sample, amountOre = TOTAL_ORE): Promise<void> {
  await database.orm.em.fork().execute(
    `insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
     values (?, '2026-11-21', 'write_off_undone', 'receivables', 'write_offs', ?, ?, ?)`,
    [creditorId, amountOre.toString(), debtorId, invoiceId],
  );
}

async function settled(): Promise<Sample> {
  const sample = await sampleCollection(database.orm, { creditorId });
  await settle(sample);
  expect(await collectionOf(sample.invoiceId)).toMatchObject({ status: 'withdrawn', withdrawnAs: 'settled' });
  return sample;
}

describe('what is open again', () => {
  test('is queued again over just that much, while a delivery is still to be closed for it, and nobody is asked by mail', async () => {
    const sample = await settled();
    await unsettle(sample, 10_000n);
    expect(await restore(sample)).toEqual(new Set([sample.invoiceId]));
    expect(await collectionOf(sample.invoiceId)).toMatchObject({
      id: sample.collection.id,
      status: 'queued',
      withdrawnAs: null,
      amountOre: 10_000n,
      mandateNumber: '123456789',
    });
    expect(await reasonsOf(sample.invoiceId)).toEqual([]);
  });

  test('is too late after the last delivery that could carry it, which the debtor is told once', async () => {
    const sample = await settled();
    await unsettle(sample);
    for (let times = 0; times < 2; times += 1) await restore(sample, AFTER_THE_LAST_CLOSING_MS);
    expect(await collectionOf(sample.invoiceId)).toMatchObject({ status: 'too_late', withdrawnAs: null });
    expect(await reasonsOf(sample.invoiceId)).toEqual(['too_late']);
  });

  test('is too late as well where its last delivery is closed while it is waited for', async () => {
    const sample = await settled();
    await unsettle(sample);
    let nowMs = BEFORE_THE_LAST_CLOSING_MS;
    let restored: Promise<unknown> = Promise.resolve();
    await inside(async (em) => {
      await lockDeliveries(em, creditorId);
      restored = inside((own) =>
        restoreCollections(own, { creditorId, invoiceIds: [sample.invoiceId], now: () => nowMs }),
      );
      await somebodyWaits(em);
      nowMs = AFTER_THE_LAST_CLOSING_MS;
    });
    await restored;
    expect(await collectionOf(sample.invoiceId)).toMatchObject({ status: 'too_late' });
  });

  test('is drawn by the mandate that took the place of the one which it was withdrawn with', async () => {
    const sample = await settled();
    await endMandate(sample, civilDate('2026-11-20'));
    const { debtorId } = sample;
    const mandate = { mandateNumber: '987654321', activeFrom: civilDate('2026-11-20'), endedOn: null };
    await database.orm.em.fork().insert(Mandate, { id: uuid() as MandateId, creditorId, debtorId, ...mandate });
    await unsettle(sample);
    await restore(sample);
    expect(await collectionOf(sample.invoiceId)).toMatchObject({ status: 'queued', mandateNumber: '987654321' });
  });

  test('is asked for by mail where the mandate has ended meanwhile', async () => {
    const sample = await settled();
    await endMandate(sample);
    await unsettle(sample);
    for (let times = 0; times < 2; times += 1) await restore(sample);
    expect(await collectionOf(sample.invoiceId)).toMatchObject({ status: 'withdrawn', withdrawnAs: 'without_mandate' });
    expect(await reasonsOf(sample.invoiceId)).toEqual(['mandate_ended']);
  });

  test('raises what is still queued over a part', async () => {
    const sample = await sampleCollection(database.orm, { creditorId });
    await settle(sample, 10_000n);
    await unsettle(sample, 4_000n);
    expect(await restore(sample)).toEqual(new Set([sample.invoiceId]));
    expect(await collectionOf(sample.invoiceId)).toMatchObject({ status: 'queued', amountOre: 6_500n });
  });

  test('is queued again where a former version has withdrawn it and said nothing of why: nothing was open of it', async () => {
    const sample = await sampleCollection(database.orm, { creditorId });
    await sampleSettlement(database.orm, { creditorId, ...sample, amountOre: TOTAL_ORE });
    await database.orm.em.fork().nativeUpdate(Collection, { invoiceId: sample.invoiceId }, { status: 'withdrawn' });
    expect(await collectionOf(sample.invoiceId)).toMatchObject({ withdrawnAs: 'settled' });
    await unsettle(sample);
    expect(await restore(sample)).toEqual(new Set([sample.invoiceId]));
    expect(await collectionOf(sample.invoiceId)).toMatchObject({ status: 'queued', withdrawnAs: null });
  });

  test.each<WithdrawnAs>(['by_person', 'without_mandate'])(
    'stays withdrawn where it was so for another reason: %s',
    async (withdrawnAs) => {
      const sample = await settled();
      await database.orm.em.fork().nativeUpdate(Collection, { invoiceId: sample.invoiceId }, { withdrawnAs });
      await unsettle(sample);
      expect(await restore(sample)).toEqual(new Set());
      expect(await collectionOf(sample.invoiceId)).toMatchObject({ status: 'withdrawn', withdrawnAs });
      expect(await reasonsOf(sample.invoiceId)).toEqual([]);
    },
  );

  test('stays where it is once it is delivered', async () => {
    const sample = await sampleCollection(database.orm, { creditorId });
    const closeDelivery = createCloseDelivery({ orm: database.orm, bsSubsystem: 'BS1' });
    const deliveryId = uuid() as DeliveryId;
    await closeDelivery({ creditorId, deliveryId, closedAtMs: BEFORE_THE_LAST_CLOSING_MS });
    await settle(sample);
    await unsettle(sample);
    expect(await restore(sample)).toEqual(new Set());
    expect(await collectionOf(sample.invoiceId)).toMatchObject({ status: 'delivered', deliveryId });
  });
});

const anyStep = fc.record({
  kind: fc.constantFrom(
    'settle' as const,
    'settle' as const,
    'unsettle' as const,
    'unsettle' as const,
    'end_mandate' as const,
  ),
  ore: fc.constantFrom(4_000n, 8_500n, TOTAL_ORE),
});

test('after any steps, what is queued is all that is open, and what others than a payment withdrew stays so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 12 }), async (steps) => {
      const sample = await sampleCollection(database.orm, { creditorId });
      let openOre = TOTAL_ORE;
      let stays = false;
      for (const { kind, ore } of steps) {
        const most = kind === 'settle' ? openOre : TOTAL_ORE - openOre;
        const movedOre = ore < most ? ore : most;
        if (kind === 'end_mandate') {
          await endMandate(sample);
          await follow(sample);
        } else if (movedOre > 0n && kind === 'settle') {
          await settle(sample, movedOre);
          openOre -= movedOre;
        } else if (movedOre > 0n) {
          await unsettle(sample, movedOre);
          await restore(sample);
          openOre += movedOre;
        }
        const { status, withdrawnAs, amountOre } = await collectionOf(sample.invoiceId);
        expect(['queued', 'withdrawn']).toContain(status);
        if (status === 'queued') expect([stays, amountOre]).toEqual([false, openOre]);
        if (withdrawnAs === 'settled') expect([stays, openOre]).toEqual([false, 0n]);
        stays ||= withdrawnAs === 'without_mandate';
      }
      expect(await database.orm.em.fork().count(Collection, { invoiceId: sample.invoiceId })).toBe(1);
    }),
    { numRuns: 12 },
  );
});
