import { mkdir, rename, rm, chown, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { ensureRoles } from './database-roles.ts';
import { LOOPBACK } from './free-ports.ts';
import { postgresAccount, runnerFor, type Account, type RunAs } from './postgres-account.ts';
import { postgresPrograms } from './postgres-programs.ts';
import { runCommand } from './run-command.ts';
import { secretFromFile } from './secret-file.ts';
import { startOnFreePorts } from './start-on-free-ports.ts';
import type { ExitStatus } from './guard-messages.ts';

const USER = 'termin';
const INIT_TIMEOUT_MS = 120_000;

/** Durability given up for speed: only for data that is thrown away with the server. */
const THROW_AWAY_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
];
/** Letters by Unicode, whatever locales the machine has. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
const SETTINGS = [
  `listen_addresses=${LOOPBACK}`,
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'jit=off',
  'max_connections=200',
  // No values in its log: no statement that failed, no row that a constraint names, no parameter.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
];

export interface PostgresOptions {
  /** Holds `data`, `password` (mode 0600) and `postgres.log`. Made where it is missing; its data is taken up where it is there. */
  folder: string;
  /** The data lasts no longer than the server: no fsync, and the folder is deleted when it ends, however that comes. */
  throwAway?: boolean;
  onProgress?: (message: string) => void;
  /** This process may end while the server runs; the server then ends too. */
  background?: boolean;
}

export interface PostgresServer {
  /** The address of a database on this server, password included. */
  url: (database: string) => string;
  pid: number;
  exited: Promise<ExitStatus>;
  /** A fast shutdown: connections are cut, the data is written. */
  stop: () => Promise<ExitStatus>;
}

/** Starts an embedded PostgreSQL with Termin's roles on a free port of the loopback address. @throws Error with the end of its log where it does not come up. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { folder, throwAway = false, onProgress = () => undefined, background = false } = options;
  await mkdir(folder, { recursive: true });
  const account = await postgresAccount();
  const programs = await postgresPrograms(account);
  const runAs = await runnerFor({ account, folder });
  const data = join(folder, 'data');
  const password = await secretFromFile(join(folder, 'password'));
  if (!(await exists(data))) {
    onProgress('creating the PostgreSQL data folder');
    await initialise({ folder, data, initdb: programs.initdb, password, account, runAs });
  }
  const settings = [...SETTINGS, ...(throwAway ? THROW_AWAY_SETTINGS : [])].flatMap((setting) => ['-c', setting]);
  const urlOn =
    (port = 0) =>
    (database: string) =>
      `postgresql://${USER}:${password}@${LOOPBACK}:${port}/${encodeURIComponent(database)}`;
  const { child, ports } = await startOnFreePorts({
    name: 'PostgreSQL',
    portCount: 1,
    logFile: join(folder, 'postgres.log'),
    program: ([port]) => ({
      ...runAs(programs.postgres, ['-D', data, '-p', String(port), ...settings]),
      stopSignal: 'SIGINT',
      lockFile: join(folder, 'lock'),
      background,
      ...(throwAway ? { deleteFolder: folder } : {}),
    }),
    ask: ([port]) => withClient(urlOn(port)('postgres'), (client) => client.query('SELECT 1')),
  });
  await withClient(urlOn(ports[0])('postgres'), (client) => ensureRoles(client, password));
  return { url: urlOn(ports[0]), pid: child.pid, exited: child.exited, stop: child.stop };
}

/** Makes the database where it is not there yet. */
export async function ensureDatabase({ serverUrl, name }: { serverUrl: string; name: string }): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}

export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function initialise(options: {
  folder: string;
  data: string;
  initdb: string;
  password: string;
  account: Account | undefined;
  runAs: RunAs;
}): Promise<void> {
  const { folder, data, initdb, password, account, runAs } = options;
  // Filled beside its place and then renamed: a crash in between leaves no half data folder to be taken up.
  const unfinished = join(folder, 'data.new');
  const passwordFile = join(folder, 'initial-password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account !== undefined) {
    await Promise.all([unfinished, passwordFile].map((path) => chown(path, account.uid, account.gid)));
  }
  try {
    await runCommand({
      ...runAs(initdb, [
        `--pgdata=${unfinished}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--no-sync',
        ...LOCALE,
      ]),
      timeoutMs: INIT_TIMEOUT_MS,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, data);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
