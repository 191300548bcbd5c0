import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ReminderRound } from '../activities/reminders/send-reminders.ts';
import { findLedgerDifferences } from '../db/self-checks/find-ledger-differences.ts';
import { findNumberDifferences } from '../db/self-checks/find-number-differences.ts';
import { findSumDifferences } from '../db/self-checks/find-sum-differences.ts';
import { bankDaysAfter, bankDayOnOrBefore } from '../domain/calendar/bank-days.ts';
import { addDays, addMonths, type CivilDate } from '../domain/calendar/calendar.ts';
import type { DebtorKind } from '../domain/reminders/reminder-words.ts';
import { remindersWorkflowId } from '../domain/calendar/reminder-morning.ts';
import { dayBoundsMs } from '../domain/calendar/wake-up.ts';
import type { CreditorId, DebtorId } from '../domain/identifiers/ids.ts';
import type { Interval } from '../domain/subscriptions/periods.ts';
import { POST_OFFICE_WAKING, type postOffice } from '../workflows/mails/post-office.ts';
import { reminders } from '../workflows/reminders/reminders.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { type BillingStack, startBillingStack } from './support/billing-stack.ts';
import {
  arrearsDebtor,
  invoiceDue,
  lettersOf,
  remindingCreditor,
  SAMPLE_LEVELS,
} from './support/debtors-in-arrears.ts';
import { insertReferenceRates } from './support/insert-reference-rates.ts';
import { payBySlips, slipsOf } from './support/pay-by-slips.ts';
import { sleepUntil } from './support/play-reminder-story.ts';
import { sampleSubscription } from './support/sample-data.ts';
import { sampleReceivedFile } from './support/sample-payments.ts';
import { today, ZONE } from './support/story.ts';

const HOUR_MS = 3_600_000;
const POLL_MS = 100;
const PAYING_AT_ONCE = 6;
/** Of the sample subscriptions: an invoice is due so many days after the first of its period, on which it is issued. */
const TERMS_DAYS = 14;
const HALF_A_YEAR = 6;
const STORY_TIMEOUT_MS = 240_000;

let stack: BillingStack;
/** What begins with the round that comes next, beside it. */
let besideRound: (() => void) | null = null;
/** How long the worker of the round that comes next says nothing of what it has done, as one that is gone. */
let silent: Promise<void> | null = null;
let rounds: ReminderRound[] = [];

beforeAll(async () => {
  stack = await startBillingStack({
    wrap: ({ reminders: { sendReminders }, ...others }) => ({
      ...others,
      reminders: {
        async sendReminders(input) {
          const happen = besideRound;
          besideRound = null;
          happen?.();
          const round = await sendReminders(input);
          rounds.push(round);
          const silence = silent;
          silent = null;
          await silence;
          return round;
        },
      },
    }),
  });
  await insertReferenceRates(stack.orm, { from: 2040, through: 2044 });
}, 120_000);
afterAll(() => stack.close());

interface Daily {
  readonly creditorId: CreditorId;
  /** Bills the debtor 1,000.00 kr. a period from the day on. */
  readonly subscribe: (debtorId: DebtorId, period: { startOn: CivilDate; interval: Interval }) => Promise<void>;
  /** Ends all workflows, and holds the ledger, its sums and the numbers to each other. */
  readonly end: () => Promise<void>;
}

/** A creditor whose letters go out by themselves. */
async function remindsDaily(settings: Parameters<typeof remindingCreditor>[1] = {}): Promise<Daily> {
  const { orm, environment } = stack;
  const creditorId = await remindingCreditor(orm, settings);
  const { workflowId } = await environment.client.workflow.start(reminders, {
    workflowId: remindersWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE }],
  });
  const living = [workflowId];
  return {
    creditorId,
    async subscribe(debtorId, period) {
      const terms = { paymentTermsDays: TERMS_DAYS };
      const whose = { creditorId, debtorId, unitPricesMicro: [800_000_000n], terms };
      const handle = await stack.start(await sampleSubscription(orm, { ...whose, ...period }));
      living.push(handle.workflowId);
    },
    async end() {
      for (const id of living) await environment.client.workflow.getHandle(id).terminate();
      const em = orm.em.fork();
      const checkedAtMs = await environment.currentTimeMs();
      expect(await findLedgerDifferences(em, { creditorId, checkedAtMs })).toEqual([]);
      expect(await findSumDifferences(em, { creditorId })).toEqual([]);
      expect(await findNumberDifferences(em, { creditorId })).toEqual([]);
    },
  };
}

