import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, GOOD, startTestApi, type TestApi, type TestCreditor } from '../api/test-api.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../domain/identifiers/ids.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';

const INTERVAL = { unit: 'day', count: 10 };

let stack: BillingStack;
let api: TestApi;
let creditor: TestCreditor;
let debtorId: string;
beforeAll(async () => {
  stack = await startBillingStack({ begins: 'coming tenth' });
  api = await startTestApi({ orm: stack.orm, temporalAddress: stack.environment.address });
  creditor = await api.creditor();
  debtorId = (await call('post', '/v1/debtors', GOOD.debtor)).body.id;
}, 120_000);
afterAll(async () => {
  await api.close();
  await stack.close();
});

const call = (method: 'get' | 'post' | 'put', path: string, body?: unknown): Promise<Answer> =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });

/** Today by the test server's clock, which runs ahead of the API's. */
async function today(): Promise<CivilDate> {
  return civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: 'Europe/Copenhagen' });
}
const sleepDays = (days: number) => stack.environment.sleep(`${days} days`);

async function subscribe(startOn: CivilDate, changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const body = { debtorId, startOn, interval: INTERVAL, lines: [GOOD.line], ...changes };
  const made = await call('post', '/v1/subscriptions', body);
  expect(made.status).toBe(201);
  return `/v1/subscriptions/${made.body.id}`;
}

const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1) as SubscriptionId;
/** First day of the period and day of issue of each invoice, oldest first. */
async function billed(path: string): Promise<string[][]> {
  const { data } = (await call('get', `/v1/invoices?subscriptionId=${idOf(path)}&kind=invoice`)).body;
  return data.map(({ periodFrom, issuedOn }: Record<string, string>) => [periodFrom, issuedOn]).toReversed();
}
const workflowOf = (path: string) => stack.environment.client.workflow.getHandle(subscriptionWorkflowId(idOf(path)));
const stop = (path: string) => workflowOf(path).terminate();

describe('a subscription', () => {
  test('paused to bill what it misses is billed for it when it is resumed, oldest first', async () => {
    const startOn = addDays(await today(), 1);
    const path = await subscribe(startOn);
    const pause = await call('post', `${path}/pauses`, { from: addDays(startOn, 5), missed: 'bill' });
    await sleepDays(25);
    expect(await billed(path)).toEqual([[startOn, startOn]]);
    const resumeOn = addDays(await today(), 2);
    await call('post', `${path}/pauses/${pause.body.id}/resume`, { from: resumeOn });
    expect(await billed(path)).toHaveLength(1);
    await sleepDays(3);
    expect(await billed(path)).toEqual([
      [startOn, startOn],
      [addDays(startOn, 10), resumeOn],
      [addDays(startOn, 20), resumeOn],
    ]);
    await stop(path);
  });

  test('paused to leave out what it misses goes on with the first period after the pause, and skips one on demand', async () => {
    const startOn = addDays(await today(), 1);
    const path = await subscribe(startOn);
    await call('post', `${path}/pauses`, { from: addDays(startOn, 5), to: addDays(startOn, 19), missed: 'skip' });
    await call('post', `${path}/skips`, { periodFrom: addDays(startOn, 30) });
    await sleepDays(45);
    expect(await billed(path)).toEqual([0, 20, 40].map((days) => [addDays(startOn, days), addDays(startOn, days)]));
    await stop(path);
  });

  test('with a draft window is billed when its draft is released, when its time has passed, and not where it is dropped', async () => {
    const startOn = addDays(await today(), 1);
    const path = await subscribe(startOn, { draftWindowDays: 4 });
    const draftId = async (): Promise<string> => (await call('get', path)).body.held.draftId;
    await sleepDays(2);
    expect(await billed(path)).toEqual([]);
    await call('put', `/v1/drafts/${await draftId()}/lines`, { lines: [{ ...GOOD.line, unitPrice: '200' }] });
    await call('post', `/v1/drafts/${await draftId()}/release`);
    await stack.environment.sleep('1 minute');
    expect(await billed(path)).toHaveLength(1);
    await sleepDays(10);
    await call('post', `/v1/drafts/${await draftId()}/drop`);
    await sleepDays(16);
    const { data } = (await call('get', `/v1/invoices?subscriptionId=${idOf(path)}`)).body;
    expect(data.map(({ periodFrom, total }: Record<string, string>) => [periodFrom, total])).toEqual([
      [addDays(startOn, 20), '312.50'],
      [startOn, '250.00'],
    ]);
    expect((await billed(path)).at(-1)).toEqual([addDays(startOn, 20), addDays(startOn, 24)]);
    await stop(path);
  });

  test('cancelled on a date with credit ends on it, and its credit note is mailed', async () => {
    const startOn = addDays(await today(), 1);
    const path = await subscribe(startOn);
    await sleepDays(3);
    const cancelled = await call('post', `${path}/cancel`, { when: 'date', on: addDays(startOn, 4), credit: true });
    const [creditNoteId] = cancelled.body.creditNoteIds;
    await sleepDays(5);
    const note = (await call('get', `/v1/invoices/${creditNoteId}`)).body;
    expect([note.net, note.mail.status, note.pdfReady]).toEqual(['125.00', 'sent', true]);
    const mail = await call('get', `/v1/invoices/${creditNoteId}/mail`);
    expect(mail.body).toContain(`Kreditnota-${note.number}.pdf`);
    expect((await workflowOf(path).describe()).status.name).toBe('COMPLETED');
    expect((await call('get', path)).body.status).toBe('ended');
    expect(await billed(path)).toHaveLength(1);
  });

  test('in arrears that is cancelled in a period is billed for its days up to then', async () => {
    const startOn = addDays(await today(), -3);
    const path = await subscribe(startOn, { charge: 'arrears' });
    const endOn = addDays(await today(), 1);
    await call('post', `${path}/cancel`, { when: 'date', on: endOn });
    await sleepDays(4);
    const { data } = (await call('get', `/v1/invoices?subscriptionId=${idOf(path)}`)).body;
    expect(data.map(({ periodFrom, periodTo, net }: Record<string, string>) => [periodFrom, periodTo, net])).toEqual([
      [startOn, endOn, '125.00'],
    ]);
    expect((await call('get', path)).body.status).toBe('ended');
  });
});
