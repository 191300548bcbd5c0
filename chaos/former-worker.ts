// A worker with the workflows of a version before, as it runs beside this one while an update is made; otherwise as `worker/main.ts`.
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { createActivities } from '../activities/index.ts';
import { createWebhookPost } from '../activities/webhooks/webhook-post.ts';
import { createMailer } from '../activities/mails/mailer.ts';
import { createPace } from '../activities/mails/pace.ts';
import { openOrm } from '../db/orm.ts';
import { createPdfPool } from '../documents/render-pool.ts';
import { formerWorkflowBundle } from '../tests/support/former-workflow-bundle.ts';
import { createChannels } from '../worker/create-channels.ts';
import { createWorkers } from '../worker/create-workers.ts';
import { createPostOfficeBell } from '../worker/post-office-bell.ts';
import { readSettings } from '../worker/settings.ts';
import { stayAlive } from '../worker/stay-alive.ts';
import { createWorkflowDirectory } from '../worker/workflow-directory.ts';

const BELL_RINGS_EVERY_MS = 1000;

const settings = readSettings(process.env);
const { temporalNamespace: namespace, mailsPerSecond, publicUrl } = settings;
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message }) => process.stderr.write(`${level} ${message}\n`)),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) } },
  shutdownSignals: ['SIGINT', 'SIGTERM'],
});
const orm = await openOrm({ databaseUrl: settings.databaseUrl, poolMax: 20 });
const workflowBundle = await formerWorkflowBundle('former-bill-then-mail.ts');
const connection = await NativeConnection.connect(settings.temporalConnection);
const pdf = createPdfPool({ size: 1 });
const mailer = createMailer({ smtpUrl: settings.smtpUrl, sender: settings.mailSender });
const workers = await createWorkers({
  connection,
  namespace,
  activities: createActivities({
    orm,
    pdf,
    mailer,
    pace: createPace({ perSecond: mailsPerSecond }),
    bell: createPostOfficeBell({ connection, namespace, publicUrl, everyMs: BELL_RINGS_EVERY_MS }),
    ...createChannels(settings.channel, { settleMs: settings.returnSettleMs }),
    receipts: settings.receipts,
    workflows: createWorkflowDirectory({ connection, namespace }),
    heartbeat: stayAlive,
    webhooks: createWebhookPost({ allowInternal: settings.webhooksAllowInternal }),
    eventsKeptDays: settings.eventsKeptDays,
    bsSubsystem: settings.bsSubsystem,
    publicUrl,
  }),
  workflowBundle,
  mailsPerSecond,
});
console.log(JSON.stringify({ ready: true }));
await Promise.all(workers.map((worker) => worker.run()));
await connection.close();
mailer.close();
await pdf.close();
await orm.close();
