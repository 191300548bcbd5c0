import { NativeConnection, Runtime, DefaultLogger, makeTelemetryFilterString } from '@temporalio/worker';
import { createActivities } from '../activities/index.ts';
import { createMailer } from '../activities/mails/mailer.ts';
import { createPace } from '../activities/mails/pace.ts';
import { runToldBy, type Environment } from '../db/environment.ts';
import { openOrm } from '../db/orm.ts';
import { sayTemporalAway, type TemporalConnection } from '../db/temporal-settings.ts';
import { watchMigrations } from '../db/watch-migrations.ts';
import { createPdfPool } from '../documents/render-pool.ts';
import { createMeasures } from '../measures/measures.ts';
import { metricsOf, serveMeasures } from '../measures/serve-measures.ts';
import { createChannels } from './create-channels.ts';
import { bundleWorkflows, createWorkers } from './create-workers.ts';
import { createPostOfficeBell } from './post-office-bell.ts';
import { readSettings } from './settings.ts';
import { startReceiving } from './start-receiving.ts';
import { stayAlive } from './stay-alive.ts';
import { watchMailQueue } from './watch-mail-queue.ts';
import { createTemporalMeasures } from './temporal-measures.ts';
import { createWorkflowDirectory } from './workflow-directory.ts';

const BELL_RINGS_EVERY_MS = 1000;

/** After this Temporal counts as away. */
const TEMPORAL_TIMEOUT_MS = 2000;

/**
 * The worker's process: runs workflows and activities until it is told to stop, and then lets what has begun come to its end. Where the
 * database is, or becomes, that of another version, it takes nothing more, says what to do and ends with 1.
 * Prints one line of JSON when it is ready; its log goes to standard error.
 */
async function main(env: Environment): Promise<void> {
  const settings = readSettings(env);
  const temporalMeasures = settings.metrics === null ? null : await createTemporalMeasures();
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => writeLog({ level, message, ...meta })),
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
      ...(temporalMeasures === null ? {} : { metrics: temporalMeasures.exporter }),
    },
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  });
  const orm = await openOrm({ databaseUrl: settings.databaseUrl, poolMax: settings.databaseConnections });
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
  const activities = createActivities({
    orm,
    pdf,
    mailer,
    pace: createPace({ perSecond: settings.mailsPerSecond }),
    bell,
    ...createChannels(settings.channel, { settleMs: settings.returnSettleMs }),
    receipts: settings.receipts,
    workflows: createWorkflowDirectory({ connection, namespace: settings.temporalNamespace }),
    heartbeat: stayAlive,
    bsSubsystem: settings.bsSubsystem,
    publicUrl: settings.publicUrl,
  });
  try {
    const workers = await createWorkers({
      connection,
      namespace: settings.temporalNamespace,
      activities,
      workflowBundle,
      mailsPerSecond: settings.mailsPerSecond,
      load: settings.load,
    });
    if (settings.channel.returnFolder !== null) {
      const { temporalNamespace: namespace, returnPollSeconds: everySeconds } = settings;
      await startReceiving({ connection, namespace, everySeconds, publicUrl: settings.publicUrl });
    }
    const stopWatching = await watchMailQueue({ orm, bell });
    const measures = createMeasures({
      orm,
      missed: (error) => {
        const why = error instanceof Error ? error.message : String(error);
        writeLog({ level: 'WARN', message: 'database not measured', why });
      },
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
      writeLog({ level: 'ERROR', message });
      process.exitCode = 1;
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    });
    process.stdout.write(`${JSON.stringify({ ready: true, ...metricsOf(measured) })}\n`);
    await running.finally(stopWatching);
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

/** @throws Error that says what to do where Temporal does not answer, or does not let this process in. */
async function connectTemporal(connection: TemporalConnection): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect(connection);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${sayTemporalAway(connection)} ${why}`, { cause: error });
  }
}

function writeLog(line: { level: string; message: string } & Readonly<Record<string, unknown>>): void {
  process.stderr.write(`${JSON.stringify(line)}\n`);
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
