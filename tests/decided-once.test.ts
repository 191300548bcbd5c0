import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GOOD, ownAgreement, type Answer, type TestCreditor } from '../api/test-api.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import { startApiStack, type ApiStack } from './support/api-stack.ts';
import { lastingToday } from './support/test-day.ts';

/** So many subscriptions are met by each pair of commands at once. */
const TIMES = 1;
const PERIOD_DAYS = 14;
const UNTIL_MS = 60_000;
const POLL_MS = 100;
/** A command may meet another one's lock, or come before what it is about: it is asked for again, but not for ever. */
const TRIES = 20;

let stack: ApiStack;
let creditor: TestCreditor;
beforeAll(async () => {
  stack = await startApiStack();
  creditor = await stack.api.creditor({ betalingsservice: ownAgreement() });
}, 120_000);
afterAll(() => stack.close());

const today = await lastingToday();
const call = (method: 'get' | 'post' | 'put' | 'patch', path: string, body?: unknown): Promise<Answer> =>
  stack.api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const get = async (path: string) => (await call('get', path)).body;

async function create(path: string, body: unknown): Promise<string> {
  const answer = await call('post', path, body);
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body.id;
}

async function until<Value>(read: () => Promise<Value>, met: (value: Value) => boolean): Promise<Value> {
  const giveUpAt = performance.now() + UNTIL_MS;
  for (;;) {
    const value = await read();
    if (met(value)) return value;
    if (performance.now() > giveUpAt) throw new Error(`waited in vain: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A subscription before what is decided of it. */
interface Met {
  readonly path: string;
  readonly debtorId: string;
  readonly startOn: ReturnType<typeof addDays>;
}

const CHANGES: Readonly<Record<string, (met: Met) => Promise<Answer>>> = {
  'approval is switched off': ({ path }) => call('patch', path, { draftWindowDays: 0 }),
  'approval takes longer': ({ path }) => call('patch', path, { draftWindowDays: 20 }),
  'the terms of payment change': ({ path }) => call('patch', path, { paymentTerms: { kind: 'net_days', days: 30 } }),
  'the price changes': ({ path, startOn }) =>
    call('post', `${path}/lines/1/changes`, { effective: 'date', on: startOn, prorated: true, unitPrice: '77' }),
  'the lines are replaced': ({ path }) => call('put', `${path}/lines`, { lines: [{ ...GOOD.line, unitPrice: '88' }] }),
  'it is cancelled': ({ path }) => call('post', `${path}/cancel`, { when: 'now' }),
  'an end is set in the period': ({ path, startOn }) => call('put', `${path}/end-date`, { endOn: addDays(startOn, 6) }),
  'an end is set after the period': ({ path, startOn }) =>
    call('put', `${path}/end-date`, { endOn: addDays(startOn, 3 * PERIOD_DAYS) }),
  'a mandate is set': ({ debtorId }) =>
    call('put', `/v1/debtors/${debtorId}/mandate`, { mandateNumber: '123456789', activeFrom: '2020-01-01' }),
};

async function subscribe(more: Readonly<Record<string, unknown>> & Pick<Met, 'startOn'>): Promise<Met> {
  const debtorId = await create('/v1/debtors', GOOD.debtor);
  const body = { interval: { unit: 'day', count: PERIOD_DAYS }, lines: [GOOD.line], ...more, debtorId };
  return { path: `/v1/subscriptions/${await create('/v1/subscriptions', body)}`, debtorId, startOn: more.startOn };
}

const untilAccepted = async (ask: () => Promise<Answer>): Promise<Answer> => {
  for (let tried = 1; ; tried += 1) {
    const answer = await ask();
    if (answer.status < 400 || tried === TRIES) return answer;
  }
};

/** The invoices of the first period. */
const billedOf = async ({ path, startOn }: Met) => {
  const { data } = await get(`/v1/invoices?subscriptionId=${path.split('/').at(-1)}`);
  return data.filter(
    (one: { series: string; periodFrom: string }) => one.series !== 'credit_note' && one.periodFrom === startOn,
  );
};

interface Shown {
  readonly status: string;
  readonly nextPeriod: unknown;
  readonly billedThrough: string | null;
  readonly held: { readonly draftId: string | null } | null;
}

/** Whether the first period is over, or the whole of the subscription. */
const isOver = ({ status, nextPeriod, billedThrough }: Shown) =>
  status === 'ended' || status === 'cancelled' || nextPeriod === null || billedThrough !== null;
const untilOver = ({ path }: Met) => until<Shown>(() => get(path), isOver);
/** As `untilOver`, or its invoice waits for approval. */
const untilOverOrDrafted = ({ path }: Met) =>
  until<Shown>(
    () => get(path),
    (shown) => isOver(shown) || (shown.held?.draftId ?? null) !== null,
  );

const times = (work: () => Promise<void>) => Promise.all(Array.from({ length: TIMES }, work));

async function drafted() {
  const met = await subscribe({ startOn: addDays(today, -5), draftWindowDays: 5 });
  const { held } = await until(
    () => get(met.path),
    (shown) => shown.held !== null,
  );
  return { met, draftId: held.draftId as string };
}

describe.each(Object.entries(CHANGES))('in the same moment in which %s', (_, change) => {
  test('a draft that is dropped stays so: its period has no invoice', async () => {
    await times(async () => {
      const { met, draftId } = await drafted();
      const [dropped] = await Promise.all([
        call('post', `/v1/drafts/${draftId}/drop`),
        untilAccepted(() => change(met)),
      ]);
      if (dropped.status !== 202) return;
      await untilOver(met);
      expect(await billedOf(met)).toEqual([]);
    });
  }, 120_000);

  test('a draft that is released is billed once, as it was approved', async () => {
    await times(async () => {
      const { met, draftId } = await drafted();
      const before = await get(`/v1/drafts/${draftId}`);
      const [released] = await Promise.all([
        call('post', `/v1/drafts/${draftId}/release`),
        untilAccepted(() => change(met)),
      ]);
      if (released.status !== 202) return;
      const isGone = async () => (await call('get', `/v1/drafts/${draftId}`)).status === 404;
      // An end within its days, or a cancellation, discards it: what is left is composed anew.
      if (await isGone()) return;
      await untilOver(met);
      if (await isGone()) return;
      const billed = await billedOf(met);
      expect(billed.map(({ net }: { net: string }) => net)).toEqual([before.net]);
    });
  }, 120_000);

  test('a period that is skipped is left out', async () => {
    await times(async () => {
      const met = await subscribe({ startOn: addDays(today, 40) });
      const [skipped] = await Promise.all([
        call('post', `${met.path}/skips`, { periodFrom: met.startOn }),
        untilAccepted(() => change(met)),
        call('post', `${met.path}/bill-now`, { periodFrom: met.startOn }),
      ]);
      if (skipped.status !== 201) return;
      await call('post', `${met.path}/bill-now`, { periodFrom: met.startOn });
      await untilOver(met);
      expect(await billedOf(met)).toEqual([]);
    });
  }, 120_000);

  test('a period that is paused waits, and is billed once when the pause is lifted', async () => {
    await times(async () => {
      const met = await subscribe({ startOn: addDays(today, 40) });
      const [paused] = await Promise.all([
        call('post', `${met.path}/pauses`, { from: met.startOn, to: null, missed: 'bill' }),
        untilAccepted(() => change(met)),
        call('post', `${met.path}/bill-now`, { periodFrom: met.startOn }),
      ]);
      if (paused.status !== 201) return;
      const wasBilled = (await billedOf(met)).length;
      await call('post', `${met.path}/bill-now`, { periodFrom: met.startOn });
      if ((await get(met.path)).billedThrough === null) expect(await billedOf(met)).toHaveLength(wasBilled);
      const { status } = await call('post', `${met.path}/pauses/${paused.body.id}/resume`, {});
      if (status !== 200) return;
      await call('post', `${met.path}/bill-now`, { periodFrom: met.startOn });
      await untilOverOrDrafted(met);
      expect((await billedOf(met)).length).toBeLessThanOrEqual(1);
    });
  }, 120_000);
});
