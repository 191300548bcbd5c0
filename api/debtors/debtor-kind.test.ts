import { beforeAll, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { GOOD, type TestCreditor } from '../test-api.ts';

const { api } = await openTestApi();
let creditor: TestCreditor;
beforeAll(async () => {
  creditor = await api.creditor();
});

const create = async (changes: object) =>
  (await api.call('post', '/v1/debtors', { key: creditor.admin, body: { ...GOOD.debtor, ...changes } })).body;
const EAN = '5790000000005';
const CVR = '10000009';

test.each([
  ['consumer', {}],
  ['business', { cvr: CVR }],
  ['public', { ean: EAN }],
  ['public', { cvr: CVR, ean: EAN }],
  ['consumer', { cvr: CVR, kind: 'consumer' }],
  ['business', { kind: 'business' }],
])('a debtor is %s where %j is said', async (kind, said) => {
  expect((await create(said)).kind).toBe(kind);
});

test('what a debtor is stays as it is until somebody changes it', async () => {
  const { id } = await create({});
  const change = async (body: object) =>
    (await api.call('patch', `/v1/debtors/${id}`, { key: creditor.admin, body })).body.kind;
  expect(await change({ cvr: CVR })).toBe('consumer');
  expect(await change({ kind: 'business' })).toBe('business');
  expect(await change({ cvr: null })).toBe('business');
});

const HEAD = 'customerNumber,name,addressLines.0,postcode,city,cvr,kind';
const row = (number: number, cvr: string, kind: string) =>
  `${number},Prøvekunde,Prøvevej 1,8000,Aarhus C,${cvr},${kind}`;

const send = (rows: string[], query = '') =>
  api.call('post', `/v1/imports/debtors${query}`, {
    key: creditor.admin,
    raw: [HEAD, ...rows].join('\r\n'),
    headers: { 'content-type': 'text/csv' },
  });

async function kinds(): Promise<string[][]> {
  const { data } = (await api.call('get', '/v1/debtors?limit=3', { key: creditor.admin })).body;
  return data.map((debtor: Record<string, string>) => [debtor['customerNumber'], debtor['kind']]).toSorted();
}

test('a file says it, changes it, and leaves it to the numbers where it does not', async () => {
  await send([row(9001, '', ''), row(9002, CVR, ''), row(9003, '', 'public')]);
  expect(await kinds()).toEqual([
    ['9001', 'consumer'],
    ['9002', 'business'],
    ['9003', 'public'],
  ]);
  await send([row(9001, '', 'business'), row(9002, '', '')], '?existing=update');
  expect((await kinds()).slice(0, 2)).toEqual([
    ['9001', 'business'],
    ['9002', 'business'],
  ]);
});
