import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Invoice } from '../../db/entities/invoice.ts';
import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { PeriodSettlement } from '../../db/entities/period-settlement.ts';
import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { billingInstantMs } from '../../domain/calendar/wake-up.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createDraftInvoice } from './draft-invoice.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 23, 2);
const WINDOW_DAYS = 5;

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId });
});
afterAll(() => database.close());

/** A subscription from 1 November whose invoices wait five days for approval. */
const subscribe = () =>
  sampleSubscription(database.orm, {
    creditorId,
    debtorId,
    startOn: civilDate('2026-11-01'),
    terms: { draftWindowDays: WINDOW_DAYS },
  });
const ask = (subscriptionId: SubscriptionId, billedAtMs = BILLED_AT_MS, periodIndex = 0) =>
  createDraftInvoice(database)({ subscriptionId, periodIndex, billedAtMs });
const releaseMs = (subscriptionId: SubscriptionId) =>
  billingInstantMs({ date: civilDate('2026-11-28'), zone: 'Europe/Copenhagen', subscriptionId });
const invoicesOf = (subscriptionId: SubscriptionId) =>
  database.orm.em.fork().find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } });
const draftsOf = (subscriptionId: SubscriptionId) =>
  database.orm.em.fork().find(InvoiceDraft, { subscriptionId }, { orderBy: { periodIndex: 'asc' } });
const setStatus = (subscriptionId: SubscriptionId, status: string) =>
  database.orm.em
    .fork()
    .execute('update invoice_draft set status = ? where subscription_id = ?', [status, subscriptionId]);

