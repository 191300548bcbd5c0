import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { EnvironmentError, readEnvironment, SECRETS, type Environment } from './environment.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-secrets-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const read = (env: Environment, name: string) => readEnvironment(env, ({ given }) => given(name));

function faultsOf(env: Environment, name: string): readonly string[] {
  try {
    read(env, name);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults;
    throw error;
  }
}

async function fileWith(text: string): Promise<string> {
  const file = join(folder, `secret-${(await readdir(folder)).length}`);
  await writeFile(file, text);
  return file;
}

test.each(SECRETS)('%s may stand in a file, whose line break at the end is none of it', async (name) => {
  const inFile = `${name}_FILE`;
  for (const [text, secret] of [
    ['hemmelig', 'hemmelig'],
    ['hemmelig\n', 'hemmelig'],
    ['hem melig \r\n', 'hem melig '],
  ]) {
    expect(read({ [inFile]: await fileWith(text ?? '') }, name)).toBe(secret);
  }
  expect(read({ [name]: 'hemmelig', [inFile]: '' }, name)).toBe('hemmelig');
  expect(read({}, name)).toBeNull();
});

test.each(SECRETS)('%s and a file of it at once are an error, and so is a file that cannot be read', async (name) => {
  const inFile = `${name}_FILE`;
  const both = `one of ${name} and ${inFile} is needed, and not both`;
  expect(faultsOf({ [name]: 'hemmelig', [inFile]: await fileWith('hemmelig') }, name)).toEqual([both]);
  expect(faultsOf({ [inFile]: join(folder, 'none') }, name)).toEqual([
    expect.stringMatching(`^${inFile} cannot be read: .*ENOENT`),
  ]);
  const empty = await fileWith('\n');
  expect(faultsOf({ [inFile]: empty }, name)).toEqual([`${inFile} has nothing in it: ${empty}`]);
});

test('what is said of one that nobody asks for is not looked at, and a fault is told once', async () => {
  expect(read({ SMTP_URL_FILE: join(folder, 'none') }, 'DATABASE_URL')).toBeNull();
  const env = { SMTP_URL_FILE: join(folder, 'none') };
  const askTwice = () => readEnvironment(env, ({ given }) => [given('SMTP_URL'), given('SMTP_URL')]);
  expect(askTwice).toThrow(expect.objectContaining({ faults: [expect.any(String)] }));
});

/** Named like secrets: what everybody may know, and private keys, which have a variable for their file. */
const NO_SECRETS = [
  'PUBLIC_URL',
  'SFTP_HOST_KEY',
  'SFTP_KEY_FILE',
  'TEMPORAL_TLS_CLIENT_KEY_DATA',
  'TEMPORAL_TLS_CLIENT_KEY_PATH',
  'TEMPORAL_UI_URL',
];

test('every variable whose name tells of a secret is one that may stand in a file', async () => {
  const named = new Set<string>();
  for (const room of ['db', 'worker', 'api']) {
    for (const file of await readdir(join(PROJECT_ROOT, room))) {
      if (!/^(main|database-tls|[\w-]*settings)\.ts$/.test(file)) continue;
      const code = await readFile(join(PROJECT_ROOT, room, file), 'utf8');
      for (const [, name = ''] of code.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)) named.add(name);
    }
  }
  const alike = [...named].filter((name) => /PASS|SECRET|KEY|TOKEN|_URL$/.test(name));
  expect(alike.filter((name) => !NO_SECRETS.includes(name)).toSorted()).toEqual([...SECRETS].toSorted());
});
