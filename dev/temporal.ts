import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { readEnvironment } from '../db/environment.ts';
import { readTemporal } from '../db/temporal-settings.ts';
import { errorMessage } from './error-code.ts';
import { findTemporal } from './find-temporal.ts';
import { LOOPBACK } from './free-ports.ts';
import { addSearchAttributes, type SearchAttributes } from './search-attributes.ts';
import { startOnFreePorts } from './start-on-free-ports.ts';
import { CONNECT_TIMEOUT_MS, NAMESPACE, temporalAnswers } from './temporal-answers.ts';
import type { ExitStatus } from './guard-messages.ts';

export interface TemporalOptions {
  /** Holds `temporal.db` and `temporal.log`. Made where it is missing; what the workflows waited for is taken up where it is there. */
  folder: string;
  searchAttributes: SearchAttributes;
  /** The folder is deleted when the server ends, however that comes. */
  throwAway?: boolean;
  onProgress?: (message: string) => void;
}

export interface TemporalServer {
  /** host:port of the gRPC frontend. */
  address: string;
  /** Of the web UI; undefined for a server that was there already. */
  uiUrl: string | undefined;
  pid: number | undefined;
  /** Never settles for a server that was there already. */
  exited: Promise<ExitStatus>;
  stop: () => Promise<void>;
}

/**
 * The server at `TEMPORAL_ADDRESS` where that is set, else a development server of our own on free ports of the loopback address,
 * with its search attributes registered and its namespace answering.
 */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { folder, searchAttributes, throwAway = false, onProgress = () => undefined } = options;
  const existing = process.env['TEMPORAL_ADDRESS'];
  if (existing !== undefined && existing !== '') return useExisting({ address: existing, searchAttributes });
  const temporal = await findTemporal({ onProgress });
  await mkdir(folder, { recursive: true });
  const { child, ports } = await startOnFreePorts({
    name: 'the Temporal server',
    portCount: 2,
    logFile: join(folder, 'temporal.log'),
    program: ([port, uiPort]) => ({
      command: temporal,
      args: [
        'server',
        'start-dev',
        `--ip=${LOOPBACK}`,
        `--port=${port}`,
        `--ui-port=${uiPort}`,
        `--namespace=${NAMESPACE}`,
        '--log-level=warn',
        `--db-filename=${join(folder, 'temporal.db')}`,
        '--sqlite-pragma=journal_mode=WAL',
        '--sqlite-pragma=synchronous=NORMAL',
        ...Object.entries(searchAttributes).map(([name, type]) => `--search-attribute=${name}=${type}`),
      ],
      lockFile: join(folder, 'lock'),
      ...(throwAway ? { deleteFolder: folder } : {}),
    }),
    ask: ([port = 0]) => temporalAnswers(port),
  });
  const [port, uiPort] = ports;
  const stop = async (): Promise<void> => void (await child.stop());
  return {
    address: `${LOOPBACK}:${port}`,
    uiUrl: `http://${LOOPBACK}:${uiPort}`,
    pid: child.pid,
    exited: child.exited,
    stop,
  };
}

async function useExisting({
  address,
  searchAttributes,
}: {
  address: string;
  searchAttributes: SearchAttributes;
}): Promise<TemporalServer> {
  // As worker and API read it: it may demand TLS, a certificate or a key.
  const { temporalConnection } = readEnvironment(process.env, readTemporal);
  const connection = await Connection.connect({ ...temporalConnection, connectTimeout: CONNECT_TIMEOUT_MS }).catch(
    (error: unknown) => {
      throw new Error(`no Temporal server answers at TEMPORAL_ADDRESS=${address}: ${errorMessage(error)}`, {
        cause: error,
      });
    },
  );
  try {
    await addSearchAttributes({ connection, namespace: NAMESPACE, searchAttributes });
  } finally {
    await connection.close();
  }
  return {
    address,
    uiUrl: undefined,
    pid: undefined,
    exited: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}
