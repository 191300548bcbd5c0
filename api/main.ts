import { once } from 'node:events';
import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { runToldBy, type Environment } from '../db/environment.ts';
import { openOrm } from '../db/orm.ts';
import { wakeAskedPeriods } from '../db/subscriptions/wake-asked-periods.ts';
import { watchMigrations } from '../db/watch-migrations.ts';
import { createPdfPool } from '../documents/render-pool.ts';
import { countRequests } from '../measures/count-requests.ts';
import { createMeasures } from '../measures/measures.ts';
import { createProcessLog } from '../measures/process-log.ts';
import { metricsOf, serveMeasures } from '../measures/serve-measures.ts';
import { overdueQuery } from '../workflows/subscriptions/overdue-query.ts';
import { createApp } from './create-app.ts';
import { createApiServer } from './create-server.ts';
import { createOidcProvider } from './oidc/oidc-provider.ts';
import { createOutboxRelay } from './outbox/outbox-relay.ts';
import { askBoth } from './readiness.ts';
import { watchSelfChecks } from './self-checks/watch-self-checks.ts';
import { readSettings } from './settings.ts';
import { openTemporal } from './temporal.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** After this it counts as away. */
const TEMPORAL_TIMEOUT_MS = 2000;
type Signal = (typeof SIGNALS)[number];
/** Requests under way at the end may take as long as the slowest answer, and some more. */
const SHUTDOWN_TIMEOUT_MS = 15_000;

async function main(env: Environment): Promise<void> {
  const log = createProcessLog('termin-api');
  const settings = readSettings(env);
  const orm = await openOrm({
    databaseUrl: settings.databaseUrl,
    poolMax: settings.databaseConnections,
    timeouts: settings.timeouts,
  });
  const watch = await watchMigrations(orm);
  const temporal = openTemporal({
    connection: settings.temporalConnection,
    namespace: settings.temporalNamespace,
    publicUrl: settings.publicUrl,
    away: (sentence) => log.warn(sentence),
  });
  const relay = createOutboxRelay({ orm, temporal, log });
  const pdf = createPdfPool({ size: 1 });
  const oidc = createOidcProvider(settings);
  const measures = createMeasures({
    orm,
    countOverdue: async () => {
      const query = overdueQuery(Date.now());
      return (await temporal.within(TEMPORAL_TIMEOUT_MS, () => temporal.client.workflow.count(query))).count;
    },
    missed: (error) => log.warn({ err: error }, 'not measured'),
  });
  const seen = countRequests(measures.registry);
  const server = createApiServer(createApp({ orm, temporal, relay, pdf, oidc, log, seen, settings }));
  const { host, port } = settings;
  server.listen({ host, port });
  await once(server, 'listening');
  const measured =
    settings.metrics === null
      ? null
      : await serveMeasures(settings.metrics, {
          metrics: () => measures.text(),
          readiness: () => askBoth({ orm, temporal, log }),
        });
  relay.start();
  const selfChecks = watchSelfChecks({ orm, log });
  await selfChecks.looked;
  await wakeAskedPeriods(orm.em.fork(), { creditorId: null }).catch((error: unknown) => {
    // The database is away: each night wakes them too.
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'asked periods not woken');
  });
  console.log(JSON.stringify({ ready: true, url: urlOf(server, host), ...metricsOf(measured) }));

  const why = await Promise.race([nextSignal(), watch.mismatch]);
  if (isSignal(why)) {
    log.info({ signal: why }, 'stopping');
  } else {
    log.fatal(why);
    process.exitCode = 1;
  }
  await watch.stop();
  await selfChecks.stop();
  await stopServing(server);
  await measured?.stop();
  await relay.stop();
  await pdf.close();
  await temporal.close();
  await orm.close();
  log.info('stopped');
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return `http://${isIPv6(host) ? `[${host}]` : host}:${address.port}`;
}

/** The first one stops in good order; a second one ends the process at once, as it does by default. */
async function nextSignal(): Promise<Signal> {
  const { promise, resolve } = Promise.withResolvers<Signal>();
  for (const signal of SIGNALS) process.once(signal, () => resolve(signal));
  return promise;
}

function isSignal(why: string): why is Signal {
  return SIGNALS.some((signal) => signal === why);
}

/** Takes no more connections and lets the requests under way end. */
async function stopServing(server: Server): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), SHUTDOWN_TIMEOUT_MS);
  await closed;
  clearTimeout(timer);
}

await runToldBy(process.env, main);
