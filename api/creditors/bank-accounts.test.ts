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

const put = (accounts: unknown, key = creditor.admin) =>
  api.call('put', '/v1/creditor/bank-accounts', { key, body: { accounts } });
const stored = async () =>
  (
    await database.orm.em
      .fork()
      .execute<{ account: string }[]>('select account from creditor_bank_account order by account')
  ).map(({ account }) => account);

const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => `${status}`).toSorted();

test('an account is found by either of its names, however it was written, and shown as an IBAN', async () => {
  expect((await put(['0040-0440116243', 'dk50 0040 0440 1162 43', OTHER])).body.accounts).toEqual([IBAN, OTHER]);
  expect(await stored()).toEqual(['00400440116243', '50510001322617', IBAN, OTHER]);
});

test('what is left out is no longer known', async () => {
  await put([IBAN, OTHER]);
  expect((await put([OTHER])).body.accounts).toEqual([OTHER]);
  expect(await stored()).toHaveLength(2);
  expect((await put([])).body.accounts).toEqual([]);
});

test('an account of another creditor’s is refused, and with it all that was asked for', async () => {
  const other = await api.creditor();
  await put([IBAN], other.admin);
  await put([OTHER]);
  const answer = await put([IBAN]);
  expect([answer.status, answer.body.code]).toEqual([409, 'bank_account_taken']);
  expect((await api.call('get', '/v1/creditor/bank-accounts', { key: creditor.admin })).body.accounts).toEqual([OTHER]);
});

test('of two creditors at once one has it', async () => {
  const other = await api.creditor();
  const answers = await Promise.all([put([IBAN, OTHER]), put([OTHER, IBAN], other.admin)]);
  expect(statusesOf(answers)).toEqual(['200', '409']);
});

test('an account abroad is known by its IBAN', async () => {
  const [swedish, german] = ['SE4550000000058398257466', 'DE89370400440532013000'];
  expect((await put(['se45 5000 0000 0583 9825 7466', IBAN, german])).body.accounts).toEqual([german, IBAN, swedish]);
  expect(await stored()).toEqual(['00400440116243', german, IBAN, swedish]);
});

test('what is no account is refused', async () => {
  const answer = await put(['DK5100400440116243', 'SE4650000000058398257466', '0040']);
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map(({ path, code }: Record<string, string>) => `${path} ${code}`)).toEqual(
    [0, 1, 2].map((index) => `/accounts/${index} not_an_account`),
  );
});
