import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { NativeConnection } from '@temporalio/worker';
import type { TestCreditor } from '../api/test-api.ts';
import { watchEvents } from '../worker/watch-events.ts';
import { createWebhookTeller } from '../worker/webhook-teller.ts';
import { type ApiStack, startApiStack } from './support/api-stack.ts';
import { fetchRuns } from './support/fetch-runs.ts';
import { sampleEvent } from './support/sample-event.ts';
import { startWebhookReceiver, type WebhookReceiver } from './support/webhook-receiver.ts';

const ENDPOINTS = '/v1/webhook-endpoints';
const STARTS_WITHIN_MS = 120_000;
const POLL_MS = 50;

let stack: ApiStack;
let stopWatching: () => void;
let creditor: TestCreditor;
let creditorId: CreditorId;
const receivers: WebhookReceiver[] = [];

beforeAll(async () => {
  stack = await startApiStack();
  stopWatching = watchEvents({ orm: stack.orm, tell: await teller(), everyMs: 100 });
  creditor = await stack.api.creditor({ email: 'hemmelig@prove.example' });
  creditorId = creditor.creditorId as CreditorId;
}, STARTS_WITHIN_MS);
afterAll(async () => {
  stopWatching();
  await stack.close();
});
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.close();
});

async function teller() {
  const { connection, options } = stack.temporal;
  if (!(connection instanceof NativeConnection)) throw new Error('not the connection of a worker');
  return createWebhookTeller({ connection, namespace: options.namespace });
}

interface Endpoint {
  readonly id: string;
  readonly path: string;
  readonly receiver: WebhookReceiver;
}

async function endpoint(body: Readonly<Record<string, unknown>> = {}): Promise<Endpoint> {
  const receiver = await startWebhookReceiver();
  receivers.push(receiver);
  const made = await ask('post', ENDPOINTS, { url: receiver.url, ...body });
  expect(made.status).toBe(201);
  receiver.secrets.push(made.body.secret);
  return { id: made.body.id, path: `${ENDPOINTS}/${made.body.id}`, receiver };
}

const ask = (method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: unknown) =>
  stack.api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });

const happens = (objectId?: string) =>
  sampleEvent(stack.orm, { creditorId, ...(objectId === undefined ? {} : { objectId }) });

