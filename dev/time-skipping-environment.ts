import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection, WorkflowClient, type WorkflowClientInterceptor } from '@temporalio/client';
// The SDK keeps this to itself: it says of a connection that its server can skip time.
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { LOOPBACK } from './free-ports.ts';
import { addSearchAttributes, type SearchAttributes } from './search-attributes.ts';
import { startFailure } from './start-failure.ts';
import { startOnFreePorts } from './start-on-free-ports.ts';
import { NAMESPACE, temporalAnswers } from './temporal-answers.ts';
import { timeSkippingServerPath } from './time-skipping-server.ts';

const { EventType } = temporal.api.enums.v1;

const TASK_EVENTS: ReadonlySet<number | null | undefined> = new Set([
  EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
]);
const UNDER_WAY: typeof TASK_EVENTS = new Set([
  EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
]);
const ASKED_EVERY_MS = 20;
/** A task that nobody takes is never done. */
const AT_REST_WITHIN_MS = 10_000;

/**
 * The server skips no time while a workflow has a task, and goes on for ever to think that it has one where the workflow is terminated
 * meanwhile: one that has a task is terminated when the task is done.
 */
function terminatesAtRest(connection: Connection): WorkflowClientInterceptor {
  const client = new WorkflowClient({ connection, namespace: NAMESPACE });
  return {
    async terminate(input, next) {
      const { workflowId, runId } = input.workflowExecution;
      const handle = client.getHandle(workflowId ?? '', runId ?? undefined);
      const askedAtMs = performance.now();
      while (performance.now() - askedAtMs < AT_REST_WITHIN_MS) {
        const { events } = await handle.fetchHistory();
        const last = events?.findLast(({ eventType }) => TASK_EVENTS.has(eventType))?.eventType;
        if (!UNDER_WAY.has(last)) break;
        await wait(ASKED_EVERY_MS);
      }
      return next(input);
    },
  };
}

/**
 * The SDK's test environment on a server that we started. Left to start it itself, the SDK gives the server five seconds and no more,
 * which a busy machine may not keep; and to a server that was there already it does not connect as to one that skips time.
 */
class OwnServerEnvironment extends TestWorkflowEnvironment {
  #stopServer: () => Promise<unknown> = () => Promise.resolve();

  static async connect({
    address,
    stopServer,
  }: {
    address: string;
    stopServer: () => Promise<unknown>;
  }): Promise<TestWorkflowEnvironment> {
    const options = { address, [InternalConnectionOptionsSymbol]: { supportsTestService: true } };
    const native = await NativeConnection.connect(options);
    const connection = await Connection.connect(options);
    const environment = new this(
      Runtime.instance(),
      {
        server: { type: 'existing' },
        client: { interceptors: { workflow: [terminatesAtRest(connection)] } },
        plugins: [],
      },
      true,
      'existing',
      connection,
      native,
      NAMESPACE,
      address,
    );
    environment.#stopServer = stopServer;
    return environment;
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    await this.#stopServer();
  }
}

/**
 * A test environment with a server of its own that skips time, with the search attributes registered. Call `teardown()` at the end.
 * @throws Error with the server's own words where it does not start.
 */
export async function createTimeSkippingEnvironment({
  searchAttributes = {},
}: { searchAttributes?: SearchAttributes } = {}): Promise<TestWorkflowEnvironment> {
  const command = await timeSkippingServerPath();
  const folder = await mkdtemp(join(tmpdir(), 'termin-time-skipping-'));
  const logFile = join(folder, 'server.log');
  const { child, ports } = await startOnFreePorts({
    name: 'the time-skipping test server',
    portCount: 1,
    logFile,
    program: (port) => ({
      command,
      args: port.map(String),
      // It keeps nothing that would have to be written at the end.
      stopSignal: 'SIGKILL',
      deleteFolder: folder,
    }),
    ask: ([port = 0]) => temporalAnswers(port),
  });
  let stopping = false;
  const stopServer = (): Promise<unknown> => {
    stopping = true;
    return child.stop();
  };
  void child.exited.then(async ({ code, signal }) => {
    if (stopping) return;
    const { reason } = startFailure(await readFile(logFile, 'utf8').catch(() => ''));
    console.error(`the time-skipping test server ended by itself (${signal ?? `exit code ${code}`}): ${reason}`);
  });
  try {
    const environment = await OwnServerEnvironment.connect({ address: `${LOOPBACK}:${ports[0]}`, stopServer });
    await addSearchAttributes({ connection: environment.connection, namespace: NAMESPACE, searchAttributes });
    return environment;
  } catch (error) {
    await stopServer();
    throw error;
  }
}
