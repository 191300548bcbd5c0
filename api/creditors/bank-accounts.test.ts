import { beforeEach, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import type { Answer, TestCreditor } from '../test-api.ts';

const IBAN = 'DK5000400440116243';
const OTHER = 'DK5750510001322617';

const { database, api } = await openTestApi();
let creditor: TestCreditor;

beforeEach(async () => {
  creditor = await api.creditor();
  await database.orm.em.fork().execute('delete from creditor_bank_account');
});

const set = (accounts: unknown, { creditorId } = creditor) =>
  api.call('put', `/v1/creditors/${creditorId}/bank-accounts`, { key: api.operatorKey, body: { accounts } });
const put = (accounts: unknown, { admin } = creditor) =>
  api.call('put', '/v1/creditor/bank-accounts', { key: admin, body: { accounts } });
const read = async ({ admin } = creditor) =>
  (await api.call('get', '/v1/creditor/bank-accounts', { key: admin })).body.accounts;
const stored = async () =>
  (
    await database.orm.em
      .fork()
      .execute<{ account: string }[]>('select account from creditor_bank_account order by account')
  ).map(({ account }) => account);

const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => `${status}`).toSorted();

test('an account is found by either of its names, however it was written, and shown as an IBAN', async () => {
  expect((await set(['0040-0440116243', 'dk50 0040 0440 1162 43', OTHER])).body.accounts).toEqual([IBAN, OTHER]);
  expect(await stored()).toEqual(['00400440116243', '50510001322617', IBAN, OTHER]);
  const path = `/v1/creditors/${creditor.creditorId}/bank-accounts`;
  expect((await api.call('get', path, { key: api.operatorKey })).body.accounts).toEqual(await read());
});

test('what is left out is no longer known', async () => {
  await set([IBAN, OTHER]);
  expect((await set([OTHER])).body.accounts).toEqual([OTHER]);
  expect(await stored()).toHaveLength(2);
  expect((await set([])).body.accounts).toEqual([]);
});

test('an account of another creditor’s is refused, and with it all that was asked for', async () => {
  const other = await api.creditor();
  await set([IBAN], other);
  await set([OTHER]);
  const answer = await set([IBAN]);
  expect([answer.status, answer.body.code]).toEqual([409, 'bank_account_taken']);
  expect(await read()).toEqual([OTHER]);
});

test('of two creditors at once one has it', async () => {
  const other = await api.creditor();
  const answers = await Promise.all([set([IBAN, OTHER]), set([OTHER, IBAN], other)]);
  expect(statusesOf(answers)).toEqual(['200', '409']);
});

test('an account abroad is known by its IBAN', async () => {
  const [swedish, german] = ['SE4550000000058398257466', 'DE89370400440532013000'];
  expect((await set(['se45 5000 0000 0583 9825 7466', IBAN, german])).body.accounts).toEqual([german, IBAN, swedish]);
  expect(await stored()).toEqual(['00400440116243', german, IBAN, swedish]);
});

test('what is no account is refused', async () => {
  const answer = await set(['DK5100400440116243', 'SE4650000000058398257466', '0040']);
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map(({ path, code }: Record<string, string>) => `${path} ${code}`)).toEqual(
    [0, 1, 2].map((index) => `/accounts/${index} not_an_account`),
  );
});

test('an admin leaves accounts out and adds none, and is told the same of another’s account as of nobody’s', async () => {
  const other = await api.creditor();
  await set(['0040 0440116243'], other);
  await set([OTHER, 'DK2300400440116244']);
  expect((await put([OTHER])).body.accounts).toEqual([OTHER]);
  const [taken, free] = [await put([OTHER, IBAN]), await put([OTHER, '0040 0440116244'])];
  for (const { status, body } of [taken, free]) {
    expect([status, body.code, body.errors]).toEqual([
      403,
      'numbers_set_by_operator',
      [expect.objectContaining({ path: '/accounts/1', code: 'set_by_operator' })],
    ]);
  }
  const { requestId: _one, ...ofTaken } = taken.body;
  const { requestId: _two, ...ofFree } = free.body;
  expect(ofTaken).toEqual(ofFree);
  expect([await read(), await read(other)]).toEqual([[OTHER], [IBAN]]);
});

test('a creditor that there is not has no accounts', async () => {
  const path = '/v1/creditors/019f0000-0000-7000-8000-000000000000/bank-accounts';
  for (const method of ['get', 'put'] as const) {
    const body = method === 'get' ? {} : { body: { accounts: [] } };
    expect((await api.call(method, path, { key: api.operatorKey, ...body })).status).toBe(404);
  }
});
