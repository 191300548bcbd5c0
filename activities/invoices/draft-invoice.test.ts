import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Invoice } from '../../db/entities/invoice.ts';
import { InvoiceLineRow } from '../../db/entities/invoice-line.ts';
import { InvoiceMail } from '../../db/entities/invoice-mail.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { Item } from '../../db/entities/item.ts';
import { ItemPrice } from '../../db/entities/item-price.ts';
import { PrintItem } from '../../db/entities/print-item.ts';
import { PeriodSettlement } from '../../db/entities/period-settlement.ts';
import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import type { SettlementOutcome } from '../../db/words/subscriptions.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, ItemId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { billingInstantMs } from '../../domain/calendar/wake-up.ts';
import {
  sampleCreditor,
  sampleDebtor,
  sampleOneOffLine,
  samplePause,
  sampleStandingLine,
  sampleSubscription,
} from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
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

  test.each([
    ['paper', null, 1],
    ['paper', 'kunde@prove.example', 1],
    ['slip', null, 0],
  ] as const)(
    'a debtor who gets %s, with the address %s, lacks no address: no mail, and prints: %i',
    async (delivery, email, prints) => {
      const own = await sampleCreditor(database.orm, { bsSettings: { services: { slips: 'daily' } } });
      const payer = await sampleDebtor(database.orm, { creditorId: own, delivery, email });
      const subscriptionId = await sampleSubscription(database.orm, {
        creditorId: own,
        debtorId: payer,
        startOn: START,
      });
      const input = { subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS };
      const outcome = await draft(input);
      expect(outcome).toMatchObject({ kind: 'issued', mail: false });
      expect(await draft(input)).toEqual({ ...outcome, collect: true });
      const em = database.orm.em.fork();
      const { id: invoiceId, ...invoice } = await em.findOneOrFail(Invoice, { subscriptionId });
      expect(invoice.delivery).toBe(delivery);
      expect(await em.count(InvoiceMail, { invoiceId })).toBe(0);
      expect(await em.count(PrintItem, { invoiceId, debtorId: payer, reason: null, batchId: null })).toBe(prints);
    },
  );

  test('a debtor who gets slips waits for a way to be told where the creditor has none sent', async () => {
    const payer = await sampleDebtor(database.orm, { creditorId, delivery: 'slip', email: null });
    const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId: payer, startOn: START });
    const input = { subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS };
    expect(await draft(input)).toEqual({ kind: 'needs_attention', code: 'debtor_without_email' });
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

/** A subscription from 1 November without standing lines, or with those that are then written. */
const subscribe = (terms: Partial<Subscription> = {}, unitPricesMicro: readonly bigint[] = [100_000_000n]) =>
  sampleSubscription(database.orm, {
    creditorId,
    debtorId,
    startOn: terms.startOn ?? START,
    unitPricesMicro,
    terms,
  });

const ask = (subscriptionId: SubscriptionId, periodIndex: number, billedAtMs = BILLED_AT_MS) =>
  draft({ subscriptionId, periodIndex, billedAtMs });
const invoicesOf = (subscriptionId: SubscriptionId) =>
  database.orm.em.fork().find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } });
const linesOf = (subscriptionId: SubscriptionId) =>
  database.orm.em.fork().execute<{ text: string; netOre: string }[]>(
    `select l.text, l.net_ore "netOre" from invoice_line l join invoice i on i.id = l.invoice_id
     where i.subscription_id = ? order by i.series_number, l.position`,
    [subscriptionId],
  );

