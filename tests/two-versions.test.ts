import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createFolderChannel } from '../activities/channel/folder-channel.ts';
import { createActivities } from '../activities/index.ts';
import { createMailer } from '../activities/mails/mailer.ts';
import { startMailCatcher } from '../dev/mail-catcher.ts';
import { startTemporal } from '../dev/temporal.ts';
import { NAMESPACE } from '../dev/temporal-answers.ts';
import { createPdfPool } from '../documents/render-pool.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { createWorkers, type WorkflowBundle } from '../worker/create-workers.ts';
import { stayAlive } from '../worker/stay-alive.ts';
import { createWorkflowDirectory } from '../worker/workflow-directory.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { subscription, subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { fetchRuns } from './support/fetch-runs.ts';
import { formerWorkflowBundle } from './support/former-workflow-bundle.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { withPostOffice } from './support/with-post-office.ts';
import { lastingToday } from './support/test-day.ts';
import { untilNoMailWaits } from './support/until-no-mail-waits.ts';
import { workflowBundle } from './support/workflow-bundle.ts';

const TIMEOUT_MS = 240_000;
const SUBSCRIPTIONS = 10;
const PERIODS = 3;
const PERIOD_DAYS = 14;
const ZONE = 'Europe/Copenhagen';
const TODAY = await lastingToday();
// So few that each workflow is taken up anew at almost every task, by the one or the other.
const KEEPING_FEW = { maxCachedWorkflows: 2 };
const UNTHROTTLED = 1000;

// That a worker cannot follow what the other has done is what happens here.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

const closers: (() => unknown)[] = [];
let database: OpenTestDatabase;
let client: Client;
let creditorId: CreditorId;
let bundle: WorkflowBundle;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'termin-two-versions-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const [opened, temporal, mails, former] = await Promise.all([
    openTestDatabase(),
    startTemporal({ folder: join(folder, 'temporal'), searchAttributes: SEARCH_ATTRIBUTES }),
    startMailCatcher({ folder: join(folder, 'mails') }),
    formerWorkflowBundle('former-bill-then-mail.ts'),
  ]);
  bundle = await workflowBundle();
  database = opened;
  closers.push(() => opened.close(), temporal.stop, mails.stop);
  const connection = await Connection.connect({ address: temporal.address });
  closers.push(() => connection.close());
  client = new Client({ connection });
  creditorId = await sampleCreditor(opened.orm);
  for (const version of [bundle, former])
    closers.push(await runVersion(version, { address: temporal.address, folder, smtpUrl: mails.smtpUrl }));
}, TIMEOUT_MS);
afterAll(async () => {
  for (const close of closers.toReversed()) await close();
}, TIMEOUT_MS);

/** Workers with the workflows of a version, on a connection of their own. Answers what stops them. */
async function runVersion(
  version: WorkflowBundle,
  { address, folder, smtpUrl }: { address: string; folder: string; smtpUrl: string },
): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address });
  const pdf = createPdfPool({ size: 1 });
  const mailer = createMailer({ smtpUrl, sender: null });
  const workers = await createWorkers({
    connection,
    namespace: NAMESPACE,
    activities: createActivities({
      orm: database.orm,
      pdf,
      mailer,
      ...withPostOffice({ connection, namespace: NAMESPACE }),
      deliveryChannel: createFolderChannel(join(folder, 'drop')),
      returnChannel: null,
      receipts: null,
      workflows: createWorkflowDirectory({ connection, namespace: NAMESPACE }),
      heartbeat: stayAlive,
      bsSubsystem: 'BS1',
      eventsKeptDays: 90,
      publicUrl: null,
    }),
    workflowBundle: version,
    mailsPerSecond: UNTHROTTLED,
    options: KEEPING_FEW,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  return async () => {
    for (const worker of workers) worker.shutdown();
    await running;
    await connection.close();
    mailer.close();
    await pdf.close();
  };
}

/** A subscription whose periods are all due, and whose end date has come: its whole life runs at once. */
async function startLife(): Promise<SubscriptionId> {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
  const startOn = addDays(TODAY, -(PERIOD_DAYS * PERIODS + 2));
  const endOn = addDays(startOn, PERIOD_DAYS * PERIODS - 1);
  const schedule = { start: startOn, interval: { unit: 'day', count: PERIOD_DAYS } } as const;
  const subscriptionId = await sampleSubscription(orm, { ...schedule, creditorId, debtorId, startOn, endOn });
  const life = { creditorId, subscriptionId, timeZone: ZONE, schedule, endOn, nextPeriodIndex: 0 };
  await client.workflow.start(subscription, {
    workflowId: subscriptionWorkflowId(subscriptionId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ ...life, billThroughIndex: null, lastInvoiceId: null }],
  });
  return subscriptionId;
}

test(
  'workers of two versions side by side bill each period once, and none is missed',
  async () => {
    const subscriptionIds = await Promise.all(Array.from({ length: SUBSCRIPTIONS }, startLife));
    const ids = subscriptionIds.map(subscriptionWorkflowId);
    await Promise.all(ids.map((id) => client.workflow.getHandle(id).result()));
    await untilNoMailWaits(database.orm);
    const [found] = await database.orm.em.fork().execute(
      `select count(*)::int invoices, count(distinct (i.subscription_id, i.period_index))::int periods,
         max(i.series_number)::int "lastNumber", count(c.id)::int collections,
         count(*) filter (where m.status = 'sent')::int mails
       from invoice i left join collection c on c.invoice_id = i.id left join invoice_mail m on m.invoice_id = i.id
       where i.creditor_id = ?`,
      [creditorId],
    );
    const all = SUBSCRIPTIONS * PERIODS;
    expect(found).toEqual({ invoices: all, periods: all, lastNumber: all, collections: all, mails: all });

    const histories = await Promise.all(
      ids.map(async (workflowId) => ({ workflowId, history: (await fetchRuns(client, workflowId)).at(-1) })),
    );
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, histories)) {
      expect({ workflowId, error }).toEqual({ workflowId, error: undefined });
    }
  },
  TIMEOUT_MS,
);
