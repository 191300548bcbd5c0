import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { v7 as uuid } from 'uuid';
import { startTemporal, type TemporalServer } from '../dev/temporal.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { subscription, subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { type KillPoint, SET_KILL_POINTS } from './support/kill-points.ts';
import { makeNamespace, withKilledWorker } from './support/kill-story.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { lastingToday } from './support/test-day.ts';
import { workflowBundle } from './support/workflow-bundle.ts';

// What the killed worker had in hand is given to the next one when the server has not heard of it for ten seconds.
const STORY_TIMEOUT_MS = 240_000;
const POLL_MS = 500;
const ZONE = 'Europe/Copenhagen';
const TODAY = await lastingToday();
const PERIOD_DAYS = 14;
const SUBSCRIPTIONS = 5;
const PERIODS = 2;
const INVOICES = SUBSCRIPTIONS * PERIODS;

let folder: string;
let database: OpenTestDatabase;
let temporal: TemporalServer;
let connection: Connection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-kill-set-'));
  const [openedDatabase, startedTemporal, bundle] = await Promise.all([
    openTestDatabase(),
    startTemporal({ folder: join(folder, 'temporal'), searchAttributes: SEARCH_ATTRIBUTES }),
    workflowBundle(),
  ]);
  database = openedDatabase;
  temporal = startedTemporal;
  await writeFile(join(folder, 'workflows.js'), bundle.code);
  connection = await Connection.connect({ address: temporal.address });
}, 120_000);

afterAll(async () => {
  await connection.close();
  await temporal.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(SET_KILL_POINTS)(
  'killed %s, each period has one invoice, one mail and one collection, and numbers have no gap',
  async (point) => {
    const creditorId = await runStory(point, join(folder, String(SET_KILL_POINTS.indexOf(point))));
    const em = database.orm.em.fork();
    const [found] = await em.execute(
      `select count(*)::int invoices, count(distinct (i.subscription_id, i.period_index))::int periods, min(i.series_number)::int "first",
         max(i.series_number)::int "last", max(i.payment_number)::int payments, count(c.id)::int collections, count(m.invoice_id)::int mails
       from invoice i left join collection c on c.invoice_id = i.id left join invoice_mail m on m.invoice_id = i.id
       where i.creditor_id = ?`,
      [creditorId],
    );
    expect(found).toEqual({
      invoices: INVOICES,
      periods: INVOICES,
      first: 1,
      last: INVOICES,
      payments: INVOICES,
      collections: INVOICES,
      mails: INVOICES,
    });
    expect(
      await em.execute('select next_number::int next from number_series where creditor_id = ? and code = ?', [
        creditorId,
        'invoice',
      ]),
    ).toEqual([{ next: INVOICES + 1 }]);
  },
  STORY_TIMEOUT_MS,
);

/** Subscriptions of one creditor with two periods that are due, whose mails nobody takes: what is killed here is the draft. */
async function runStory(point: KillPoint, ownFolder: string): Promise<CreditorId> {
  const { orm, url } = database;
  const namespace = `kill-${uuid()}`;
  await makeNamespace(connection, namespace);
  const creditorId = await sampleCreditor(orm);
  const startOn = addDays(TODAY, -(PERIOD_DAYS + 2));
  const schedule = { start: startOn, interval: { unit: 'day', count: PERIOD_DAYS } } as const;
  const client = new Client({ connection, namespace });
  for (let count = 0; count < SUBSCRIPTIONS; count += 1) {
    const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
    const subscriptionId = await sampleSubscription(orm, { ...schedule, creditorId, debtorId, startOn });
    await client.workflow.start(subscription, {
      workflowId: subscriptionWorkflowId(subscriptionId),
      taskQueue: BILLING_TASK_QUEUE,
      args: [
        {
          creditorId,
          subscriptionId,
          timeZone: ZONE,
          schedule,
          endOn: null,
          nextPeriodIndex: 0,
          billThroughIndex: null,
          lastInvoiceId: null,
        },
      ],
    });
  }
  const env = {
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: namespace,
    DATABASE_URL: url,
    SMTP_URL: 'smtp://127.0.0.1:1',
    DROP_FOLDER: join(ownFolder, 'drop'),
    WORKFLOW_BUNDLE: join(folder, 'workflows.js'),
  };
  await withKilledWorker({ point, folder: ownFolder, env }, () => untilCollected(creditorId));
  return creditorId;
}

async function untilCollected(creditorId: CreditorId): Promise<void> {
  for (;;) {
    const [row] = await database.orm.em
      .fork()
      .execute<{ count: number }[]>('select count(*)::int count from collection where creditor_id = ?', [creditorId]);
    if ((row?.count ?? 0) >= INVOICES) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