/** A creditor who reminds, and a debtor whom it bills from tomorrow on, half a year at a time unless something else is said. */
async function billsOne({ months = HALF_A_YEAR, kind }: { months?: number; kind?: DebtorKind } = {}) {
  const { creditorId, subscribe, end } = await remindsDaily();
  const debtorId = await arrearsDebtor(stack.orm, { creditorId, ...(kind === undefined ? {} : { kind }) });
  const startOn = addDays(await today(stack), 1);
  await subscribe(debtorId, { startOn, interval: { unit: 'month', count: months } });
  return { creditorId, debtorId, startOn, end };
}

/** The letters as level, fee by its number, and compensation in kroner. */
const chargesOf = async (debtorId: DebtorId) =>
  (await lettersOf(stack.orm, debtorId)).map(({ level, feeNumber, compensation }) => [level, feeNumber, compensation]);

const periodsOfArrears = async (debtorId: DebtorId) =>
  new Set((await lettersOf(stack.orm, debtorId)).map(({ arrearsFrom }) => arrearsFrom)).size;

const openOf = async (debtorId: DebtorId) =>
  (await slipsOf(stack.orm, debtorId)).map(({ series, openOre }) => [series, openOre]);

/** Pays what the newest letter asks for, by the payment id of the letter. */
async function payNewestLetter(creditorId: CreditorId, debtorId: DebtorId): Promise<void> {
  const letter = (await slipsOf(stack.orm, debtorId)).findLast(({ series }) => series === 'reminder');
  if (letter === undefined) throw new Error('no letter');
  await payBySlips(stack, { creditorId, slips: [letter] });
}

/** Wakes the post office, as the relay does, and lets the clock run on a little at a time: it may overtake the post office, which then tries again. */
async function untilMailsAreOut(): Promise<void> {
  const { orm, environment } = stack;
  await environment.client.workflow.signalWithStart<typeof postOffice>('postOffice', POST_OFFICE_WAKING);
  while ((await orm.em.fork().execute<unknown[]>('select 1 from mail_queue limit 1')).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    await environment.sleep('5 seconds');
  }
}

const cases = async (debtorId: DebtorId) =>
  stack.orm.em
    .fork()
    .execute('select closed_on is null "isOpen" from debt_case where debtor_id = ? order by opened_on', [debtorId]);

test(
  'a consumer who pays late twice in two years is asked by itself, and has a period of arrears of its own each time',
  async () => {
    const { orm } = stack;
    const { creditorId, debtorId, startOn, end } = await billsOne({ months: 8 });
    const dueOn = (nth: number) => addDays(addMonths(startOn, 8 * nth), TERMS_DAYS);

    await sleepUntil(stack, addDays(dueOn(0), 26));
    const first = [
      [1, null, 0],
      [2, 1, 0],
    ];
    expect(await chargesOf(debtorId)).toEqual(first);
    await payNewestLetter(creditorId, debtorId);
    expect(await openOf(debtorId)).toEqual([]);

    // In time: nothing is sent.
    await sleepUntil(stack, dueOn(1));
    await payBySlips(stack, { creditorId, slips: await slipsOf(orm, debtorId) });

    await sleepUntil(stack, addDays(dueOn(2), -1));
    expect(await chargesOf(debtorId)).toEqual(first);
    await sleepUntil(stack, addDays(dueOn(2), 40));
    expect(await chargesOf(debtorId)).toEqual([...first, ...first, [3, 2, 0]]);
    expect(await periodsOfArrears(debtorId)).toBe(2);
    await payNewestLetter(creditorId, debtorId);
    await sleepUntil(stack, addDays(dueOn(2), 60));
    expect([await openOf(debtorId), await cases(debtorId)]).toEqual([[], []]);
    await end();
  },
  STORY_TIMEOUT_MS,
);

