import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Listener } from '../db/environment.ts';

/** Whether a process can do its work: each part with whether it answers. */
export type Readiness = Readonly<Record<string, boolean>>;

export interface MeasuresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Listens for those who watch a process, and for nobody else: it asks for no key, so it belongs on an address that only they reach.
 * `/metrics` in the text format of Prometheus; `/healthz` where the process answers; `/readyz`, 503 while a part is away, which it names.
 */
export async function serveMeasures(
  { host, port }: Listener,
  { metrics, readiness }: { metrics: () => Promise<string>; readiness: () => Promise<Readiness> },
): Promise<MeasuresServer> {
  const paths: Readonly<Record<string, (res: ServerResponse) => Promise<void>>> = {
    async '/metrics'(res) {
      const text = await metrics();
      res.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
    },
    async '/healthz'(res) {
      json(res, 200, { up: true });
    },
    async '/readyz'(res) {
      const parts = await readiness();
      const ready = Object.values(parts).every(Boolean);
      const told = Object.entries(parts).map(([part, answers]) => [part, answers ? 'up' : 'away']);
      json(res, ready ? 200 : 503, { ready, ...Object.fromEntries(told) });
    },
  };
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    const answer = Object.hasOwn(paths, pathname) ? paths[pathname] : undefined;
    if (answer === undefined) return json(res, 404, { paths: Object.keys(paths) });
    if (req.method !== 'GET' && req.method !== 'HEAD') return json(res.setHeader('Allow', 'GET, HEAD'), 405, {});
    answer(res).catch((error: unknown) => json(res, 500, { error: error instanceof Error ? error.name : 'Error' }));
  });
  server.listen({ host, port });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function json(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

/** What the line says of it that a process prints when it is ready. */
export const metricsOf = (server: MeasuresServer | null): { metrics?: string } =>
  server === null ? {} : { metrics: `${server.url}/metrics` };
