import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, DefaultLogger, makeTelemetryFilterString } from '@temporalio/worker';
import { createActivities } from '../activities/index.ts';
import { createMailer } from '../activities/mails/mailer.ts';
import { createPace } from '../activities/mails/pace.ts';
import { createWebhookPost } from '../activities/webhooks/webhook-post.ts';
import { runToldBy, type Environment } from '../db/environment.ts';
import { openOrm } from '../db/orm.ts';
import { sayTemporalAway, type TemporalConnection } from '../db/temporal-settings.ts';
import { watchMigrations } from '../db/watch-migrations.ts';
import { createPdfPool } from '../documents/render-pool.ts';
import { countWork } from '../measures/count-work.ts';
import { createMeasures } from '../measures/measures.ts';
import { createProcessLog } from '../measures/process-log.ts';
import { metricsOf, serveMeasures } from '../measures/serve-measures.ts';
import { overdueQuery } from '../workflows/subscriptions/overdue-query.ts';
import { createChannels } from './create-channels.ts';
import { bundleWorkflows, createWorkers } from './create-workers.ts';
import { logActivities } from './log-activities.ts';
import { createPostOfficeBell } from './post-office-bell.ts';
import { readSettings } from './settings.ts';
import { startReceiving } from './start-receiving.ts';
import { stayAlive } from './stay-alive.ts';
import { watchEvents } from './watch-events.ts';
import { watchMailQueue } from './watch-mail-queue.ts';
import { createWebhookTeller } from './webhook-teller.ts';
import { createTemporalMeasures } from './temporal-measures.ts';
import { createWorkflowDirectory } from './workflow-directory.ts';

const BELL_RINGS_EVERY_MS = 1000;

/** Temporal's levels by those of the log. */
const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** After this Temporal counts as away. */
const TEMPORAL_TIMEOUT_MS = 2000;

/**
 * The worker's process: runs workflows and activities until it is told to stop, and then lets what has begun come to its end. Where the
 * database is, or becomes, that of another version, it takes nothing more, says what to do and ends with 1.
 * Prints one line of JSON when it is ready; its log goes to standard error.
 */
async function main(env: Environment): Promise<void> {
  const settings = readSettings(env);
  const log = createProcessLog('termin-worker');
  const temporalMeasures = settings.metrics === null ? null : await createTemporalMeasures();
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => log[LEVELS[level]](meta ?? {}, message)),
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
      ...(temporalMeasures === null ? {} : { metrics: temporalMeasures.exporter }),
    },
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  });
  const orm = await openOrm({
    databaseUrl: settings.databaseUrl,
    poolMax: settings.databaseConnections,
    timeouts: settings.timeouts,
  });
  const watch = await watchMigrations(orm);
  const workflowBundle = await bundleWorkflows();
  const connection = await connectTemporal(settings.temporalConnection);
  const pdf = createPdfPool({});
  const mailer = createMailer({ smtpUrl: settings.smtpUrl, sender: settings.mailSender });
  const bell = createPostOfficeBell({
    connection,
    namespace: settings.temporalNamespace,
    publicUrl: settings.publicUrl,
    everyMs: BELL_RINGS_EVERY_MS,
  });
  const measures = createMeasures({
    orm,
    countOverdue: () => countOverdue(connection, settings.temporalNamespace),
    missed: (error) => {
      log.warn({ err: error }, 'not measured');
    },
  });
  const activities = createActivities({
    orm,
    pdf,
    mailer,
    pace: createPace({ perSecond: settings.mailsPerSecond }),
    bell,
    webhooks: createWebhookPost({ allowInternal: settings.webhooksAllowInternal }),
    ...createChannels(settings.channel, { settleMs: settings.returnSettleMs }),
    receipts: settings.receipts,
    workflows: createWorkflowDirectory({ connection, namespace: settings.temporalNamespace }),
    heartbeat: stayAlive,
    bsSubsystem: settings.bsSubsystem,
    eventsKeptDays: settings.eventsKeptDays,
    publicUrl: settings.publicUrl,
    seen: countWork(measures.registry),
  });
  try {
    const workers = await createWorkers({
      connection,
      namespace: settings.temporalNamespace,
      activities,
      workflowBundle,
      mailsPerSecond: settings.mailsPerSecond,
      interceptors: { activity: [logActivities(log)] },
      load: settings.load,
    });
    if (settings.channel.returnFolder !== null) {
      const { temporalNamespace: namespace, returnPollSeconds: everySeconds } = settings;
      await startReceiving({ connection, namespace, everySeconds, publicUrl: settings.publicUrl });
    }
    const stopWatchingMails = await watchMailQueue({ orm, bell });
    const stopWatchingEvents = watchEvents({
      orm,
      tell: createWebhookTeller({ connection, namespace: settings.temporalNamespace }),
    });
    const measured =
      settings.metrics === null
        ? null
        : await serveMeasures(settings.metrics, {
            metrics: async () => [await measures.text(), await temporalMeasures?.text()].join('\n'),
            readiness: async () => ({
              postgresql: await measures.isUp(),
              temporal: await answers(connection),
              worker: workers.every((worker) => worker.getState() === 'RUNNING'),
            }),
          });
    const running = Promise.all(workers.map((worker) => worker.run()));
    void watch.mismatch.then((message) => {
      log.fatal(message);
      process.exitCode = 1;
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    });
    process.stdout.write(`${JSON.stringify({ ready: true, ...metricsOf(measured) })}\n`);
    await running.finally(() => {
      stopWatchingMails();
      stopWatchingEvents();
    });
    await measured?.stop();
    await bell.close();
  } finally {
    await watch.stop();
    await connection.close();
    mailer.close();
    await pdf.close();
    await orm.close();
  }
}

async function countOverdue(connection: NativeConnection, namespace: string): Promise<number> {
  const { workflow } = new Client({ connection, namespace });
  const nowMs = Date.now();
  const counting = () => workflow.count(overdueQuery(nowMs));
  return (await connection.withDeadline(nowMs + TEMPORAL_TIMEOUT_MS, counting)).count;
}

/** @throws Error that says what to do where Temporal does not answer, or does not let this process in. */
async function connectTemporal(connection: TemporalConnection): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect(connection);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${sayTemporalAway(connection)} ${why}`, { cause: error });
  }
}

async function answers(connection: NativeConnection): Promise<boolean> {
  try {
    await connection.withDeadline(Date.now() + TEMPORAL_TIMEOUT_MS, () => connection.healthService.check({}));
    return true;
  } catch {
    return false;
  }
}

await runToldBy(process.env, main);
