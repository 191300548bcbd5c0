import { userInfo } from 'node:os';
import { runCommand } from './run-command.ts';

const ACCOUNT_NAME = 'postgres';
const TIMEOUT_MS = 20_000;

/** A user and a group by their numbers. */
export interface Account {
  uid: number;
  gid: number;
}

/** Tells how to run a program: as this user, or as another one. */
export type RunAs = (
  command: string,
  args: string[],
) => { command: string; args: string[]; uid?: number; gid?: number };

/** PostgreSQL refuses to run as root: there it runs as the account `postgres`, made where it is missing. undefined where this user will do. */
export async function postgresAccount(): Promise<Account | undefined> {
  if (userInfo().uid !== 0) return undefined;
  const uid = await idOf('-u').catch(async () => {
    const args = ['--system', '--user-group', '--no-create-home', ACCOUNT_NAME];
    await runCommand({ command: 'useradd', args, timeoutMs: TIMEOUT_MS });
    return idOf('-u');
  });
  return { uid, gid: await idOf('-g') };
}

/** Whether the account may read the path, which takes the right to pass every folder on the way. */
export async function mayRead({ account, path }: { account: Account; path: string }): Promise<boolean> {
  const probe = { command: 'test', args: ['-r', path], cwd: '/', timeoutMs: TIMEOUT_MS };
  return runCommand({ ...probe, ...account }).then(
    () => true,
    () => false,
  );
}

/**
 * How PostgreSQL's programs are run on data in the folder. Where the account may not enter a folder on the way (a checkout in /root), it
 * is given the right to pass and read folders, and that right alone. @throws Error that says what to do where that cannot be had.
 */
export async function runnerFor({ account, folder }: { account: Account | undefined; folder: string }): Promise<RunAs> {
  if (account === undefined) return (command, args) => ({ command, args });
  if (await mayRead({ account, path: folder })) return (command, args) => ({ command, args, ...account });
  const rights = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  const become = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...rights];
  try {
    await runCommand({ command: 'setpriv', args: [...become, 'ls', folder], timeoutMs: TIMEOUT_MS });
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root, and its account "${ACCOUNT_NAME}" may not enter ${folder}. ` +
        'Keep the data outside /root, start as another user, or set DATABASE_URL to a server of yours.',
      { cause: error },
    );
  }
  return (command, args) => ({ command: 'setpriv', args: [...become, command, ...args] });
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
  return Number.parseInt(await runCommand({ command: 'id', args: [flag, ACCOUNT_NAME], timeoutMs: TIMEOUT_MS }), 10);
}
