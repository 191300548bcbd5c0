import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { startApiStack, type ApiStack } from '../../tests/support/api-stack.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import type { TestCreditor } from '../test-api.ts';

const UNTIL_MS = 30_000;
const POLL_MS = 100;

let stack: ApiStack;
let creditor: TestCreditor;
let debtorId: DebtorId;

beforeAll(async () => {
  stack = await startApiStack();
  creditor = await stack.api.creditor();
  const creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(stack.orm, { creditorId, email: 'kunde@prove.example' });
  const invoiceId = await sampleInvoice(stack.orm, { creditorId, debtorId });
  await sql(`update invoice_mail set status = 'sent', sent_at = now() where invoice_id = ?`, [invoiceId]);
}, 120_000);
afterAll(() => stack.close());

const get = async (path: string) => (await stack.api.call('get', path, { key: creditor.admin })).body;
const call = (method: 'post' | 'patch', path: string, body?: unknown) =>
  stack.api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const sql = (statement: string, values: readonly unknown[]) => stack.orm.em.fork().execute(statement, [...values]);

async function asked(month: string): Promise<string> {
  const answer = await call('post', `/v1/debtors/${debtorId}/statement/mail`, {
    from: `2026-${month}-01`,
    to: `2026-${month}-28`,
  });
  expect(answer.status).toBe(202);
  await untilSent(answer.body.id);
  return answer.body.id;
}

async function untilSent(id: string): Promise<void> {
  const giveUpAt = performance.now() + UNTIL_MS;
  for (;;) {
    const { data } = await get('/v1/mails?status=sent&limit=100');
    if (data.some((mail: { id: string }) => mail.id === id)) return;
    if (performance.now() > giveUpAt) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Checks now and answers what is open about statements, by code and object. */
async function check(): Promise<string[]> {
  expect((await call('post', '/v1/self-checks')).body.finishedAt).toEqual(expect.any(String));
  const { data } = await get('/v1/findings?status=open&limit=100');
  return data
    .filter(({ objectType }: { objectType: string }) => objectType === 'statement_mail')
    .map(({ code, objectId }: { code: string; objectId: string }) => `${code} ${objectId}`)
    .toSorted();
}

test('a statement that is asked for goes out by itself; one that has failed and one that nobody sends are found, and sent by one call', async () => {
  const [failed, stale, resent] = [await asked('01'), await asked('02'), await asked('03')];
  expect((await call('post', `/v1/statement-mails/${failed}/resend`)).body.code).toBe('mail_not_failed');
  for (const id of [failed, resent]) {
    await sql(`update statement_mail set status = 'failed', sent_at = null, taken = '{}' where id = ?`, [id]);
  }
  await sql(
    `update statement_mail set status = 'waiting', sent_at = null, taken = '{}', created_at = now() - '25 hours'::interval where id = ?`,
    [stale],
  );
  expect((await get('/v1/overview')).waiting).toMatchObject({ mails: { count: 2 } });
  await call('patch', `/v1/debtors/${debtorId}`, { email: 'nu@prove.example' });
  const again = await call('post', `/v1/statement-mails/${resent}/resend`);
  expect([again.status, again.body]).toMatchObject([202, { status: 'waiting', recipient: 'nu@prove.example' }]);
  await untilSent(resent);
  expect(await check()).toEqual([`mail_failed ${failed}`, `mail_stale ${stale}`]);
  expect((await call('post', '/v1/findings/repair')).body).toMatchObject({ refused: 0, left: 0 });
  await untilSent(failed);
  await untilSent(stale);
  expect(await check()).toEqual([]);
});
