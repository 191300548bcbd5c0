import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';
import { FLOOR_TASK_QUEUE } from './floor-task-queue.ts';

/** How often the count of the workflows that are through is told, at most. */
const TELL_EVERY_MS = 20;

/** Activities that do nothing; the last one of a workflow is counted. */
export function floorActivities(count: () => void) {
  return {
    async doNothing(): Promise<void> {},
    async doNothingAtLast(): Promise<void> {
      count();
    },
  };
}

/**
 * The process of the floor's worker, at `TEMPORAL_ADDRESS`. Prints one line of JSON when it is ready and, while workflows come through,
 * how many have, counted from its start.
 */
async function main(): Promise<void> {
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message }) => void process.stderr.write(`${level} ${message}\n`)),
    telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) } },
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  });
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('floor-workflow.ts', import.meta.url)),
  });
  const address = process.env['TEMPORAL_ADDRESS'];
  if (address === undefined) throw new Error('TEMPORAL_ADDRESS is not set');
  const connection = await NativeConnection.connect({ address });
  let done = 0;
  let told = 0;
  const timer = setInterval(() => {
    if (done === told) return;
    told = done;
    process.stdout.write(`${JSON.stringify({ done })}\n`);
  }, TELL_EVERY_MS);
  try {
    const activities = floorActivities(() => {
      done += 1;
    });
    const cache = process.env['WORKFLOWS_IN_MEMORY'];
    const worker = await Worker.create({
      connection,
      workflowBundle,
      activities,
      taskQueue: FLOOR_TASK_QUEUE,
      ...(cache === undefined ? {} : { maxCachedWorkflows: Number.parseInt(cache, 10) }),
    });
    const running = worker.run();
    process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
    await running;
  } finally {
    clearInterval(timer);
    await connection.close();
  }
}

if (import.meta.main) await main();
