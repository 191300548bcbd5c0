import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { newWebhookSecret } from '../activities/webhooks/sign-webhook.ts';
import { WebhookDelivery } from '../db/entities/webhook-delivery.ts';
import { WebhookEndpoint } from '../db/entities/webhook-endpoint.ts';
import { insertWebhookSecret } from '../db/webhooks/webhook-secrets.ts';
import { tryAllAnew } from '../db/webhooks/webhook-deliveries.ts';
import type { CreditorId, WebhookEndpointId } from '../domain/identifiers/ids.ts';
import { type webhook, type WebhookWaking, webhookWaking } from '../workflows/webhooks/webhook.ts';
import { type BillingStack, startBillingStack } from './support/billing-stack.ts';
import { sampleCreditor } from './support/sample-data.ts';
import { sampleEvent } from './support/sample-event.ts';
import { untilNoMailWaits } from './support/until-no-mail-waits.ts';
import { startWebhookReceiver, type WebhookReceiver } from './support/webhook-receiver.ts';

const POLL_MS = 50;

let stack: BillingStack;
beforeAll(async () => {
  stack = await startBillingStack();
}, 120_000);
afterAll(() => stack.close());

interface Story {
  readonly creditorId: CreditorId;
  readonly endpointId: WebhookEndpointId;
  readonly receiver: WebhookReceiver;
}

async function story(): Promise<Story> {
  const { orm } = stack;
  const [creditorId, receiver] = [await sampleCreditor(orm), await startWebhookReceiver()];
  const endpointId = uuid() as WebhookEndpointId;
  const secret = newWebhookSecret();
  receiver.secrets.push(secret);
  await orm.em.fork().insert(WebhookEndpoint, { id: endpointId, creditorId, url: receiver.url, readPosition: 0n });
  await insertWebhookSecret(orm.em.fork(), { creditorId, endpointId, secret });
  return { creditorId, endpointId, receiver };
}

const wake = ({ creditorId, endpointId }: Story) =>
  stack.environment.client.workflow.signalWithStart<typeof webhook, [WebhookWaking]>(
    'webhook',
    webhookWaking({ creditorId, endpointId, byPerson: true }),
  );

const readEndpoint = ({ endpointId }: Story) => stack.orm.em.fork().findOneOrFail(WebhookEndpoint, { id: endpointId });

const statesOf = async ({ endpointId }: Story) =>
  (await stack.orm.em.fork().find(WebhookDelivery, { endpointId }, { orderBy: { position: 'asc' } })).map(
    ({ state }) => state,
  );

/** Resolves when so many deliveries have been made, and that is stored. */
async function untilDelivered(told: Story, count: number): Promise<void> {
  while ((await statesOf(told)).filter((state) => state === 'delivered').length < count) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

test('an endpoint of which nothing succeeds for three days is switched off, with a mail; what waits comes in order when it is on again', async () => {
  const { orm, environment, mails } = stack;
  const told = await story();
  const { creditorId, endpointId, receiver } = told;
  receiver.answers = () => ({ status: 503 });
  const objectId = uuid();
  const events = [await sampleEvent(orm, { creditorId, objectId }), await sampleEvent(orm, { creditorId, objectId })];
  const handle = await wake(told);
  await environment.sleep('71 hours');
  expect(await readEndpoint(told)).toMatchObject({ switchedOffAt: null, failingSince: expect.any(Date) });
  expect(await handle.result()).toBe('off');
  expect(await readEndpoint(told)).toMatchObject({ switchedOffAs: 'failing' });
  expect(await statesOf(told)).toEqual(['waiting', 'waiting']);
  // After five seconds, five minutes, half an hour, 2, 5, 10, 14, 20 and 22 hours.
  expect(receiver.received.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, () => events[0]));
  await untilNoMailWaits(orm);
  const [mail, ...others] = await mails.messages();
  expect(others).toEqual([]);
  expect(mail?.subject).toMatch(/^Webhooks for .* er slået fra$/);
  expect(mail?.text).toContain(receiver.url);
  expect(mail?.text).toContain('tre døgn');

  receiver.answers = () => ({ status: 204 });
  await orm.em
    .fork()
    .nativeUpdate(
      WebhookEndpoint,
      { id: endpointId },
      { switchedOffAt: null, switchedOffAs: null, failingSince: null },
    );
  await tryAllAnew(orm.em.fork(), endpointId);
  await wake(told);
  await receiver.until(12);
  expect(receiver.received.slice(-2).map(({ id }) => id)).toEqual(events);
  await receiver.close();
}, 180_000);

test('what fails for four days while other things succeed is abandoned, and what came later of its object goes on', async () => {
  const { orm, environment } = stack;
  const told = await story();
  const { creditorId, receiver } = told;
  const [poison, object] = [uuid(), uuid()];
  const first = await sampleEvent(orm, { creditorId, objectId: poison });
  receiver.answers = ({ id }) => ({ status: id === first ? 500 : 200 });
  const second = await sampleEvent(orm, { creditorId, objectId: poison });
  await wake(told);
  for (let day = 0; day < 4; day += 1) {
    await environment.sleep('23 hours');
    await sampleEvent(orm, { creditorId, objectId: object });
    await wake(told);
    await untilDelivered(told, day + 1);
  }
  expect(await statesOf(told)).toEqual(['waiting', 'waiting', 'delivered', 'delivered', 'delivered', 'delivered']);
  await environment.sleep('5 hours');
  expect(await statesOf(told)).toEqual(['abandoned', ...Array.from({ length: 5 }, () => 'delivered')]);
  expect(receiver.received.filter(({ id }) => id === first)).toHaveLength(11);
  expect(receiver.received.at(-1)?.id).toBe(second);
  expect(await readEndpoint(told)).toMatchObject({ switchedOffAt: null, failingSince: null });
  await receiver.close();
}, 180_000);
