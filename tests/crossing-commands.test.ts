import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GOOD, ownAgreement, type Answer, type TestCreditor } from '../api/test-api.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../domain/identifiers/ids.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import type { SubscriptionState } from '../workflows/subscriptions/subscription-messages.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import { startApiStack, type ApiStack } from './support/api-stack.ts';
import { lastingToday } from './support/test-day.ts';

/** So many subscriptions are met by crossing commands at once. */
const TIMES = 8;
const FORTNIGHT = { unit: 'day', count: 14 };
const ZONE = 'Europe/Copenhagen';
const UNTIL_MS = 30_000;
const POLL_MS = 100;

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
const times = <Result>(work: () => Promise<Result>) => Promise.all(Array.from({ length: TIMES }, work));

async function create(path: string, body: unknown): Promise<string> {
  const answer = await call('post', path, body);
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body.id;
}

const newDebtor = () => create('/v1/debtors', GOOD.debtor);
const subscribe = async (changes: Readonly<Record<string, unknown>> & { startOn: CivilDate }) => {
  const debtorId = changes['debtorId'] ?? (await newDebtor());
  const body = { interval: FORTNIGHT, lines: [GOOD.line], ...changes, debtorId };
  return (await create('/v1/subscriptions', body)) as SubscriptionId;
};

const workflowOf = (subscriptionId: SubscriptionId) =>
  stack.temporal.workflow.getHandle(subscriptionWorkflowId(subscriptionId));
const stateOf = (subscriptionId: SubscriptionId) => workflowOf(subscriptionId).query<SubscriptionState>('state');

async function until<Value>(read: () => Promise<Value>, met: (value: Value) => boolean): Promise<Value> {
  const giveUpAt = performance.now() + UNTIL_MS;
  for (;;) {
    const value = await read();
    if (met(value) || performance.now() > giveUpAt) return value;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

test('bill-now crossing an end date that is set and taken away leaves no subscription active without its workflow', async () => {
  await times(async () => {
    const startOn = addDays(today, -5);
    const id = await subscribe({ startOn });
    await until(
      () => stateOf(id),
      ({ nextPeriodIndex, state }) => nextPeriodIndex === 1 && state === 'waiting',
    );
    const path = `/v1/subscriptions/${id}`;
    await Promise.all([
      call('put', `${path}/end-date`, { endOn: addDays(startOn, 13) }),
      call('post', `${path}/bill-now`, { periodFrom: addDays(startOn, 14) }),
      call('put', `${path}/end-date`, { endOn: null }),
    ]);
    // Whichever came last, the end date lies ahead: it can be taken away still, and then it is billed on.
    const answer = await call('put', `${path}/end-date`, { endOn: null });
    expect([answer.status, answer.body.status]).toEqual([200, 'active']);
    await until(
      () => stateOf(id),
      ({ state, nextBillingOn }) => state === 'waiting' && nextBillingOn !== null,
    );
    expect((await workflowOf(id).describe()).status.name).toBe('RUNNING');
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', nextBillingOn: expect.any(String) });
  });
});

test('a mandate that is set while a subscription is created decides its billing day, for API and workflow alike', async () => {
  const startOn = addDays(today, 70);
  await times(async () => {
    const debtorId = await newDebtor();
    const mandate = { mandateNumber: '123456789', activeFrom: '2020-01-01' };
    const [id] = await Promise.all([
      subscribe({ startOn, debtorId }),
      call('put', `/v1/debtors/${debtorId}/mandate`, mandate),
    ]);
    const { nextBillingOn } = await until(
      () => stateOf(id),
      (state) => state.nextBillingOn !== startOn,
    );
    expect(nextBillingOn).not.toBe(startOn);
    const { billedAt } = (await get(`/v1/subscriptions/${id}`)).nextPeriod;
    expect(civilDateAt({ epochMs: Date.parse(billedAt), zone: ZONE })).toBe(nextBillingOn);
  });
});

test('a draft that is dropped while its draft window is set to nothing is not billed', async () => {
  await times(async () => {
    const id = await subscribe({ startOn: addDays(today, -5), draftWindowDays: 5 });
    const path = `/v1/subscriptions/${id}`;
    const { held } = await until(
      () => get(path),
      (shown) => shown.held !== null,
    );
    const dropped = call('post', `/v1/drafts/${held.draftId}/drop`);
    const setWindow = () => call('patch', path, { draftWindowDays: 0 });
    for (let answer = await setWindow(); answer.status === 409;) answer = await setWindow();
    expect((await dropped).status).toBe(202);
    await until(
      () => stateOf(id),
      ({ nextPeriodIndex, state }) => nextPeriodIndex === 1 && state === 'waiting',
    );
    expect((await get(`/v1/invoices?subscriptionId=${id}`)).data).toEqual([]);
    expect((await get(`/v1/drafts/${held.draftId}`)).status).toBe('dropped');
  });
});
