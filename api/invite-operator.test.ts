import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { openTestApi } from '../tests/support/open-test-api.ts';
import { asRole } from '../dev/database-roles.ts';

const { database, api } = await openTestApi();
const EMAIL = 'drift@prove.example';
const PASSWORDS = ['to blå cykler i regn', 'tre grå cykler i sol'] as const;

const post = (path: string, body: unknown) => api.call('post', path, { body });

/** What the command prints on standard output. */
async function invited(...args: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: asRole(database.url, 'api'), PUBLIC_URL: 'https://termin.example/' };
  const program = fileURLToPath(new URL('invite-operator.ts', import.meta.url));
  return (await promisify(execFile)(process.execPath, [program, ...args], { env })).stdout.trim();
}

test('the first operator comes in by a printed link, and comes back by another', async () => {
  const [invitation, token] = (await invited(EMAIL.toUpperCase())).split('#');
  expect(invitation).toBe('https://termin.example/invite');
  await post('/v1/invitations/accept', { token, name: 'Prøve Drift', password: PASSWORDS[0] });
  const first = await post('/v1/session', { email: EMAIL, password: PASSWORDS[0] });
  expect(first.body).toMatchObject({ person: { isOperator: true, name: 'Prøve Drift' }, creditor: null });

  const [reset, again] = (await invited(EMAIL)).split('#');
  expect(reset).toBe('https://termin.example/reset');
  await post('/v1/password-resets/accept', { token: again, password: PASSWORDS[1] });
  expect((await post('/v1/session', { email: EMAIL, password: PASSWORDS[1] })).status).toBe(200);
});

test('without an address it says how it is called', async () => {
  await expect(invited()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Usage') });
});
