import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceLineRow } from '../db/entities/invoice-line.ts';
import { InvoiceMail } from '../db/entities/invoice-mail.ts';
import { OneOffLine } from '../db/entities/one-off-line.ts';
import { Subscription } from '../db/entities/subscription.ts';
import { civilDate } from '../domain/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../domain/ids.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from '../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { createDraftInvoice } from './draft-invoice.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 23, 2);
const START = civilDate('2026-11-01');

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId });
});
afterAll(() => database.close());

const draft = (input: Parameters<ReturnType<typeof createDraftInvoice>>[0]) => createDraftInvoice(database)(input);

describe('draftInvoice', () => {
  test('asked twice, even at once, it issues one invoice and answers it', async () => {
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: START });
    const input = { subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS };
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => draft(input)));
    const ids = new Set(outcomes.map((outcome) => (outcome.kind === 'issued' ? outcome.invoiceId : outcome.kind)));
    expect(ids.size).toBe(1);
    const em = database.orm.em.fork();
    const invoices = await em.find(Invoice, { subscriptionId });
    expect(invoices).toHaveLength(1);
    expect(invoices[0]).toMatchObject({
      periodFrom: '2026-11-01',
      periodTo: '2026-11-30',
      issuedOn: '2026-11-23',
      dueOn: '2026-12-07',
      netOre: 10_000n,
      vatOre: 2_500n,
      totalOre: 12_500n,
      paymentMethod: 'fi71',
    });
    expect(await em.count(InvoiceMail, { invoiceId: { $in: invoices.map(({ id }) => id) } })).toBe(1);
    expect(await em.findOneOrFail(Subscription, { id: subscriptionId })).toMatchObject({
      nextPeriodIndex: 1,
      nextPeriodFrom: '2026-12-01',
    });
  });

  test('a one-off line is charged once and never again', async () => {
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: START });
    const oneOffLineId = await sampleOneOffLine(database.orm, { creditorId, subscriptionId });
    for (const periodIndex of [0, 1, 0]) await draft({ subscriptionId, periodIndex, billedAtMs: BILLED_AT_MS });
    const em = database.orm.em.fork();
    const charged = await em.find(InvoiceLineRow, { oneOffLineId });
    expect(charged).toHaveLength(1);
    expect((await em.findOneOrFail(OneOffLine, { id: oneOffLineId })).invoiceId).toBe(charged[0]?.invoiceId);
    const totals = await em.find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } });
    expect(totals.map(({ totalOre }) => totalOre)).toEqual([18_750n, 12_500n]);
  });

  test('numbers have no gap, whatever is drafted at once and whatever fails in between', async () => {
    const own = await sampleCreditor(database.orm);
    const payer = await sampleDebtor(database.orm, { creditorId: own });
    const unreachable = await sampleDebtor(database.orm, { creditorId: own, email: null });
    const subscriptions = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        sampleSubscription(database.orm, {
          creditorId: own,
          debtorId: index % 3 === 0 ? unreachable : payer,
          startOn: START,
        }),
      ),
    );
    await Promise.all(
      subscriptions.map((subscriptionId) => draft({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS })),
    );
    const invoices = await database.orm.em
      .fork()
      .find(Invoice, { creditorId: own }, { orderBy: { seriesNumber: 'asc' } });
    expect(invoices.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(new Set(invoices.map(({ paymentId }) => paymentId)).size).toBe(8);
  });

  test('what a person must fix is a state with a reason, and it goes on from there when it is fixed', async () => {
    const unreachable = await sampleDebtor(database.orm, { creditorId, email: null });
    const subscriptionId = await sampleSubscription(database.orm, {
      creditorId,
      debtorId: unreachable,
      startOn: START,
    });
    const input = { subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS };
    expect(await draft(input)).toEqual({ kind: 'needs_attention', code: 'debtor_without_email' });
    const em = database.orm.em.fork();
    expect(await em.findOneOrFail(Subscription, { id: subscriptionId })).toMatchObject({
      status: 'needs_attention',
      attentionCode: 'debtor_without_email',
    });
    await em.execute('update debtor set email = ? where id = ?', ['ny@prove.example', unreachable]);
    expect(await draft(input)).toMatchObject({ kind: 'issued' });
    expect(await database.orm.em.fork().findOneOrFail(Subscription, { id: subscriptionId })).toMatchObject({
      status: 'active',
      attentionCode: null,
    });
  });

  test('a debtor with a mandate is drawn on the first bank day whose deadline can still be met', async () => {
    const drawn = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId: drawn, startOn: START });
    // 23 November 2026 is the sixth-last bank day: before its closing December can be reached, after it only January.
    await draft({ subscriptionId, periodIndex: 0, billedAtMs: Date.UTC(2026, 10, 23, 7) });
    await draft({ subscriptionId, periodIndex: 1, billedAtMs: Date.UTC(2026, 10, 23, 8, 30) });
    const invoices = await database.orm.em.fork().find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } });
    expect(invoices.map(({ paymentMethod, dueOn }) => [paymentMethod, dueOn])).toEqual([
      ['betalingsservice', '2026-12-07'],
      ['betalingsservice', '2027-01-04'],
    ]);
  });

  test('a subscription that the database has lost waits for a person, and fails nothing', async () => {
    const subscriptionId = uuid() as SubscriptionId;
    const outcome = await draft({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
    expect(outcome).toEqual({ kind: 'needs_attention', code: 'subscription_missing' });
  });

  test('nothing is billed after the end date or a cancellation', async () => {
    const ended = await sampleSubscription(database.orm, {
      creditorId,
      debtorId,
      startOn: START,
      endOn: civilDate('2026-11-30'),
    });
    expect(await draft({ subscriptionId: ended, periodIndex: 0, billedAtMs: BILLED_AT_MS })).toMatchObject({
      kind: 'issued',
    });
    expect(await draft({ subscriptionId: ended, periodIndex: 1, billedAtMs: BILLED_AT_MS })).toEqual({ kind: 'over' });
    const cancelled = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: START });
    await database.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [cancelled]);
    expect(await draft({ subscriptionId: cancelled, periodIndex: 0, billedAtMs: BILLED_AT_MS })).toEqual({
      kind: 'over',
    });
  });
});