test(
  'a business with a running arrear pays compensation once and three fees, until it has paid it all and is late again',
  async () => {
    const { orm } = stack;
    const { creditorId, debtorId, startOn, end } = await billsOne({ months: 1, kind: 'business' });
    const dueOn = (nth: number) => addDays(addMonths(startOn, nth), TERMS_DAYS);

    // The notice of the first invoice has gone, and its deadline is to pass.
    await sleepUntil(stack, addDays(dueOn(0), 40));
    await untilMailsAreOut();
    await sleepUntil(stack, addDays(dueOn(3), 12));
    const running = await lettersOf(orm, debtorId);
    expect(running.map(({ feeNumber }) => feeNumber).filter((nth) => nth !== null)).toEqual([1, 2, 3]);
    expect(running.filter(({ compensation }) => compensation > 0)).toMatchObject([{ level: 2, compensation: 310 }]);
    expect(running.slice(5).length).toBeGreaterThan(1);
    expect(await periodsOfArrears(debtorId)).toBe(1);
    expect(await cases(debtorId)).toEqual([{ isOpen: true }]);

    await payNewestLetter(creditorId, debtorId);
    expect(await openOf(debtorId)).toEqual([]);
    await sleepUntil(stack, addDays(dueOn(4), 24));
    expect((await chargesOf(debtorId)).slice(running.length)).toEqual([
      [1, null, 0],
      [2, 1, 310],
    ]);
    expect(await periodsOfArrears(debtorId)).toBe(2);
    expect(await cases(debtorId)).toEqual([{ isOpen: false }]);
    await end();
  },
  STORY_TIMEOUT_MS,
);

test(
  'what the bank takes back after the first letter comes to the second, from the mail that told of it',
  async () => {
    const { orm } = stack;
    const { creditorId, debtorId, startOn, end } = await billsOne();
    const dueOn = addDays(startOn, TERMS_DAYS);

    await sleepUntil(stack, bankDaysAfter(addDays(dueOn, 10), 1));
    expect(await chargesOf(debtorId)).toEqual([[1, null, 0]]);
    const slips = await slipsOf(orm, debtorId);
    await payBySlips(stack, { creditorId, slips });
    expect(await openOf(debtorId)).toEqual([]);
    const takenBackOn = bankDaysAfter(addDays(dueOn, 20), 1);
    await sleepUntil(stack, takenBackOn);
    await payBySlips(stack, { creditorId, slips, code: '0299' });
    expect(await openOf(debtorId)).toEqual([['invoice', 1000_00n]]);
    await untilMailsAreOut();
    // PostgreSQL's clock does not skip.
    const sentAt = new Date(await stack.environment.currentTimeMs());
    await orm.em.fork().execute('update payment_mail set sent_at = ? where creditor_id = ?', [sentAt, creditorId]);
    await sleepUntil(stack, addDays(takenBackOn, 13));
    expect(await chargesOf(debtorId)).toEqual([[1, null, 0]]);
    await sleepUntil(stack, addDays(takenBackOn, 20));
    const [, second] = await lettersOf(orm, debtorId);
    expect(second).toMatchObject({ level: 2, feeNumber: 1 });
    expect((second?.issuedOn ?? '') >= addDays(takenBackOn, 14)).toBe(true);
    await end();
  },
  STORY_TIMEOUT_MS,
);

