import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { EnvironmentError, readEnvironment } from '../db/environment.ts';
import { readOidc } from './oidc-settings.ts';

const GOOD = {
  PUBLIC_URL: 'https://termin.prove.example',
  OIDC_ISSUER: 'https://login.prove.example/v2/',
  OIDC_CLIENT_ID: 'termin',
  OIDC_CLIENT_SECRET: 'hemmelig',
};

const read = (env: Record<string, string>) => readEnvironment(env, readOidc);

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults;
    throw error;
  }
}

test('nobody signs in by a provider where none of its variables is set', () => {
  expect(read({ PUBLIC_URL: GOOD.PUBLIC_URL })).toBeNull();
});

test('the issuer is kept as it is written, and has a name for people', () => {
  expect(read(GOOD)).toEqual({
    issuer: GOOD.OIDC_ISSUER,
    clientId: 'termin',
    clientSecret: 'hemmelig',
    name: 'OpenID',
  });
  expect(read({ ...GOOD, OIDC_NAME: 'Microsoft' })?.name).toBe('Microsoft');
});

test('the secret may lie in a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'termin-oidc-'));
  const file = join(folder, 'secret');
  await writeFile(file, 'fra-en-fil\n');
  const { OIDC_CLIENT_SECRET: _secret, ...rest } = GOOD;
  expect(read({ ...rest, OIDC_CLIENT_SECRET_FILE: file })?.clientSecret).toBe('fra-en-fil');
  await rm(folder, { recursive: true });
  expect(faultsOf({ ...rest, OIDC_CLIENT_SECRET_FILE: file })).toEqual([
    expect.stringMatching(/^OIDC_CLIENT_SECRET_FILE cannot be read: .*ENOENT/),
  ]);
  expect(faultsOf({ ...GOOD, OIDC_CLIENT_SECRET_FILE: file })).toEqual([expect.stringContaining('not both')]);
});

test('what is lacking or open to listeners is told at once', () => {
  expect(faultsOf({ OIDC_NAME: 'Microsoft' })).toEqual([
    expect.stringMatching(/^OIDC_ISSUER is needed/),
    expect.stringMatching(/^PUBLIC_URL is needed/),
    expect.stringMatching(/^OIDC_CLIENT_ID is needed/),
    expect.stringMatching(/^OIDC_CLIENT_SECRET is needed/),
  ]);
  expect(faultsOf({ ...GOOD, OIDC_ISSUER: 'http://login.prove.example' })).toEqual([
    expect.stringMatching(/^OIDC_ISSUER must be https/),
  ]);
  expect(faultsOf({ ...GOOD, OIDC_ISSUER: 'http://127.0.0.1:9' })).toEqual([]);
});
