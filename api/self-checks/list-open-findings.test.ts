import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { SelfCheck } from '../../db/entities/self-check.ts';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import type { FindingCode, FindingDetails, FindingStatus } from '../../db/words/self-checks.ts';
import type { CreditorId, FindingId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let one: TestCreditor;
let two: TestCreditor;

beforeAll(async () => {
  [one, two] = [await api.creditor(), await api.creditor()];
  await found(one, 'workflow_missing');
  await found(two, 'pay_out_unanswered', { details: { customerNumber: '1042', payOutOn: '2026-11-02' } });
  await found(two, 'number_gap', { status: 'gone' });
  await found(two, 'workflow_missing');
});

async function found(
  { creditorId }: TestCreditor,
  code: FindingCode,
  { status = 'open', details = {} }: { status?: FindingStatus; details?: FindingDetails } = {},
): Promise<void> {
  const em = database.orm.em.fork();
  const of = { creditorId: creditorId as CreditorId };
  const selfCheckId = uuid() as SelfCheckId;
  await em.insert(SelfCheck, { id: selfCheckId, ...of });
  const about = { objectType: 'subscription', objectId: uuid(), objectKey: '' } as const;
  const closedAt = status === 'open' ? null : new Date(0);
  await em.insert(SelfCheckFinding, {
    id: uuid() as FindingId,
    ...of,
    code,
    ...about,
    details,
    status,
    selfCheckId,
    closedAt,
  });
}

const list = async (query = '', key = api.operatorKey) => api.call('get', `/v1/open-findings${query}`, { key });
const listed = async (query = '') =>
  (await list(query)).body.data.map(({ creditorId, code }: Record<string, string>) => [creditorId, code]);

test('the operator sees the open findings of all creditors, newest first, and whose each is', async () => {
  const all = [
    [two.creditorId, 'workflow_missing'],
    [two.creditorId, 'pay_out_unanswered'],
    [one.creditorId, 'workflow_missing'],
  ];
  expect(await listed()).toEqual(all);
  const first = (await list('?limit=2')).body;
  expect(first.data).toHaveLength(2);
  expect(await listed(`?limit=2&cursor=${first.nextCursor}`)).toEqual(all.slice(2));
  expect(first.data[0]).toMatchObject({ creditorName: expect.any(String), status: 'open', isRepairable: true });
});

test('they are those of one code, of one creditor, or both', async () => {
  expect(await listed('?code=workflow_missing')).toHaveLength(2);
  expect(await listed(`?creditorId=${two.creditorId}`)).toHaveLength(2);
  expect(await listed(`?creditorId=${two.creditorId}&code=workflow_missing`)).toEqual([
    [two.creditorId, 'workflow_missing'],
  ]);
});

test('of a debtor an operator is shown no number', async () => {
  const [{ details }] = (await list('?code=pay_out_unanswered')).body.data;
  expect(details).toEqual({ payOutOn: '2026-11-02' });
});

test('a creditor sees none of it', async () => {
  expect((await list('', one.admin)).body.code).toBe('not_for_creditors');
});

test.each(['', "and code = 'workflow_missing'"])('they are found by an index: %s', async (narrowed) => {
  const plan = await database.orm.em.fork().transactional(async (em) => {
    // A table of four rows is read whole where that is not forbidden.
    await em.execute('set local enable_seqscan = off; set local enable_sort = off');
    const sql = `select * from self_check_finding where status = 'open' ${narrowed} order by id desc limit 51`;
    return JSON.stringify(await em.execute(`explain (format json) ${sql}`));
  });
  expect(plan).toContain(narrowed === '' ? '"self_check_finding_open"' : '"self_check_finding_open_by_code"');
});
