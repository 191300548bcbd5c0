import { chmod, mkdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { migrate } from '../db/migrate.ts';
import { LOOPBACK } from '../dev/free-ports.ts';
import { ensureDatabase, startPostgres, type PostgresServer } from '../dev/postgres.ts';
import { NAMESPACE } from '../dev/temporal-answers.ts';
import { startTemporal, type TemporalServer } from '../dev/temporal.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { type Mood, setMood } from './mood.ts';
import { type Proxy, startProxy } from './proxy.ts';
import { createService, type Service } from './service.ts';

const DATABASE = 'termin_chaos';
const SFTP_USER = 'termin';
const SFTP_PASSWORD = 'prøve';
export const OPERATOR_KEY = 'operator-key-of-a-run-of-faults-0123456789';

/** A server that keeps its data when it is killed. */
export interface DurableServer {
  /** Ends it at once: Temporal as `kill -9` does, PostgreSQL as `pg_ctl stop -m immediate`. */
  crash(): Promise<void>;
  start(): Promise<void>;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

/** All of Termin in processes of their own on the loopback address, with a proxy before each server. */
export interface ChaosStack {
  readonly folder: string;
  readonly apiUrl: string;
  /** Without a proxy between: for who only looks. */
  databaseUrl(): string;
  readonly mailFolder: string;
  /** What Betalingsservice fetches from, and lays its files into. */
  readonly outFolder: string;
  readonly inFolder: string;
  readonly workers: { readonly a: Service; readonly b: Service };
  readonly api: Service;
  readonly mail: Service;
  readonly sftp: Service;
  readonly postgres: DurableServer;
  readonly temporal: DurableServer;
  readonly ways: Readonly<Record<'api' | 'temporal' | 'postgres' | 'smtp' | 'sftp', Proxy>>;
  readonly workerEnv: NodeJS.ProcessEnv;
  mailMood(mood: Mood): void;
  sftpMood(mood: Mood): void;
  /** Stops worker and API, so that nothing changes any more. */
  stopTermin(): Promise<void>;
  stop(): Promise<void>;
}

/** @throws Error where a part does not start; the others are stopped. */
export async function startChaosStack({
  folder,
  onProgress,
}: {
  folder: string;
  onProgress: (message: string) => void;
}): Promise<ChaosStack> {
  // Last in, first out.
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o711);
    const ways = await startProxies();
    closers.push(() => Promise.all(Object.values(ways).map((way) => way.stop())));
    onProgress('starting PostgreSQL, Temporal, the mail server and the SFTP server');
    const postgres = await startDurablePostgres({ folder: join(folder, 'postgres'), way: ways.postgres });
    closers.push(() => postgres.stop());
    const temporal = await startDurableTemporal({ folder: join(folder, 'temporal'), way: ways.temporal });
    closers.push(() => temporal.stop());
    await ensureDatabase({ serverUrl: postgres.url('postgres'), name: DATABASE });
    await migrate(postgres.url(DATABASE));
    const mailFolder = join(folder, 'mail');
    const mail = createService({
      name: 'mail-server',
      script: 'chaos/mail-server.ts',
      args: [mailFolder],
      env: process.env,
      folder,
      onReady: ({ port }) => ways.smtp.leadTo(Number(port)),
    });
    closers.push(() => mail.stop());
    await mail.start();
    const sftpFolder = join(folder, 'sftp');
    const sftp = createService({
      name: 'sftp-server',
      script: 'chaos/sftp-server.ts',
      args: [sftpFolder, SFTP_USER, SFTP_PASSWORD],
      env: process.env,
      folder,
      onReady: ({ port }) => ways.sftp.leadTo(Number(port)),
    });
    closers.push(() => sftp.stop());
    const { publicKey } = await sftp.start();
    const through = new URL(postgres.url(DATABASE));
    through.port = String(ways.postgres.port);
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      TZ: 'UTC',
      DATABASE_URL: through.href,
      TEMPORAL_ADDRESS: `${LOOPBACK}:${ways.temporal.port}`,
      TEMPORAL_NAMESPACE: NAMESPACE,
      METRICS_PORT: '',
    };
    const workerEnv: NodeJS.ProcessEnv = {
      ...env,
      SMTP_URL: `smtp://${LOOPBACK}:${ways.smtp.port}`,
      MAILS_PER_SECOND: '50',
      BS_CHANNEL: 'sftp',
      SFTP_HOST: LOOPBACK,
      SFTP_PORT: String(ways.sftp.port),
      SFTP_USER,
      SFTP_PASSWORD,
      SFTP_HOST_KEY: fingerprintOf(String(publicKey)),
      SFTP_OUT: 'out',
      SFTP_IN: 'in',
      SFTP_ARCHIVE: 'archive',
      RETURN_POLL_SECONDS: '1',
      RETURN_SETTLE_SECONDS: '0.3',
    };
    const worker = (name: string) => createService({ name, script: 'worker/main.ts', env: workerEnv, folder });
    const workers = { a: worker('worker-a'), b: worker('worker-b') };
    closers.push(() => Promise.all([workers.a.stop(), workers.b.stop()]));
    const api = createService({
      name: 'api',
      script: 'api/main.ts',
      env: {
        ...env,
        PORT: '0',
        TERMIN_OPERATOR_KEY: OPERATOR_KEY,
        TERMIN_REQUESTS_PER_MINUTE: '999999999',
      },
      folder,
      onReady: ({ url }) => ways.api.leadTo(Number(new URL(String(url)).port)),
    });
    closers.push(() => api.stop());
    onProgress('starting two workers and the API');
    await Promise.all([workers.a.start(), workers.b.start(), api.start()]);
    return {
      folder,
      apiUrl: `http://${LOOPBACK}:${ways.api.port}`,
      databaseUrl: () => postgres.url(DATABASE),
      mailFolder,
      outFolder: join(sftpFolder, 'files', 'out'),
      inFolder: join(sftpFolder, 'files', 'in'),
      workers,
      api,
      mail,
      sftp,
      postgres,
      temporal,
      ways,
      workerEnv,
      mailMood: (mood) => setMood(join(mailFolder, 'mood'), mood),
      sftpMood: (mood) => setMood(join(sftpFolder, 'mood'), mood),
      async stopTermin() {
        await Promise.all([api.stop(), workers.a.stop(), workers.b.stop()]);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startProxies(): Promise<ChaosStack['ways']> {
  const [api, temporal, postgres, smtp, sftp] = await Promise.all([
    startProxy(),
    startProxy(),
    startProxy(),
    startProxy(),
    startProxy(),
  ]);
  return { api, temporal, postgres, smtp, sftp };
}

/** With its normal durability: a commit is on disk. */
async function startDurablePostgres({
  folder,
  way,
}: {
  folder: string;
  way: Proxy;
}): Promise<DurableServer & { url: PostgresServer['url']; stop(): Promise<unknown> }> {
  let server = await startPostgres({ folder });
  const lead = () => way.leadTo(portOf(server.url('postgres')));
  lead();
  return {
    url: (database) => server.url(database),
    async crash() {
      signalTo(server.pid, 'SIGQUIT');
      await server.exited;
    },
    async start() {
      server = await startPostgres({ folder });
      lead();
    },
    signal: (signal) => signalTo(server.pid, signal),
    stop: () => server.stop(),
  };
}

async function startDurableTemporal({
  folder,
  way,
}: {
  folder: string;
  way: Proxy;
}): Promise<DurableServer & { stop(): Promise<unknown> }> {
  const start = () => startTemporal({ folder, searchAttributes: SEARCH_ATTRIBUTES });
  let server: TemporalServer = await start();
  const lead = () => way.leadTo(portOf(`http://${server.address}`));
  lead();
  const signal = (name: NodeJS.Signals) => signalTo(server.pid ?? 0, name);
  return {
    async crash() {
      signal('SIGKILL');
      await server.exited;
    },
    async start() {
      server = await start();
      lead();
    },
    signal,
    async stop() {
      signal('SIGCONT');
      await server.stop();
    },
  };
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  if (pid === 0)
    throw new Error('a run of faults brings a Temporal server of its own: start it without TEMPORAL_ADDRESS');
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

const portOf = (url: string): number => Number.parseInt(new URL(url).port, 10);

/** As `ssh-keygen -l` prints it. */
const fingerprintOf = (publicKey: string) =>
  `SHA256:${createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('base64').replace(/=+$/, '')}`;
