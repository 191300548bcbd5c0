import { Client, Connection, type WorkflowClientInterceptor } from '@temporalio/client';
import { sayTemporalAway, type TemporalConnection } from '../db/temporal-settings.ts';
import { wayToPage } from '../workflows/way-to-page.ts';

/** Temporal as the API needs it: it may be away, and the API goes on. */
export interface Temporal {
  readonly client: Client;
  /** Whether it does not answer; asked at most once a second, and beside the requests for as long as it is away. */
  isAway(): Promise<boolean>;
  /** Runs calls to Temporal that give up after so long. */
  within<Result>(timeoutMs: number, calls: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const HEALTH_KEPT_MS = 1000;
const HEALTH_TIMEOUT_MS = 1000;
// Left to itself the channel waits up to two minutes before it tries again.
const RECONNECT = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1000 };

/** Opens Temporal. It connects at first use, so that the process starts while Temporal is away. */
export function openTemporal({
  connection: options,
  namespace,
  publicUrl,
  away = () => undefined,
}: {
  connection: TemporalConnection;
  namespace: string;
  /** Where the page is, to which the details of workflows lead; null where that is not known. */
  publicUrl: string | null;
  /** Told what to do whenever it has stopped answering. */
  away?: (sentence: string) => void;
}): Temporal {
  const connection = Connection.lazy({ ...options, channelArgs: RECONNECT });
  const underWay = new Set<Promise<unknown>>();

  const within = async <Result>(timeoutMs: number, calls: () => Promise<Result>): Promise<Result> => {
    const call = connection.withDeadline(Date.now() + timeoutMs, calls);
    underWay.add(call);
    try {
      return await call;
    } finally {
      underWay.delete(call);
    }
  };

  let wasAway: boolean | null = null;
  let keptUntilMs = 0;
  let asking: Promise<boolean> | null = null;

  const ask = async () => {
    try {
      await within(HEALTH_TIMEOUT_MS, () => connection.workflowService.getSystemInfo({}));
      wasAway = false;
    } catch {
      if (wasAway !== true) away(sayTemporalAway(options));
      wasAway = true;
    }
    // Counted from the answer: while one is awaited nobody asks again.
    keptUntilMs = Date.now() + HEALTH_KEPT_MS;
    asking = null;
    return wasAway;
  };

  return {
    client: new Client({ connection, namespace, interceptors: { workflow: [leadingTo(publicUrl)] } }),
    within,
    async isAway() {
      if (Date.now() > keptUntilMs) asking ??= ask();
      // What was away is away until it answers: no request waits for that.
      return wasAway === true || asking === null ? wasAway !== false : asking;
    },
    async close() {
      // A call that the client is about to try again on a closed channel would end the process.
      await Promise.allSettled(underWay);
      await connection.close();
    },
  };
}

/** Whatever is started here leads from its details in the Temporal UI to the page. */
function leadingTo(page: string | null): WorkflowClientInterceptor {
  const wayOf = ({ workflowId, args, memo = {} }: Started) =>
    wayToPage({ workflowId, creditorId: creditorIn(Array.isArray(args) ? args[0] : null) ?? creditorIn(memo), page });
  return {
    startWithDetails: (input, next) => next({ ...input, options: { ...input.options, ...wayOf(input.options) } }),
    signalWithStart: (input, next) => next({ ...input, options: { ...input.options, ...wayOf(input.options) } }),
  };
}

/** What a workflow is started with: its input says whose it is, or its memo where the input has no need to. */
interface Started {
  readonly workflowId: string;
  readonly args?: unknown;
  readonly memo?: Readonly<Record<string, unknown>>;
}

function creditorIn(said: unknown): string | null {
  if (typeof said !== 'object' || said === null || !('creditorId' in said)) return null;
  return typeof said.creditorId === 'string' ? said.creditorId : null;
}