describe('an invoice with a draft window', () => {
  test('waits as one draft without a number until its time has come, and takes its one-off lines only then', async () => {
    const subscriptionId = await subscribe();
    const oneOffLineId = await sampleOneOffLine(database.orm, { creditorId, subscriptionId });
    const held = { kind: 'held', why: 'awaiting_approval', untilMs: releaseMs(subscriptionId) };
    expect(await Promise.all([1, 2].map(() => ask(subscriptionId)))).toEqual([held, held]);
    expect(await ask(subscriptionId, releaseMs(subscriptionId) - 1)).toEqual(held);
    expect(await draftsOf(subscriptionId)).toMatchObject([
      { status: 'waiting', invoiceId: null, periodFrom: '2026-11-01', periodTo: '2026-11-30' },
    ]);
    expect(await invoicesOf(subscriptionId)).toEqual([]);
    const em = database.orm.em.fork();
    expect(await em.findOneOrFail(OneOffLine, { id: oneOffLineId })).toMatchObject({ invoiceId: null });

    const issued = await ask(subscriptionId, releaseMs(subscriptionId));
    const [invoice, second] = await invoicesOf(subscriptionId);
    expect(second).toBeUndefined();
    expect(await ask(subscriptionId, releaseMs(subscriptionId))).toMatchObject({ invoiceId: invoice?.id });
    expect(invoice).toMatchObject({ issuedOn: '2026-11-28', dueOn: '2026-12-12', totalOre: 187_50n });
    expect(issued).toMatchObject({ kind: 'issued', invoiceId: invoice?.id });
    expect(await draftsOf(subscriptionId)).toMatchObject([{ status: 'issued', invoiceId: invoice?.id }]);
    expect(await database.orm.em.fork().findOneOrFail(OneOffLine, { id: oneOffLineId })).toMatchObject({
      invoiceId: invoice?.id,
    });
  });

  test('that a person releases is issued at once, as it was edited', async () => {
    const subscriptionId = await subscribe();
    await ask(subscriptionId);
    await database.orm.em.fork().execute(
      `update invoice_draft set status = 'released',
         lines = jsonb_set(jsonb_set(lines, '{0,unitPriceMicro}', '"80000000"'), '{0,netOre}', '"8000"')
       where subscription_id = ?`,
      [subscriptionId],
    );
    expect(await ask(subscriptionId)).toMatchObject({ kind: 'issued' });
    expect(await invoicesOf(subscriptionId)).toMatchObject([{ issuedOn: '2026-11-23', totalOre: 100_00n }]);
  });

  test.each([
    ['dropped', [{ outcome: 'dropped' }], []],
    ['released', [], [{ totalOre: 100_00n }]],
  ])('that a person has %s stays so, though invoices wait for nobody any more', async (status, settled, issued) => {
    const subscriptionId = await subscribe();
    await ask(subscriptionId);
    const em = database.orm.em.fork();
    await em.execute(
      `update invoice_draft set status = ?,
         lines = jsonb_set(jsonb_set(lines, '{0,unitPriceMicro}', '"80000000"'), '{0,netOre}', '"8000"')
       where subscription_id = ?`,
      [status, subscriptionId],
    );
    await em.execute('update subscription set draft_window_days = 0 where id = ?', [subscriptionId]);
    await ask(subscriptionId);
    expect(await em.find(PeriodSettlement, { subscriptionId })).toMatchObject(settled);
    expect(await invoicesOf(subscriptionId)).toMatchObject(issued);
    expect(await invoicesOf(subscriptionId)).toHaveLength(issued.length);
  });

  test('that a person drops settles its period without a number, and its one-off lines go to the next', async () => {
    const subscriptionId = await subscribe();
    const oneOffLineId = await sampleOneOffLine(database.orm, { creditorId, subscriptionId });
    await ask(subscriptionId);
    await setStatus(subscriptionId, 'dropped');
    expect([await ask(subscriptionId), await ask(subscriptionId)]).toEqual([{ kind: 'settled' }, { kind: 'settled' }]);
    const em = database.orm.em.fork();
    expect(await em.find(PeriodSettlement, { subscriptionId })).toMatchObject([{ periodIndex: 0, outcome: 'dropped' }]);
    expect(await invoicesOf(subscriptionId)).toEqual([]);
    await ask(subscriptionId, BILLED_AT_MS, 1);
    await ask(subscriptionId, releaseMs(subscriptionId), 1);
    expect(await invoicesOf(subscriptionId)).toMatchObject([{ periodFrom: '2026-12-01', totalOre: 187_50n }]);
    expect((await em.findOneOrFail(OneOffLine, { id: oneOffLineId })).invoiceId).not.toBeNull();
  });

  test('is dropped where its period is skipped while it waits', async () => {
    const subscriptionId = await subscribe();
    await ask(subscriptionId);
    await database.orm.em.fork().insert(PeriodSkip, { subscriptionId, periodIndex: 0, creditorId });
    expect(await ask(subscriptionId)).toEqual({ kind: 'settled' });
    expect(await draftsOf(subscriptionId)).toMatchObject([{ status: 'dropped', invoiceId: null }]);
  });

  test('carries a total below zero on when it is issued, and not sooner', async () => {
    const subscriptionId = await subscribe();
    await sampleOneOffLine(database.orm, { creditorId, subscriptionId, unitPriceMicro: -150_000_000n });
    await ask(subscriptionId);
    const carried = { subscriptionId, carriedFromInvoiceId: { $ne: null } };
    expect(await database.orm.em.fork().count(OneOffLine, carried)).toBe(0);
    expect((await draftsOf(subscriptionId))[0]?.lines.map(({ netOre }) => netOre)).toEqual(['10000', '-15000']);
    await ask(subscriptionId, releaseMs(subscriptionId));
    expect(await invoicesOf(subscriptionId)).toMatchObject([{ totalOre: 0n }]);
    expect(await database.orm.em.fork().count(OneOffLine, carried)).toBe(1);
  });

  test('leaves a one-off line that was edited out of it to the next', async () => {
    const subscriptionId = await subscribe();
    await sampleOneOffLine(database.orm, { creditorId, subscriptionId });
    await ask(subscriptionId);
    await database.orm.em
      .fork()
      .execute(`update invoice_draft set status = 'released', lines = lines - 1 where subscription_id = ?`, [
        subscriptionId,
      ]);
    await ask(subscriptionId);
    await ask(subscriptionId, BILLED_AT_MS, 1);
    await ask(subscriptionId, releaseMs(subscriptionId), 1);
    expect(await invoicesOf(subscriptionId)).toMatchObject([{ totalOre: 125_00n }, { totalOre: 187_50n }]);
  });
});
