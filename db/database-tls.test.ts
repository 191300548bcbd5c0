import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient, type PostgresServer } from '../dev/postgres.ts';
import { startThrowAwayServer } from '../dev/test-database.ts';
import { makeCertificateAuthority } from '../tests/support/certificates.ts';
import { readDatabaseTls, readDatabaseUrl } from './database-tls.ts';
import { readEnvironment } from './environment.ts';
import { openOrm } from './orm.ts';

let folder: string;
/** Without TLS, and with it: its certificate is for `localhost`, and not for an address by number. */
let plain: PostgresServer;
let secure: PostgresServer;
let files: { ca: string; otherCa: string; cert: string; key: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-tls-'));
  const [authority, other] = [
    await makeCertificateAuthority('Prøve-CA'),
    await makeCertificateAuthority('Anden prøve-CA'),
  ];
  const client = await authority.client();
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  files = {
    ca: await write('ca.pem', authority.cert),
    otherCa: await write('other-ca.pem', other.cert),
    cert: await write('client.pem', client.cert),
    key: await write('client.key', client.key),
  };
  [plain, secure] = await Promise.all([startThrowAwayServer(), startThrowAwayServer()]);
  const { cert, key } = await authority.server();
  await withClient(secure.url('postgres'), async (postgres) => {
    // Laid there by the server itself: the files must be its own account's.
    for (const [name, text] of Object.entries({ 'ca.pem': authority.cert, 'server.pem': cert, 'server.key': key })) {
      const lines = postgres.escapeLiteral(text);
      await postgres.query(`copy (select string_to_table(${lines}, E'\n')) to program 'umask 077; cat > ${name}'`);
    }
    await postgres.query("alter system set ssl_ca_file = 'ca.pem'");
    await postgres.query("alter system set ssl_cert_file = 'server.pem'");
    await postgres.query("alter system set ssl_key_file = 'server.key'");
    await postgres.query('alter system set ssl = on');
    await postgres.query('select pg_reload_conf()');
  });
}, 120_000);
afterAll(async () => {
  await Promise.all([plain.stop(), secure.stop()]);
  await rm(folder, { recursive: true, force: true });
});

interface Said {
  readonly mode: string;
  readonly host?: string;
  readonly ca?: string;
  readonly certificate?: boolean;
}

function address(server: PostgresServer, { mode, host = '127.0.0.1', ca, certificate = false }: Said): string {
  const url = new URL(server.url('postgres'));
  url.hostname = host;
  url.searchParams.set('sslmode', mode);
  if (ca !== undefined) url.searchParams.set('sslrootcert', ca);
  if (certificate) {
    url.searchParams.set('sslcert', files.cert);
    url.searchParams.set('sslkey', files.key);
  }
  return url.href;
}

/** Whether the connection is encrypted and whose certificate came with it, as PostgreSQL sees it. */
async function seenOver(databaseUrl: string): Promise<{ ssl: boolean; client: string | null }> {
  const orm = await openOrm({ databaseUrl, poolMax: 1 });
  try {
    const [row] = await orm.em
      .fork()
      .execute<{ ssl: boolean; client: string | null }[]>(
        'select ssl, client_dn client from pg_stat_ssl where pid = pg_backend_pid()',
      );
    if (row === undefined) throw new Error('PostgreSQL does not know this connection');
    return row;
  } finally {
    await orm.close();
  }
}

describe('a database that speaks TLS', () => {
  test('sslmode=require was passed over: what was said and heard went in clear', async () => {
    expect(await seenOver(address(secure, { mode: 'require' }))).toEqual({ ssl: true, client: null });
    expect(await seenOver(address(secure, { mode: 'disable' }))).toEqual({ ssl: false, client: null });
    expect(await seenOver(secure.url('postgres'))).toEqual({ ssl: false, client: null });
  });

  test('verify-full asks whose certificate it is, and for which name', async () => {
    const right = { mode: 'verify-full', ca: files.ca, host: 'localhost' };
    expect(await seenOver(address(secure, right))).toMatchObject({ ssl: true });
    await expect(seenOver(address(secure, { ...right, host: '127.0.0.1' }))).rejects.toThrow(
      "does not match certificate's",
    );
    await expect(seenOver(address(secure, { ...right, ca: files.otherCa }))).rejects.toThrow('certificate');
    // The authorities that everybody trusts do not know of this one.
    await expect(seenOver(address(secure, { mode: 'verify-full', host: 'localhost' }))).rejects.toThrow('certificate');
  });

  test('verify-ca, and require with an authority, ask whose certificate it is and not for which name', async () => {
    for (const mode of ['verify-ca', 'require']) {
      expect(await seenOver(address(secure, { mode, ca: files.ca }))).toMatchObject({ ssl: true });
      await expect(seenOver(address(secure, { mode, ca: files.otherCa }))).rejects.toThrow('certificate');
    }
  });

  test('a certificate of our own is shown', async () => {
    const seen = await seenOver(address(secure, { mode: 'verify-ca', ca: files.ca, certificate: true }));
    expect(seen).toEqual({ ssl: true, client: expect.stringContaining('klient') });
  });
});

test('a database that does not speak TLS is not spoken to in clear where TLS is demanded', async () => {
  await expect(seenOver(address(plain, { mode: 'require' }))).rejects.toThrow('does not support SSL');
});

test.each([
  ['sslmode=prefer', 'sslmode is none of disable, require, verify-ca, verify-full: prefer'],
  ['sslmode=allow', 'sslmode is none of disable'],
  ['sslmode=verify-ca', 'sslmode=verify-ca needs sslrootcert'],
  ['sslmode=require&sslrootcert=system', 'is safe with verify-full alone'],
  ['sslmode=require&sslcert=/x', 'sslcert and sslkey are needed both'],
  ['sslmode=require&sslrootcert=/none/such.pem', 'ENOENT'],
  ['sslrootcert=/x', 'sslmode is needed with sslrootcert'],
  ['ssl=true', 'ssl is none of sslmode'],
  ['sslmode=require&sslcrl=/x', 'sslcrl is none of sslmode'],
])('%s is refused, without the password', (query, why) => {
  const DATABASE_URL = `postgresql://termin:hemmelig@db/termin?${query}`;
  const read = () => readEnvironment({ DATABASE_URL }, readDatabaseUrl);
  expect(read).toThrow('DATABASE_URL cannot be heeded: ');
  expect(read).toThrow(why);
  expect(read).not.toThrow('hemmelig');
});

test('what is no address of PostgreSQL is refused; the authorities that everybody trusts go with verify-full', () => {
  expect(() => readDatabaseTls('mysql://termin@db/termin')).toThrow('it is not postgresql://');
  expect(() => readDatabaseTls('termin')).toThrow('it is not postgresql://');
  expect(readDatabaseTls('postgresql://db/termin?sslmode=verify-full&sslrootcert=system')).not.toHaveProperty('ca');
});
