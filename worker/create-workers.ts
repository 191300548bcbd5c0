import { fileURLToPath } from 'node:url';
import type { NativeConnection, WorkerOptions } from '@temporalio/worker';
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Activities } from '../activities/index.ts';
import { DEFAULT_LOAD, type WorkerLoad } from './load-settings.ts';
import { BILLING_TASK_QUEUE, MAIL_TASK_QUEUE } from '../workflows/task-queues.ts';

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

// Enough for all workflow tasks in hand, forty as Temporal has it, to stand in one set: they gather there, and the sets are few at once. More
// tasks in hand would come no faster, and on a slow machine the last of them would be late for the server.
const LOCAL_ACTIVITIES_AT_ONCE = 100;

/** With more than one, work that lies there at the start is taken without waiting for word from the server. */
const FIRST_POLLERS = 5;

/**
 * The two workers of a process: one for workflows and the activities on the database, one for mail, which is limited in rate on its
 * task queue, over all processes.
 */
export async function createWorkers({
  connection,
  namespace,
  activities,
  workflowBundle,
  mailsPerSecond,
  load = DEFAULT_LOAD,
  options = {},
}: {
  connection: NativeConnection;
  namespace: string;
  activities: Activities;
  workflowBundle: WorkflowBundle;
  mailsPerSecond: number;
  load?: WorkerLoad;
  options?: Partial<WorkerOptions>;
}): Promise<Worker[]> {
  const { mail, ...billing } = activities;
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