describe('a period that is over without an invoice', () => {
  const ways: readonly [SettlementOutcome, () => Promise<SubscriptionId>][] = [
    [
      'skipped',
      async () => {
        const subscriptionId = await subscribe();
        await database.orm.em.fork().insert(PeriodSkip, { subscriptionId, periodIndex: 0, creditorId });
        return subscriptionId;
      },
    ],
    [
      'paused',
      async () => {
        const subscriptionId = await subscribe();
        const days = { pauseFrom: START, pauseTo: START };
        await samplePause(database.orm, { creditorId, subscriptionId, ...days, missed: 'skip' });
        return subscriptionId;
      },
    ],
    [
      'free',
      () =>
        subscribe({ startOn: civilDate('2026-11-16'), alignment: 'anchor_day', anchorDay: 1, firstPartial: 'free' }),
    ],
    [
      'nothing_due',
      async () => {
        const subscriptionId = await subscribe({}, []);
        await sampleStandingLine(database.orm, { creditorId, subscriptionId, validFrom: civilDate('2026-12-01') });
        return subscriptionId;
      },
    ],
  ];

  test.each(ways)(
    'because it is %s is settled once, asked twice, and the next one is billed',
    async (outcome, make) => {
      const subscriptionId = await make();
      expect(await Promise.all([1, 2].map(() => ask(subscriptionId, 0)))).toEqual([
        { kind: 'settled' },
        { kind: 'settled' },
      ]);
      const em = database.orm.em.fork();
      expect(await em.find(PeriodSettlement, { subscriptionId })).toMatchObject([
        { periodIndex: 0, periodTo: '2026-11-30', outcome },
      ]);
      expect(await em.findOneOrFail(Subscription, { id: subscriptionId })).toMatchObject({
        nextPeriodIndex: 1,
        nextPeriodFrom: '2026-12-01',
      });
      const billed = [await ask(subscriptionId, 1), await ask(subscriptionId, 1)];
      const invoices = await invoicesOf(subscriptionId);
      expect(invoices).toMatchObject([{ periodFrom: '2026-12-01', periodTo: '2026-12-31', totalOre: 125_00n }]);
      const [id] = invoices.map((invoice) => invoice.id);
      expect(billed).toMatchObject([1, 2].map(() => ({ kind: 'issued', invoiceId: id })));
    },
  );

  test('takes no number, and leaves its one-off lines to the next one', async () => {
    const own = await sampleCreditor(database.orm);
    const payer = await sampleDebtor(database.orm, { creditorId: own });
    const subscriptionId = await sampleSubscription(database.orm, {
      creditorId: own,
      debtorId: payer,
      startOn: START,
    });
    await database.orm.em.fork().insert(PeriodSkip, { subscriptionId, periodIndex: 0, creditorId: own });
    await sampleOneOffLine(database.orm, { creditorId: own, subscriptionId });
    await ask(subscriptionId, 0);
    await ask(subscriptionId, 1);
    expect(await invoicesOf(subscriptionId)).toMatchObject([{ number: '1', totalOre: 187_50n }]);
  });
});

const untilMs = (date: string, subscriptionId: SubscriptionId) =>
  billingInstantMs({ date: civilDate(date), zone: 'Europe/Copenhagen', subscriptionId });

describe('a period that begins in a pause which bills later', () => {
  test('is held until the day after it, changes nothing until then, and is billed from then on', async () => {
    const subscriptionId = await subscribe();
    await samplePause(database.orm, {
      creditorId,
      subscriptionId,
      pauseFrom: START,
      pauseTo: civilDate('2026-11-23'),
      missed: 'bill',
    });
    const held = { kind: 'held', why: 'paused', untilMs: untilMs('2026-11-24', subscriptionId) };
    expect([await ask(subscriptionId, 0), await ask(subscriptionId, 0)]).toEqual([held, held]);
    const em = database.orm.em.fork();
    expect(await em.count(PeriodSettlement, { subscriptionId })).toBe(0);
    expect(await em.findOneOrFail(Subscription, { id: subscriptionId })).toMatchObject({
      nextPeriodIndex: 0,
      status: 'active',
    });
    const billed = [await ask(subscriptionId, 0, held.untilMs), await ask(subscriptionId, 0, held.untilMs)];
    expect(billed.map(({ kind }) => kind)).toEqual(['issued', 'issued']);
    expect(await invoicesOf(subscriptionId)).toMatchObject([{ issuedOn: '2026-11-24', periodFrom: START }]);
  });

  test('needs attention no longer while it is held, whatever was to be fixed before', async () => {
    const unreachable = await sampleDebtor(database.orm, { creditorId, email: null });
    const subscriptionId = await subscribe({ debtorId: unreachable });
    expect((await ask(subscriptionId, 0)).kind).toBe('needs_attention');
    const days = { pauseFrom: START, pauseTo: null };
    await samplePause(database.orm, { creditorId, subscriptionId, ...days, missed: 'bill' });
    expect((await ask(subscriptionId, 0)).kind).toBe('held');
    expect(await database.orm.em.fork().findOneOrFail(Subscription, { id: subscriptionId })).toMatchObject({
      status: 'active',
      attentionCode: null,
    });
  });

  test('and has no end is held until somebody names one', async () => {
    const subscriptionId = await subscribe();
    const pause = { creditorId, subscriptionId, pauseFrom: START, pauseTo: null, missed: 'bill' } as const;
    const id = await samplePause(database.orm, pause);
    expect(await ask(subscriptionId, 0)).toEqual({ kind: 'held', why: 'paused', untilMs: null });
    await database.orm.em.fork().execute(`update subscription_pause set pause_to = '2026-11-22' where id = ?`, [id]);
    expect(await ask(subscriptionId, 0)).toMatchObject({ kind: 'issued' });
  });
});

