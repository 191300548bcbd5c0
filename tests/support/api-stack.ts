import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import { createFolderChannel } from '../../activities/channel/folder-channel.ts';
import { createMailer } from '../../activities/mails/mailer.ts';
import { startTestApi, type TestApi } from '../../api/test-api.ts';
import { openOrm, type Orm } from '../../db/orm.ts';
import { asRole } from '../../dev/database-roles.ts';
import { startMailCatcher } from '../../dev/mail-catcher.ts';
import { startTemporal } from '../../dev/temporal.ts';
import { createPdfPool } from '../../documents/render-pool.ts';
import { createWorkers } from '../../worker/create-workers.ts';
import { stayAlive } from '../../worker/stay-alive.ts';
import { createWorkflowDirectory } from '../../worker/workflow-directory.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.ts';
import { openTestDatabase } from './test-database.ts';
import { withPostOffice } from './with-post-office.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** The API on PostgreSQL, a Temporal development server that lists its workflows, a mail server and the workers, all real. */
export interface ApiStack {
  readonly api: TestApi;
  readonly orm: Orm;
  readonly temporal: Client;
  close(): Promise<void>;
}

const NAMESPACE = 'default';
const MAILS_PER_SECOND = 1000;

Runtime.install({
  logger: new DefaultLogger('WARN'),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

export async function startApiStack(given: Partial<ActivityDependencies> = {}): Promise<ApiStack> {
  const folder = await mkdtemp(join(tmpdir(), 'termin-api-stack-'));
  const [database, temporal, mails, bundle] = await Promise.all([
    openTestDatabase(),
    startTemporal({ folder: join(folder, 'temporal'), searchAttributes: SEARCH_ATTRIBUTES }),
    startMailCatcher({ folder: join(folder, 'mails') }),
    workflowBundle(),
  ]);
  const { orm } = database;
  const workerOrm = await openOrm({ databaseUrl: asRole(database.url, 'worker') });
  const pdf = createPdfPool({ size: 1 });
  const mailer = createMailer({ smtpUrl: mails.smtpUrl, sender: null });
  const connection = await NativeConnection.connect({ address: temporal.address });
  const workers = await createWorkers({
    connection,
    namespace: NAMESPACE,
    activities: createActivities({
      orm: workerOrm,
      pdf,
      mailer,
      ...withPostOffice({ connection, namespace: NAMESPACE }),
      deliveryChannel: createFolderChannel(join(folder, 'drop')),
      returnChannel: null,
      receipts: null,
      workflows: createWorkflowDirectory({ connection, namespace: NAMESPACE }),
      heartbeat: stayAlive,
      bsSubsystem: 'BS1',
      eventsKeptDays: 90,
      publicUrl: 'http://127.0.0.1:9',
      ...given,
    }),
    workflowBundle: bundle,
    mailsPerSecond: MAILS_PER_SECOND,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  const api = await startTestApi({ orm, temporalAddress: temporal.address, namespace: NAMESPACE });
  api.relay.start();
  return {
    api,
    orm,
    temporal: new Client({ connection, namespace: NAMESPACE }),
    async close() {
      await api.close();
      for (const worker of workers) worker.shutdown();
      await running;
      await connection.close();
      mailer.close();
      await pdf.close();
      await mails.stop();
      await temporal.stop();
      await workerOrm.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
