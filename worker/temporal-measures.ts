import { createServer } from 'node:net';
import { once } from 'node:events';
import type { MetricsExporterConfig } from '@temporalio/worker';

const LOOPBACK = '127.0.0.1';
const TIMEOUT_MS = 2000;

/** What Temporal's SDK measures of this worker: it serves it itself, to this process alone. */
export interface TemporalMeasures {
  readonly exporter: MetricsExporterConfig;
  /** In the text format of Prometheus; nothing where the SDK does not answer. */
  text(): Promise<string>;
}

export async function createTemporalMeasures(): Promise<TemporalMeasures> {
  const bindAddress = `${LOOPBACK}:${await freePort()}`;
  return {
    exporter: {
      prometheus: { bindAddress, countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true },
    },
    async text() {
      try {
        const answer = await fetch(`http://${bindAddress}/metrics`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
        return answer.ok ? await answer.text() : '';
      } catch {
        return '';
      }
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a server listens on no port');
  return address.port;
}
