import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection, type WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { v7 as uuid } from 'uuid';
import type { Orm } from '../../db/orm.ts';
import { asRole } from '../../dev/database-roles.ts';
import { startTemporal } from '../../dev/temporal.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { Schedule } from '../../domain/subscriptions/schedule.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.ts';
import { subscription, subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import type { KillPoint } from './kill-points.ts';
import { makeNamespace, withKilledWorker } from './kill-story.ts';
import { workflowBundle } from './workflow-bundle.ts';

const ZONE = 'Europe/Copenhagen';
const POLL_MS = 500;
/** Nobody gets a mail there. */
const NO_MAIL_SERVER = 'smtp://127.0.0.1:1';

/** What the stories of a test file have in common: a Temporal server, and the workflows as workers load them. */
export interface KillStage {
  /** For whatever else a test file starts. */
  readonly folder: string;
  /** A story in a namespace of its own. */
  openStory(): Promise<KillStory>;
  close(): Promise<void>;
}

export interface KillStory {
  readonly client: Client;
  /** Runs a worker that kills itself at the point, and then another one until `work` is done: see `withKilledWorker`. */
  readonly kill: (
    how: { point: KillPoint; databaseUrl: string; smtpUrl?: string },
    work: () => Promise<void>,
  ) => Promise<void>;
}

/** @param bundled bundles other workflows than those of production. */
export async function openKillStage({ bundled = workflowBundle } = {}): Promise<KillStage> {
  const folder = await mkdtemp(join(tmpdir(), 'termin-kill-'));
  const bundleFile = join(folder, 'workflows.js');
  const [temporal, bundle] = await Promise.all([
    startTemporal({ folder: join(folder, 'temporal'), searchAttributes: SEARCH_ATTRIBUTES }),
    bundled(),
  ]);
  await writeFile(bundleFile, bundle.code);
  const connection = await Connection.connect({ address: temporal.address });
  return {
    folder,
    async openStory() {
      const namespace = `kill-${uuid()}`;
      await makeNamespace(connection, namespace);
      const ownFolder = join(folder, namespace);
      return {
        client: new Client({ connection, namespace }),
        async kill({ point, databaseUrl, smtpUrl = NO_MAIL_SERVER }, work) {
          const env = {
            TEMPORAL_ADDRESS: temporal.address,
            TEMPORAL_NAMESPACE: namespace,
            DATABASE_URL: asRole(databaseUrl, 'worker'),
            SMTP_URL: smtpUrl,
            DROP_FOLDER: join(ownFolder, 'drop'),
            WORKFLOW_BUNDLE: bundleFile,
          };
          await withKilledWorker({ point, folder: ownFolder, env }, work);
        },
      };
    },
    async close() {
      await connection.close();
      await temporal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the workflow of a subscription, from its first period on. */
export function startSubscription(
  client: Client,
  {
    endOn = null,
    ...input
  }: {
    creditorId: CreditorId;
    subscriptionId: SubscriptionId;
    schedule: Schedule;
    endOn?: CivilDate | null;
    group?: true;
  },
): Promise<WorkflowHandleWithFirstExecutionRunId<typeof subscription>> {
  const begun = { nextPeriodIndex: 0, billThroughIndex: null, lastInvoiceId: null };
  return client.workflow.start(subscription, {
    workflowId: subscriptionWorkflowId(input.subscriptionId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ ...input, endOn, timeZone: ZONE, ...begun }],
  });
}

/** Resolves when so many collections of a creditor are queued. */
export async function untilCollected(
  orm: Orm,
  { creditorId, count }: { creditorId: CreditorId; count: number },
): Promise<void> {
  for (;;) {
    const [row] = await orm.em
      .fork()
      .execute<{ found: number }[]>('select count(*)::int found from collection where creditor_id = ?', [creditorId]);
    if ((row?.found ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
