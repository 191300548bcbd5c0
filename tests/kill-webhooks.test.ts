import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { insertWebhookSecret } from '../db/webhooks/webhook-secrets.ts';
import { newWebhookSecret } from '../activities/webhooks/sign-webhook.ts';
import type { CreditorId, WebhookEndpointId } from '../domain/identifiers/ids.ts';
import { type webhook, type WebhookWaking, webhookWaking } from '../workflows/webhooks/webhook.ts';
import { type KillPoint, WEBHOOK_KILL_POINTS } from './support/kill-points.ts';
import { type KillStage, openKillStage } from './support/kill-stage.ts';
import { sampleCreditor } from './support/sample-data.ts';
import { sampleEvent } from './support/sample-event.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { startWebhookReceiver, type WebhookReceiver } from './support/webhook-receiver.ts';

// A call whose worker is killed is begun again when it has not been heard of for 20 seconds: both stories run at once.
const STORY_TIMEOUT_MS = 120_000;
const EVENTS = 3;
const POLL_MS = 100;

interface Story {
  readonly eventIds: readonly string[];
  readonly receiver: WebhookReceiver;
}

let database: OpenTestDatabase;
let stage: KillStage;
let stories: ReadonlyMap<KillPoint, Promise<Story>>;

beforeAll(async () => {
  [database, stage] = await Promise.all([openTestDatabase(), openKillStage()]);
  stories = new Map(WEBHOOK_KILL_POINTS.map((point) => [point, runStory(point)]));
  // Each is looked at by its own test, which may come long after it has failed.
  for (const story of stories.values()) story.catch(() => undefined);
}, STORY_TIMEOUT_MS);

afterAll(async () => {
  const ended = await Promise.allSettled(stories.values());
  for (const story of ended) if (story.status === 'fulfilled') await story.value.receiver.close();
  await stage.close();
  await database.close();
}, STORY_TIMEOUT_MS);

async function runStory(point: KillPoint): Promise<Story> {
  const { orm } = database;
  const em = orm.em.fork();
  const [creditorId, receiver] = await Promise.all([sampleCreditor(orm), startWebhookReceiver()]);
  const endpointId = uuid() as WebhookEndpointId;
  const secret = newWebhookSecret();
  receiver.secrets.push(secret);
  await em.execute('insert into webhook_endpoint (id, creditor_id, url, read_position) values (?, ?, ?, 0)', [
    endpointId,
    creditorId,
    receiver.url,
  ]);
  await insertWebhookSecret(em, { creditorId, endpointId, secret });
  // Of one object, so that they go one after the other.
  const eventIds = await eventsOf(creditorId);
  const story = await stage.openStory();
  await story.kill({ point, databaseUrl: database.url }, async () => {
    await story.client.workflow.signalWithStart<typeof webhook, [WebhookWaking]>(
      'webhook',
      webhookWaking({ creditorId, endpointId, byPerson: false }),
    );
    for (;;) {
      const left = await em.execute<unknown[]>(
        `select 1 from webhook_endpoint p where p.id = ? and (
           (select count(*) from webhook_delivery d where d.endpoint_id = p.id and d.state = 'delivered') < ?)`,
        [endpointId, EVENTS],
      );
      if (left.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  });
  return { eventIds, receiver };
}

async function eventsOf(creditorId: CreditorId): Promise<string[]> {
  const objectId = uuid();
  const ids: string[] = [];
  for (let made = 0; made < EVENTS; made += 1) ids.push(await sampleEvent(database.orm, { creditorId, objectId }));
  return ids;
}

test(
  'killed after an endpoint has answered, before that is stored, it is sent again with the same id and the same bytes',
  async () => {
    const { eventIds, receiver } = await storyOf('after an endpoint has answered, before that is stored');
    const [first] = eventIds;
    expect(receiver.received.map(({ id }) => id)).toEqual([first, ...eventIds]);
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
    expect(receiver.refused).toEqual([]);
  },
  STORY_TIMEOUT_MS,
);

test(
  'killed after what an endpoint has answered is stored, nothing is sent twice',
  async () => {
    const { eventIds, receiver } = await storyOf('after what an endpoint has answered is stored, before the next');
    expect(receiver.received.map(({ id }) => id)).toEqual(eventIds);
  },
  STORY_TIMEOUT_MS,
);

async function storyOf(point: KillPoint): Promise<Story> {
  const story = await stories.get(point);
  if (story === undefined) throw new Error(`no story of ${point}`);
  return story;
}