describe('a total below zero', () => {
  test('is carried to the next invoice once, however often it is asked for', async () => {
    const subscriptionId = await subscribe();
    await sampleOneOffLine(database.orm, { creditorId, subscriptionId, unitPriceMicro: -150_000_000n });
    const [first] = await Promise.all([1, 2, 3].map(() => ask(subscriptionId, 0)));
    await Promise.all([1, 2].map(() => ask(subscriptionId, 1)));
    await ask(subscriptionId, 2);
    const invoices = await invoicesOf(subscriptionId);
    expect(invoices.map(({ netOre, vatOre, totalOre }) => [netOre, vatOre, totalOre])).toEqual([
      [0n, 0n, 0n],
      [50_00n, 12_50n, 62_50n],
      [100_00n, 25_00n, 125_00n],
    ]);
    const [{ number } = { number: '' }] = invoices;
    expect(await linesOf(subscriptionId)).toEqual([
      { text: 'Kontingent 1', netOre: '10000' },
      { text: 'Engangsgebyr', netOre: '-15000' },
      { text: 'Overføres til næste faktura', netOre: '5000' },
      { text: 'Kontingent 1', netOre: '10000' },
      { text: `Overført fra faktura ${number}`, netOre: '-5000' },
      { text: 'Kontingent 1', netOre: '10000' },
    ]);
    const em = database.orm.em.fork();
    expect(await em.find(OneOffLine, { subscriptionId, carriedFromInvoiceId: { $ne: null } })).toMatchObject([
      { carriedFromInvoiceId: first?.kind === 'issued' ? first.invoiceId : null, invoiceId: invoices[1]?.id },
    ]);
  });
});

describe('what a period charges', () => {
  test('shares a line that changes within it by days, and one that is not shared counts as on its first day', async () => {
    const subscriptionId = await subscribe({}, []);
    const owner = { creditorId, subscriptionId };
    const [until, from] = [{ validTo: civilDate('2026-11-10') }, { validFrom: civilDate('2026-11-11') }];
    for (const [position, prorated] of [
      [1, true],
      [2, false],
    ] as const) {
      const line = { ...owner, position, prorated };
      await sampleStandingLine(database.orm, { ...line, ...until, unitPriceMicro: 300_000_000n, text: 'Gammel' });
      await sampleStandingLine(database.orm, { ...line, ...from, unitPriceMicro: 600_000_000n, text: 'Ny' });
    }
    for (const periodIndex of [0, 0, 1]) await ask(subscriptionId, periodIndex);
    expect(await linesOf(subscriptionId)).toEqual([
      { text: 'Gammel', netOre: '10000' },
      { text: 'Ny', netOre: '40000' },
      { text: 'Gammel', netOre: '30000' },
      { text: 'Ny', netOre: '60000' },
      { text: 'Ny', netOre: '60000' },
    ]);
  });

  test('follows its item’s dated prices, and a line with a price of its own does not', async () => {
    const em = database.orm.em.fork();
    const itemId = uuid() as ItemId;
    await em.insert(Item, {
      id: itemId,
      creditorId,
      itemNumber: 'PRIS',
      nameDa: 'Vare',
      nameEn: 'Item',
      unitPriceMicro: 30_000_000n,
      vatCode: 'standard',
    });
    for (const [date, unitPriceMicro] of [
      ['2026-11-21', 60_000_000n],
      ['2026-12-01', 90_000_000n],
    ] as const) {
      await em.insert(ItemPrice, { itemId, validFrom: civilDate(date), creditorId, unitPriceMicro });
    }
    const subscriptionId = await subscribe({}, []);
    const line = { creditorId, subscriptionId, itemId, unitPriceMicro: 1_000_000n };
    await sampleStandingLine(database.orm, { ...line, position: 1, text: 'Delt', followsItem: true, prorated: true });
    await sampleStandingLine(database.orm, { ...line, position: 2, text: null, followsItem: true });
    await sampleStandingLine(database.orm, { ...line, position: 3, text: 'Egen' });
    for (const periodIndex of [0, 1]) await ask(subscriptionId, periodIndex);
    expect(await linesOf(subscriptionId)).toEqual([
      { text: 'Delt', netOre: '2000' },
      { text: 'Delt', netOre: '2000' },
      { text: 'Vare', netOre: '3000' },
      { text: 'Egen', netOre: '100' },
      { text: 'Delt', netOre: '9000' },
      { text: 'Vare', netOre: '9000' },
      { text: 'Egen', netOre: '100' },
    ]);
  });

  test('is the days of a last period that ends early, and the invoice says so', async () => {
    const subscriptionId = await subscribe({ endOn: civilDate('2026-12-10') });
    for (const periodIndex of [0, 1]) await ask(subscriptionId, periodIndex);
    expect(await invoicesOf(subscriptionId)).toMatchObject([
      { periodFrom: '2026-11-01', periodTo: '2026-11-30', netOre: 100_00n },
      { periodFrom: '2026-12-01', periodTo: '2026-12-10', netOre: 32_26n },
    ]);
    expect(await ask(subscriptionId, 2)).toEqual({ kind: 'over' });
  });
});
