import { fileURLToPath } from 'node:url';
import type { NativeConnection, WorkerInterceptors, WorkerOptions } from '@temporalio/worker';
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Activities } from '../activities/index.ts';
import { BILLING_TASK_QUEUE, MAIL_TASK_QUEUE, WEBHOOK_TASK_QUEUE } from '../workflows/task-queues.ts';
import { DEFAULT_LOAD, type WorkerLoad } from './load-settings.ts';

export type WorkflowBundle = WorkflowBundleWithSourceMap;

const WORKFLOWS = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/**
 * Bundles the workflows as the worker runs them: some seconds, so a process that runs several workers does it once. All of their modules are
 * loaded once for all workflows and not anew for each that is fetched: none keeps a state.
 */
export async function bundleWorkflows(): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath: WORKFLOWS,
    preloadModules: [WORKFLOWS],
    logger: new DefaultLogger('WARN'),
  });
}

/** Endpoints that are served at once. One that is slow has its place for a minute at a time, and waits for its answers without a connection of the database. */
const ENDPOINTS_AT_ONCE = 100;

// Enough for all workflow tasks in hand, forty as Temporal has it, to stand in one set: they gather there, and the sets are few at once. More
// tasks in hand would come no faster, and on a slow machine the last of them would be late for the server.
const LOCAL_ACTIVITIES_AT_ONCE = 100;

/** With more than one, work that lies there at the start is taken without waiting for word from the server. */
const FIRST_POLLERS = 5;

/**
 * The three workers of a process: one for workflows and the activities on the database, one for mail, which is limited in rate on its
 * task queue, over all processes, and one for webhooks.
 */
export async function createWorkers({
  connection,
  namespace,
  activities,
  workflowBundle,
  mailsPerSecond,
  interceptors = {},
  load = DEFAULT_LOAD,
  options = {},
}: {
  connection: NativeConnection;
  namespace: string;
  activities: Activities;
  workflowBundle: WorkflowBundle;
  mailsPerSecond: number;
  load?: WorkerLoad;
  interceptors?: WorkerInterceptors;
  options?: Partial<WorkerOptions>;
}): Promise<Worker[]> {
  const { mail, webhooks, ...billing } = activities;
  const { activitiesAtOnce, mailsAtOnce, pollersAtMost, workflowsInMemory } = load;
  return Promise.all([
    Worker.create({
      connection,
      namespace,
      workflowBundle,
      activities: together(billing),
      taskQueue: BILLING_TASK_QUEUE,
      maxConcurrentActivityTaskExecutions: activitiesAtOnce,
      maxConcurrentLocalActivityExecutions: LOCAL_ACTIVITIES_AT_ONCE,
      interceptors,
      ...(workflowsInMemory === null ? {} : { maxCachedWorkflows: workflowsInMemory }),
      ...pollers(pollersAtMost),
      ...options,
    }),
    Worker.create({
      connection,
      namespace,
      activities: mail,
      taskQueue: MAIL_TASK_QUEUE,
      maxConcurrentActivityTaskExecutions: mailsAtOnce,
      maxTaskQueueActivitiesPerSecond: mailsPerSecond,
      interceptors,
      ...pollers(pollersAtMost),
      ...options,
    }),
    Worker.create({
      connection,
      namespace,
      activities: webhooks,
      taskQueue: WEBHOOK_TASK_QUEUE,
      maxConcurrentActivityTaskExecutions: ENDPOINTS_AT_ONCE,
      ...pollers(pollersAtMost),
      ...options,
    }),
  ]);
}

function pollers(maximum: number | null): Partial<WorkerOptions> {
  if (maximum === null) return {};
  const behavior = { type: 'autoscaling', minimum: 1, maximum, initial: Math.min(maximum, FIRST_POLLERS) } as const;
  return { workflowTaskPollerBehavior: behavior, activityTaskPollerBehavior: behavior };
}

/** The activities of several sets, as a worker takes them: by name alone. */
const together = (sets: Readonly<Record<string, object>>): object =>
  Object.fromEntries(Object.values(sets).flatMap((set) => Object.entries(set)));
