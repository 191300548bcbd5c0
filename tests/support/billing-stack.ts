import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime, type WorkerOptions } from '@temporalio/worker';
import { createActivities, type Activities } from '../../activities/index.ts';
import { createFolderChannel } from '../../activities/channel/folder-channel.ts';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import { createMailer } from '../../activities/mails/mailer.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { openOrm, type Orm } from '../../db/orm.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import { asRole } from '../../dev/database-roles.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { createTimeSkippingEnvironment } from '../../dev/time-skipping-environment.ts';
import { createPdfPool } from '../../documents/render-pool.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { createWorkers } from '../../worker/create-workers.ts';
import { stayAlive } from '../../worker/stay-alive.ts';
import { createWorkflowDirectory } from '../../worker/workflow-directory.ts';
import { indexation, indexationWorkflowId } from '../../workflows/indexations/indexation.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.ts';
import { subscription, subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { openTestDatabase, type OpenTestDatabase } from './test-database.ts';
import { withPostOffice } from './with-post-office.ts';
import { type Beginning, skipToBeginning } from './test-day.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** PostgreSQL, a Temporal server whose time skips, a mail server and the workers, all real and all of this test file alone. It begins on a day of its own. */
export interface BillingStack {
  readonly orm: Orm;
  /** What the workers work on, with the rights of their role. */
  readonly workerOrm: Orm;
  readonly environment: TestWorkflowEnvironment;
  readonly mails: MailCatcher;
  readonly dropFolder: string;
  /** Starts a subscription's workflow, as far as its row is billed or from another period. */
  start(
    subscriptionId: SubscriptionId,
    from?: { nextPeriodIndex: number },
  ): Promise<WorkflowHandle<typeof subscription>>;
  /** Starts the workflow that announces the yearly steps of a subscription's prices. */
  startIndexation(subscriptionId: SubscriptionId): Promise<WorkflowHandle<typeof indexation>>;
  /** Stops the workers and starts others, as an update does: what they hold in memory is lost. */
  restartWorkers(options?: Partial<WorkerOptions>): Promise<void>;
  close(): Promise<void>;
}

const MAILS_PER_SECOND = 1000;

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

// The server's clock stands still once a workflow has ended whose parent had gone on in a new run: a hand-over that waits for its receipt
// does not end.
const RECEIPTS_THAT_DO_NOT_COME = { suffix: '.ok', waitMs: 400 * 24 * 60 * 60 * 1000 };

/** @param open opens a database that is there instead of a new one. */
export async function startBillingStack({
  begins = 'fixed day',
  wrap = (activities) => activities,
  open = openTestDatabase,
  ...given
}: {
  begins?: Beginning;
  wrap?: (activities: Activities) => Activities;
  open?: () => Promise<OpenTestDatabase>;
} & Partial<ActivityDependencies> = {}): Promise<BillingStack> {
  const folder = await mkdtemp(join(tmpdir(), 'termin-billing-'));
  const [database, environment, mails, bundle] = await Promise.all([
    open(),
    createTimeSkippingEnvironment({ searchAttributes: SEARCH_ATTRIBUTES }),
    startMailCatcher({ folder: join(folder, 'mails') }),
    workflowBundle(),
  ]);
  await skipToBeginning(environment, begins);
  const workerOrm = await openOrm({ databaseUrl: asRole(database.url, 'worker') });
  const pdf = createPdfPool({ size: 1 });
  const mailer = createMailer({ smtpUrl: mails.smtpUrl, sender: null });
  const dropFolder = join(folder, 'drop');
  const activities = wrap(
    createActivities({
      orm: workerOrm,
      pdf,
      mailer,
      ...withPostOffice({ connection: environment.nativeConnection, namespace: 'default' }),
      deliveryChannel: createFolderChannel(dropFolder),
      returnChannel: null,
      receipts: RECEIPTS_THAT_DO_NOT_COME,
      workflows: createWorkflowDirectory({ connection: environment.nativeConnection, namespace: 'default' }),
      heartbeat: stayAlive,
      bsSubsystem: 'BS1',
      eventsKeptDays: 90,
      publicUrl: 'http://127.0.0.1:9',
      ...given,
    }),
  );
  const runWorkers = async (options: Partial<WorkerOptions> = {}) => {
    const workers = await createWorkers({
      connection: environment.nativeConnection,
      namespace: 'default',
      activities,
      workflowBundle: bundle,
      mailsPerSecond: MAILS_PER_SECOND,
      options,
    });
    const running = Promise.all(workers.map((worker) => worker.run()));
    return async () => {
      for (const worker of workers) worker.shutdown();
      await running;
    };
  };
  let stopWorkers = await runWorkers();
  return {
    orm: database.orm,
    workerOrm,
    environment,
    mails,
    dropFolder,
    start: (subscriptionId, from) => startSubscription({ orm: database.orm, environment, subscriptionId, ...from }),
    startIndexation: (subscriptionId) => startIndexation({ orm: database.orm, environment, subscriptionId }),
    async restartWorkers(options) {
      await stopWorkers();
      stopWorkers = await runWorkers(options);
    },
    async close() {
      await stopWorkers();
      await environment.teardown();
      await pdf.close();
      mailer.close();
      await mails.stop();
      await workerOrm.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startSubscription({
  orm,
  environment,
  subscriptionId,
  nextPeriodIndex,
}: {
  orm: Orm;
  environment: TestWorkflowEnvironment;
  subscriptionId: SubscriptionId;
  nextPeriodIndex?: number;
}): Promise<WorkflowHandle<typeof subscription>> {
  const em = orm.em.fork();
  const row = await em.findOneOrFail(Subscription, { id: subscriptionId });
  const { timeZone } = await em.findOneOrFail(Creditor, { id: row.creditorId });
  return environment.client.workflow.start(subscription, {
    workflowId: subscriptionWorkflowId(subscriptionId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [
      {
        creditorId: row.creditorId,
        subscriptionId,
        ...(row.kind === 'group' ? { group: true } : {}),
        timeZone,
        schedule: scheduleOf(row),
        charge: row.charge,
        leadDays: row.leadDays,
        endOn: row.endOn,
        nextPeriodIndex: nextPeriodIndex ?? row.nextPeriodIndex,
        billThroughIndex: row.billThroughIndex,
        lastInvoiceId: null,
      },
    ],
  });
}

async function startIndexation({
  orm,
  environment,
  subscriptionId,
}: {
  orm: Orm;
  environment: TestWorkflowEnvironment;
  subscriptionId: SubscriptionId;
}): Promise<WorkflowHandle<typeof indexation>> {
  const { creditorId } = await orm.em.fork().findOneOrFail(Subscription, { id: subscriptionId });
  return environment.client.workflow.start(indexation, {
    workflowId: indexationWorkflowId(subscriptionId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, subscriptionId }],
  });
}
