import { readFileSync } from 'node:fs';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import type { Variables } from './environment.ts';

/** How a connection is made secure, as the driver takes it; undefined where nothing is said of it, false where it is not to be. */
export type DatabaseTls = ConnectionOptions | boolean | undefined;

const MODES = ['disable', 'require', 'verify-ca', 'verify-full'];
const FILES = ['sslrootcert', 'sslcert', 'sslkey'];
const PROTOCOLS = ['postgresql:', 'postgres:'];
/** Written for `sslrootcert`: the authorities that everybody trusts. */
const SYSTEM = 'system';

/**
 * Reads what an address of PostgreSQL says of TLS, with libpq's words and their meaning: `sslmode`, `sslrootcert`, `sslcert`, `sslkey`. Two differ:
 * `allow` and `prefer` are refused, for they take a connection without TLS where it comes to that; and `verify-full` without `sslrootcert` goes by
 * the authorities that everybody trusts, as with `sslrootcert=system`.
 *
 * @throws Error that says what cannot be heeded, without the password.
 */
export function readDatabaseTls(databaseUrl: string): DatabaseTls {
  const url = URL.parse(databaseUrl);
  if (url === null || !PROTOCOLS.includes(url.protocol)) throw new Error('it is not postgresql://…');
  const said = new Map([...url.searchParams].filter(([name]) => name.startsWith('ssl')));
  const unknown = [...said.keys()].find((name) => name !== 'sslmode' && !FILES.includes(name));
  if (unknown !== undefined) throw new Error(`${unknown} is none of sslmode, ${FILES.join(', ')}`);
  const mode = said.get('sslmode');
  if (mode === undefined) {
    if (said.size > 0) throw new Error(`sslmode is needed with ${[...said.keys()].join(', ')}`);
    return undefined;
  }
  if (!MODES.includes(mode)) throw new Error(`sslmode is none of ${MODES.join(', ')}: ${mode}`);
  if (mode === 'disable') return false;
  const root = said.get('sslrootcert');
  if (mode === 'verify-ca' && root === undefined) throw new Error('sslmode=verify-ca needs sslrootcert');
  if (root === SYSTEM && mode !== 'verify-full') throw new Error('sslrootcert=system is safe with verify-full alone');
  if (said.has('sslcert') !== said.has('sslkey')) throw new Error('sslcert and sslkey are needed both, or neither');
  const file = (name: string) => readFileSync(said.get(name) ?? '');
  return {
    ...(said.has('sslcert') ? { cert: file('sslcert'), key: file('sslkey') } : {}),
    ...(root === undefined || root === SYSTEM ? {} : { ca: file('sslrootcert') }),
    ...verification({ mode, hasRoot: root !== undefined, host: url.hostname.replace(/^\[(.+)\]$/, '$1') }),
  };
}

function verification({ mode, hasRoot, host }: { mode: string; hasRoot: boolean; host: string }): ConnectionOptions {
  // An address by number is never told to the server, and would be compared as `localhost`.
  if (mode === 'verify-full')
    return { checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate) };
  // As libpq has it: who names an authority wants it asked, also with `require`.
  if (mode === 'verify-ca' || hasRoot) return { checkServerIdentity: () => undefined };
  return { rejectUnauthorized: false };
}

/** The address of the database. What it says of TLS and cannot be heeded is refused. */
export function readDatabaseUrl({ demanded, refuse }: Variables): string {
  const databaseUrl = demanded('DATABASE_URL');
  if (databaseUrl === '') return databaseUrl;
  try {
    readDatabaseTls(databaseUrl);
  } catch (error) {
    refuse(`DATABASE_URL cannot be heeded: ${error instanceof Error ? error.message : String(error)}`);
  }
  return databaseUrl;
}
