import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';
import { freePorts, LOOPBACK } from './free-ports.ts';

const FILE = 'api-port';
const HIGHEST_PORT = 65_535;

/**
 * The port of the API on a data folder: the one that is asked for, else the one of the last start, else a free one. It is kept with the data,
 * so that an address that was written down stays right.
 * @throws Error where it is no port, or somebody listens on it.
 */
export async function keepPort({
  dataFolder,
  asked,
}: {
  dataFolder: string;
  asked: string | undefined;
}): Promise<number> {
  const file = join(dataFolder, FILE);
  const kept = asked ?? (await readFile(file, 'utf8').catch(whereThereIsNone));
  const port = kept === undefined ? (await freePorts(1))[0] : portOf(kept.trim());
  if (port === undefined) throw new Error('the loopback address gives no port');
  if (kept !== undefined) await refuseTaken(port);
  await writeFile(file, `${port}\n`);
  return port;
}

function whereThereIsNone(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
}

/** A port that is written as a whole number. @throws Error */
function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (port < 1 || port > HIGHEST_PORT)
    throw new Error(`${text} is no port: it is a whole number from 1 to ${HIGHEST_PORT}`);
  return port;
}

async function refuseTaken(port: number): Promise<void> {
  const server = createServer().listen(port, LOOPBACK);
  try {
    await once(server, 'listening');
  } catch (error) {
    const why = errorCode(error) === 'EADDRINUSE' ? 'somebody listens on it' : 'it cannot be listened on';
    throw new Error(`port ${port} cannot be used, ${why}: choose another with --port`, { cause: error });
  }
  server.close();
  await once(server, 'close');
}
