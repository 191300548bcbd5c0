import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Collection } from '../db/entities/collection.ts';
import { Creditor } from '../db/entities/creditor.ts';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceLineRow } from '../db/entities/invoice-line.ts';
import { InvoiceMail } from '../db/entities/invoice-mail.ts';
import { InvoicePdf } from '../db/entities/invoice-pdf.ts';
import { NumberSeries } from '../db/entities/number-series.ts';
import { OneOffLine } from '../db/entities/one-off-line.ts';
import { Subscription } from '../db/entities/subscription.ts';
import { startMailCatcher, type MailCatcher } from '../dev/mail-catcher.ts';
import { openMailbox, type Mailbox } from '../dev/mailbox.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import type { CreditorId, OneOffLineId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { KILL_POINTS, type KillPoint } from './support/kill-points.ts';
import { type KillStage, openKillStage, startSubscription } from './support/kill-stage.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { lastingToday } from './support/test-day.ts';
import { untilNoMailWaits } from './support/until-no-mail-waits.ts';

// A killed batch is begun again when it has not been heard of for a while: all stories run at once, and none waits for another.
const STORY_TIMEOUT_MS = 240_000;
const TODAY = await lastingToday();
const PERIOD_DAYS = 14;
const PERIODS = 2;
// More than a run bills before it continues as new.
const PERIODS_OF_TWO_RUNS = 14;
const IN_THE_NEXT_RUN: ReadonlySet<KillPoint> = new Set(['while it continues as new', 'at the start of the run after']);

const periodsOf = (point: KillPoint) => (IN_THE_NEXT_RUN.has(point) ? PERIODS_OF_TWO_RUNS : PERIODS);

interface Story {
  readonly database: OpenTestDatabase;
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  readonly oneOffLineId: OneOffLineId;
  readonly outcome: string;
}

let stage: KillStage;
let mails: MailCatcher;
let mailbox: Mailbox;
let stories: ReadonlyMap<KillPoint, Promise<Story>>;

beforeAll(async () => {
  stage = await openKillStage();
  const mailFolder = join(stage.folder, 'mails');
  mails = await startMailCatcher({ folder: mailFolder });
  mailbox = openMailbox(mailFolder);
  stories = new Map(KILL_POINTS.map((point) => [point, runStory(point)]));
  // Each is looked at by its own test, which may come long after it has failed.
  for (const story of stories.values()) story.catch(() => undefined);
}, 120_000);

afterAll(async () => {
  const ended = await Promise.allSettled(stories.values());
  await mails.stop();
  await stage.close();
  for (const story of ended) if (story.status === 'fulfilled') await story.value.database.close();
}, STORY_TIMEOUT_MS);

test.each(KILL_POINTS)(
  'killed %s, each period has one invoice, one mail and one collection',
  async (point) => {
    const story = await stories.get(point);
    if (story === undefined) throw new Error(`no story of ${point}`);
    expect(story.outcome).toBe('ended');
    const periods = periodsOf(point);
    const { database, subscriptionId, creditorId, oneOffLineId } = story;
    const em = database.orm.em.fork();
    const invoices = await em.find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } });
    expect(invoices.map(({ periodIndex }) => periodIndex)).toEqual(upTo(periods, 0));
    expect(invoices.map(({ number }) => number)).toEqual(upTo(periods, 1).map(String));
    expect(invoices.map(({ paymentNumber }) => paymentNumber)).toEqual(upTo(periods, 1).map(BigInt));
    expect(await em.findOneOrFail(NumberSeries, { creditorId, code: 'invoice' })).toMatchObject({
      nextNumber: BigInt(periods + 1),
    });
    expect(await em.findOneOrFail(Creditor, { id: creditorId })).toMatchObject({
      nextPaymentNumber: BigInt(periods + 1),
    });
    expect(await em.findOneOrFail(Subscription, { id: subscriptionId })).toMatchObject({ status: 'ended' });

    const charged = await em.find(InvoiceLineRow, { oneOffLineId });
    expect(charged.map(({ invoiceId }) => invoiceId)).toEqual([invoices[0]?.id]);
    expect(await em.findOneOrFail(OneOffLine, { id: oneOffLineId })).toMatchObject({ invoiceId: invoices[0]?.id });

    const ids = invoices.map(({ id }) => id);
    const collections = await em.find(Collection, { creditorId }, { orderBy: { invoiceId: 'asc' } });
    expect(collections.map(({ invoiceId }) => invoiceId)).toEqual(ids.toSorted());
    expect(new Set(collections.map(({ status }) => status))).toEqual(new Set(['queued']));
    expect(await em.count(InvoicePdf, { creditorId })).toBe(periods);
    const mailRows = await em.find(InvoiceMail, { creditorId }, { orderBy: { invoiceId: 'asc' } });
    expect(mailRows.map(({ invoiceId }) => invoiceId)).toEqual(ids.toSorted());
    for (const { status, messageId } of mailRows) {
      expect(status).toBe('sent');
      await expectOneMail({ messageId, mayRepeat: point === MAIL_TAKEN_TWICE });
    }
    const copies = await Promise.all(ids.map((id) => copiesOf(`<${id}@`)));
    if (point === MAIL_TAKEN_TWICE) expect(copies.flat().length).toBeGreaterThan(periods);
  },
  STORY_TIMEOUT_MS,
);

/** What the mail server took before the worker could store it comes again: nobody could know. */
const MAIL_TAKEN_TWICE: KillPoint = 'after the mail server took the mail, before its outcome is stored';
/** So many numbers, counted up from one of them. */
const upTo = (count: number, first: number) => Array.from({ length: count }, (_, index) => first + index);

async function expectOneMail({ messageId, mayRepeat }: { messageId: string; mayRepeat: boolean }): Promise<void> {
  const copies = await copiesOf(messageId);
  if (mayRepeat) expect(copies.length).toBeGreaterThanOrEqual(1);
  else expect(copies).toHaveLength(1);
  expect(new Set(copies).size).toBe(1);
}

/** The mails that came with that Message-ID, each one whole. */
async function copiesOf(messageId: string): Promise<string[]> {
  const raw = await Promise.all((await mailbox.ids()).map((id) => mailbox.raw(id)));
  return raw
    .flatMap((bytes) => bytes?.toString('latin1') ?? [])
    .filter((text) => text.includes(`Message-ID: ${messageId}`));
}

async function runStory(point: KillPoint): Promise<Story> {
  // The post office of a namespace sends what its database has, and no other's.
  const database = await openTestDatabase({ poolMax: 2 });
  const { orm, url: databaseUrl } = database;
  const { client, kill } = await stage.openStory();
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
  // All periods are due, and the end date has come: the whole life runs at once.
  const startOn = addDays(TODAY, -(PERIOD_DAYS * periodsOf(point) + 2));
  const endOn = addDays(startOn, PERIOD_DAYS * periodsOf(point) - 1);
  const schedule = { start: startOn, interval: { unit: 'day', count: PERIOD_DAYS } } as const;
  const subscriptionId = await sampleSubscription(orm, { ...schedule, creditorId, debtorId, startOn, endOn });
  const oneOffLineId = await sampleOneOffLine(orm, { creditorId, subscriptionId });
  const handle = await startSubscription(client, { creditorId, subscriptionId, schedule, endOn });
  let outcome = '';
  await kill({ point, databaseUrl, smtpUrl: mails.smtpUrl }, async () => {
    outcome = await handle.result();
    await untilNoMailWaits(orm);
  });
  return { database, creditorId, subscriptionId, oneOffLineId, outcome };
}