/** Resolves when an endpoint's deliveries are as they should be, newest first. */
async function untilDeliveries(
  { path }: Endpoint,
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects to be there
  isSo: (deliveries: any[]) => boolean,
) {
  for (;;) {
    const { body } = await ask('get', `${path}/deliveries`);
    if (isSo(body.data)) return body.data;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

test('an event reaches an endpoint as Standard Webhooks say, signed, and the attempt is seen', async () => {
  const one = await endpoint();
  const eventId = await happens();
  await one.receiver.until(1);
  expect(one.receiver.refused).toEqual([]);
  const [message] = one.receiver.received;
  expect(message).toMatchObject({ id: eventId, type: 'invoice.issued', signatures: 1 });
  expect(Object.keys(JSON.parse(message?.body ?? ''))).toEqual(['type', 'timestamp', 'data']);
  expect(JSON.parse(message?.body ?? '')).toMatchObject({
    data: { id: eventId, objectType: 'invoice', data: { total: '125.50' } },
  });
  const [delivery] = await untilDeliveries(one, ([first]) => first?.state === 'delivered');
  expect(delivery).toMatchObject({ eventId, state: 'delivered', tries: 1, nextTryAt: null });
  expect(delivery.attempts).toEqual([expect.objectContaining({ statusCode: 204, failure: null, answer: '' })]);
}, 60_000);

test('an endpoint gets the events of its types alone, those after it was made, and of its creditor', async () => {
  await happens();
  const other = await stack.api.creditor();
  const one = await endpoint({ types: ['payment.waiting'] });
  await sampleEvent(stack.orm, { creditorId: other.creditorId as CreditorId, type: 'payment.waiting' });
  await happens();
  const eventId = await sampleEvent(stack.orm, { creditorId, type: 'payment.waiting' });
  await one.receiver.until(1);
  await untilDeliveries(one, (all) => all.every(({ state }) => state === 'delivered'));
  expect(one.receiver.received.map(({ id }) => id)).toEqual([eventId]);
}, 60_000);

test('what happens to one object comes in its order, though something fails; other objects go on', async () => {
  const one = await endpoint();
  const [failing, other] = [uuid(), uuid()];
  let refusals = 1;
  one.receiver.answers = ({ objectId }) => {
    if (objectId !== failing || refusals === 0) return { status: 204 };
    refusals -= 1;
    return { status: 500, body: 'prøv igen' };
  };
  const first = await happens(failing);
  const second = await happens(failing);
  const third = await happens(failing);
  const elsewhere = await happens(other);
  await one.receiver.until(5);
  const ids = one.receiver.received.map(({ id }) => id);
  expect(ids.filter((id) => id !== elsewhere)).toEqual([first, first, second, third]);
  // It did not wait for the five seconds after which the failing one was tried again.
  expect(ids.indexOf(elsewhere)).toBeLessThan(ids.lastIndexOf(first));
  const [again, before] = one.receiver.received.filter(({ id }) => id === first);
  expect(again?.body).toBe(before?.body);
  const deliveries = await untilDeliveries(one, (all) => all.every(({ state }) => state === 'delivered'));
  expect(deliveries.at(-1).attempts).toMatchObject([{ statusCode: 204 }, { statusCode: 500, answer: 'prøv igen' }]);
}, 60_000);

test('an endpoint that is slow is in no other one’s way', async () => {
  const [slow, fast] = [await endpoint(), await endpoint()];
  slow.receiver.answers = () => ({ status: 204, afterMs: 5000 });
  const events = 12;
  for (let made = 0; made < events; made += 1) await happens();
  const startedMs = performance.now();
  await fast.receiver.until(events);
  // By then the slow one, which answers four at once, has been given some of them at the most.
  expect(slow.receiver.received.length).toBeLessThan(events);
  expect(performance.now() - startedMs).toBeLessThan(30_000);
  expect((await ask('delete', slow.path)).status).toBe(200);
}, 60_000);

test('while a secret takes over from another both sign, and each of them opens the message', async () => {
  const one = await endpoint();
  const [before] = one.receiver.secrets;
  const rotated = await ask('post', `${one.path}/rotate-secret`, {});
  expect(rotated.status).toBe(200);
  expect(rotated.body.secret).not.toBe(before);
  expect(rotated.body.secrets).toMatchObject([{ expiresAt: null }, { expiresAt: expect.any(String) }]);
  await happens();
  await one.receiver.until(1);
  expect(one.receiver.received[0]).toMatchObject({ signatures: 2, secret: before });
  // The receiver has changed its own.
  one.receiver.secrets.splice(0, 1, rotated.body.secret);
  await happens();
  await one.receiver.until(2);
  expect(one.receiver.received[1]).toMatchObject({ signatures: 2, secret: rotated.body.secret });
  // And one that others know is good no more.
  const third = await ask('post', `${one.path}/rotate-secret`, { overlapHours: 0 });
  one.receiver.secrets.splice(0, 1, third.body.secret);
  await happens();
  await one.receiver.until(3);
  expect(one.receiver.received[2]).toMatchObject({ secret: third.body.secret });
  expect(one.receiver.refused).toEqual([]);
}, 60_000);

test('a test is sent at once, also to an endpoint that is off, and something is sent again with its id and its bytes', async () => {
  const one = await endpoint();
  const eventId = await happens();
  await one.receiver.until(1);
  const [delivery] = await untilDeliveries(one, ([first]) => first?.state === 'delivered');
  const again = await ask('post', `${one.path}/deliveries/${delivery.id}/resend`);
  expect(again).toMatchObject({ status: 202, body: { eventId, state: 'waiting', tries: 0 } });
  await one.receiver.until(2);
  expect(one.receiver.received[1]).toEqual(one.receiver.received[0]);
  expect((await ask('post', `${one.path}/disable`)).body).toMatchObject({ switchedOffAs: 'by_person' });
  const later = await happens();
  const tried = await ask('post', `${one.path}/test`);
  expect(tried).toMatchObject({ status: 202, body: { eventId: null, type: 'endpoint.test' } });
  await one.receiver.until(3);
  expect(one.receiver.received[2]).toMatchObject({ id: tried.body.id, type: 'endpoint.test', objectId: null });
  // What has happened while it was off comes when it is on again.
  await untilDeliveries(one, ([first]) => first?.state === 'delivered');
  expect((await ask('post', `${one.path}/enable`)).body).toMatchObject({ switchedOffAt: null });
  await one.receiver.until(4);
  expect(one.receiver.received[3]?.id).toBe(later);
}, 60_000);

test('an endpoint that says it is gone is switched off at once, with a mail, and what waits goes out when it is on again', async () => {
  const one = await endpoint();
  one.receiver.answers = () => ({ status: 410 });
  const eventId = await happens();
  await one.receiver.until(1);
  await untilDeliveries(one, ([first]) => first?.attempts.length > 0);
  expect((await ask('get', one.path)).body).toMatchObject({ switchedOffAs: 'gone' });
  for (;;) {
    const rows = await stack.orm.em
      .fork()
      .execute<unknown[]>(`select 1 from webhook_notice where endpoint_id = ? and status = 'sent'`, [one.id]);
    if (rows.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  one.receiver.answers = () => ({ status: 204 });
  await ask('post', `${one.path}/enable`);
  await one.receiver.until(2);
  expect(one.receiver.received[1]?.id).toBe(eventId);
}, 60_000);

test('Temporal keeps ids alone: no address, no secret, nothing of an event and nothing of an answer', async () => {
  const one = await endpoint({ description: 'hemmelig modtager' });
  one.receiver.answers = () => ({ status: 500, body: 'hemmeligt svar' });
  await happens();
  await one.receiver.until(1);
  await untilDeliveries(one, ([first]) => first?.attempts.length > 0);
  const runs = await fetchRuns(stack.temporal, `webhook/${one.id}`);
  const text = JSON.stringify(runs, (_key, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );
  expect(text).toContain(one.id);
  for (const secret of [one.receiver.url, one.receiver.secrets[0], 'whsec_', 'hemmelig', '12550', 'invoice.issued']) {
    expect(text).not.toContain(secret);
  }
}, 60_000);
