import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EnvironmentError, readEnvironment, type Environment } from './environment.ts';
import { readTemporal } from './temporal-settings.ts';

const ADDRESS = 'prove.a1b2c.tmprl.cloud:7233';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-temporal-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const read = (env: Environment) => readEnvironment(env, readTemporal);

function faultsOf(env: Environment): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults;
    throw error;
  }
}

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

test('an address alone is asked without TLS, in the namespace `default`; nothing in a variable is no value', () => {
  const expected = { temporalConnection: { address: 'temporal:7233' }, temporalNamespace: 'default' };
  expect(read({ TEMPORAL_ADDRESS: 'temporal:7233' })).toEqual(expected);
  const empty = { TEMPORAL_NAMESPACE: '', TEMPORAL_TLS: '', TEMPORAL_API_KEY: '', TEMPORAL_PROFILE: '' };
  expect(read({ TEMPORAL_ADDRESS: 'temporal:7233', ...empty })).toEqual(expected);
  expect(faultsOf({})).toEqual(['TEMPORAL_ADDRESS is not set']);
});

test('an API key is asked with by TLS, and may stand in a file', async () => {
  const expected = {
    temporalConnection: { address: ADDRESS, apiKey: 'hemmelig', tls: true },
    temporalNamespace: 'prove.a1b2c',
  };
  const told = { TEMPORAL_ADDRESS: ADDRESS, TEMPORAL_NAMESPACE: 'prove.a1b2c' };
  expect(read({ ...told, TEMPORAL_API_KEY: 'hemmelig' })).toEqual(expected);
  expect(read({ ...told, TEMPORAL_API_KEY_FILE: await write('key', 'hemmelig\n') })).toEqual(expected);
  expect(read({ ...told, TEMPORAL_API_KEY: 'hemmelig', TEMPORAL_TLS: 'false' }).temporalConnection.tls).toBe(false);
});

test('certificates are read from their files, and headers are sent along', async () => {
  const { temporalConnection } = read({
    TEMPORAL_ADDRESS: ADDRESS,
    TEMPORAL_TLS_CLIENT_CERT_PATH: await write('client.pem', 'CERT'),
    TEMPORAL_TLS_CLIENT_KEY_DATA: 'KEY',
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: await write('ca.pem', 'CA'),
    TEMPORAL_TLS_SERVER_NAME: 'temporal.prove.example',
    TEMPORAL_GRPC_META_X_TENANT: 'prove',
  });
  expect(temporalConnection).toEqual({
    address: ADDRESS,
    tls: {
      serverNameOverride: 'temporal.prove.example',
      serverRootCACertificate: bytes('CA'),
      clientCertPair: { crt: bytes('CERT'), key: bytes('KEY') },
    },
    metadata: { 'x-tenant': 'prove' },
  });
});

describe('a file of profiles', () => {
  const TOML = `[profile.default]
address = "default:7233"
[profile.production]
address = "${ADDRESS}"
namespace = "prove.a1b2c"
api_key = "hemmelig"
`;

  test('is read where it is named, and variables go before it', async () => {
    const TEMPORAL_CONFIG_FILE = await write('temporal.toml', TOML);
    expect(read({ TEMPORAL_CONFIG_FILE }).temporalConnection).toEqual({ address: 'default:7233' });
    const told = { TEMPORAL_CONFIG_FILE, TEMPORAL_PROFILE: 'production' };
    expect(read(told)).toEqual({
      temporalConnection: { address: ADDRESS, apiKey: 'hemmelig', tls: true },
      temporalNamespace: 'prove.a1b2c',
    });
    expect(read({ ...told, TEMPORAL_NAMESPACE: 'anden.a1b2c' }).temporalNamespace).toBe('anden.a1b2c');
    expect(faultsOf({ ...told, TEMPORAL_PROFILE: 'none' })).toEqual([expect.stringContaining(`'none' not found`)]);
  });

  test('that lies in somebody’s home moves no bills: it is read only where a profile is asked for', async () => {
    await mkdir(join(folder, 'temporalio'), { recursive: true });
    await write(join('temporalio', 'temporal.toml'), TOML);
    const home = { XDG_CONFIG_HOME: folder, TEMPORAL_ADDRESS: 'temporal:7233' };
    expect(read(home).temporalConnection).toEqual({ address: 'temporal:7233' });
  });
});

test('what cannot be heeded is refused', async () => {
  const told = { TEMPORAL_ADDRESS: ADDRESS };
  const none = join(folder, 'none');
  const misspelt = await write('misspelt.toml', '[profile.default.tls]\nserver_ca_cert_pth = "/x"\n');
  for (const [env, fault] of [
    [{ TEMPORAL_TLS: 'yes' }, 'TEMPORAL_TLS is none of 1, true, 0, false: yes'],
    [{ TEMPORAL_TLS_DISABLE_HOST_VERIFICATION: 'true' }, 'TEMPORAL_TLS_DISABLE_HOST_VERIFICATION is none of'],
    [{ TEMPORAL_TLS_CLIENT_CERT_DATA: 'CERT' }, 'are needed both, or neither'],
    [{ TEMPORAL_TLS_SERVER_CA_CERT_PATH: none }, 'ENOENT'],
    [{ TEMPORAL_CONFIG_FILE: none }, 'ENOENT'],
    [{ TEMPORAL_CONFIG_FILE: misspelt }, 'server_ca_cert_pth'],
  ] as const) {
    expect(faultsOf({ ...told, ...env })).toEqual([expect.stringContaining(fault)]);
  }
});