test(
  'payments in the minute of the letters are each booked before, and there is none, or after, and what the letter charges is left',
  async () => {
    const { orm } = stack;
    const levels = [{ ...SAMPLE_LEVELS[1], afterDays: 8 }] as typeof SAMPLE_LEVELS;
    const { creditorId, subscribe, end } = await remindsDaily({ levels: [...levels] });
    const startOn = addDays(await today(stack), 1);
    const debtorIds: DebtorId[] = [];
    for (let nth = 0; nth < PAYING_AT_ONCE; nth += 1) {
      const debtorId = await arrearsDebtor(orm, { creditorId });
      debtorIds.push(debtorId);
      await subscribe(debtorId, { startOn, interval: { unit: 'month', count: 6 } });
    }
    const day = bankDaysAfter(addDays(startOn, TERMS_DAYS + 7), 1);
    await sleepUntil(stack, addDays(day, -1));
    const slips = (await Promise.all(debtorIds.map((id) => slipsOf(orm, id)))).flat();
    let paid: Promise<unknown> = Promise.resolve();
    besideRound = () => {
      paid = Promise.all(slips.map((slip) => payBySlips(stack, { creditorId, slips: [slip], on: day })));
    };
    await sleepUntil(stack, day);
    expect(besideRound).toBeNull();
    await paid;
    await sleepUntil(stack, addDays(day, 30));
    for (const debtorId of debtorIds) {
      const letters = await lettersOf(orm, debtorId);
      expect(letters.map(({ issuedOn, fee }) => [issuedOn, fee])).toEqual(letters.length === 0 ? [] : [[day, 100]]);
      // A letter that had not gone when the payment was booked is withdrawn: nothing of it is left.
      const [withdrawn] = await orm.em
        .fork()
        .execute<{ count: number }[]>(
          'select count(*)::int count from reminder_withdrawal w join reminder r on r.id = w.reminder_id where r.debtor_id = ?',
          [debtorId],
        );
      const left = await openOf(debtorId);
      expect(left.map(([series]) => series)).toEqual(letters.slice(withdrawn?.count ?? 0).map(() => 'reminder'));
    }
    await end();
  },
  STORY_TIMEOUT_MS,
);

test(
  'a round whose worker never answers is done again by its workflow, which sends nothing twice and goes on the next day',
  async () => {
    const { debtorId, startOn, end } = await billsOne();
    const day = bankDaysAfter(addDays(startOn, TERMS_DAYS + 7), 1);
    await sleepUntil(stack, addDays(day, -1));
    const { promise, resolve } = Promise.withResolvers<void>();
    [silent, rounds] = [promise, []];
    await sleepUntil(stack, day);
    const [first, second, ...more] = rounds.map(({ sent }) => sent);
    await sleepUntil(stack, addDays(day, 20));
    const charges = await chargesOf(debtorId);
    resolve();
    await end();
    // On a slow machine the second one is waited for in vain as well.
    expect([first, second, more.every((sent) => sent === 0)]).toEqual([1, 0, true]);
    expect(charges).toEqual([
      [1, null, 0],
      [2, 1, 0],
    ]);
  },
  STORY_TIMEOUT_MS,
);

test('a round waits for the bank’s file of the day, and sends when it has been read', async () => {
  const { orm, environment } = stack;
  const { creditorId, end } = await remindsDaily({ afterBankFile: true });
  const debtorId = await arrearsDebtor(orm, { creditorId });
  const day = bankDaysAfter(addDays(await today(stack), 14), 1);
  await invoiceDue(orm, { creditorId, debtorId, dueOn: addDays(day, -13) });
  await sleepUntil(stack, bankDayOnOrBefore(addDays(day, -1)));
  const tenOClockMs = dayBoundsMs({ date: day, zone: ZONE }).fromMs + 10 * HOUR_MS;
  await environment.sleep(tenOClockMs - (await environment.currentTimeMs()));
  expect(await lettersOf(orm, debtorId)).toEqual([]);
  const fileId = await sampleReceivedFile(orm);
  const em = orm.em.fork();
  await em.execute('update received_file set read_at = ? where id = ?', [new Date(tenOClockMs), fileId]);
  await em.execute('insert into received_file_part (received_file_id, creditor_id) values (?, ?)', [
    fileId,
    creditorId,
  ]);
  await sleepUntil(stack, day);
  expect(await lettersOf(orm, debtorId)).toMatchObject([{ issuedOn: day, level: 1 }]);
  await end();
}, 120_000);
