import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { ownAgreement } from '../test-api.ts';

const { api } = await openTestApi();
const FOLDER = join(import.meta.dirname, '../../docs/csv');
/** In an order in which each finds what it names, with how many it makes. */
const FILES = [
  ['debtors', 2],
  ['items', 2],
  ['subscriptions', 2],
  ['one-off-lines', 2],
  ['mandates', 1],
  ['debtor-group-members', 2],
] as const;

test('every file of the documentation is imported as it is, each after those whose debtors and items it names', async () => {
  expect(readdirSync(FOLDER).toSorted()).toEqual(FILES.map(([kind]) => `${kind}.csv`).toSorted());
  const { admin: key } = await api.creditor({ betalingsservice: ownAgreement() });
  await api.call('post', '/v1/debtor-groups', { key, body: { name: 'Opgang A' } });
  for (const [kind, created] of FILES) {
    const raw = readFileSync(join(FOLDER, `${kind}.csv`));
    const headers = { 'content-type': 'text/csv' };
    const { body } = await api.call('post', `/v1/imports/${kind}`, { key, raw, headers });
    expect([kind, body]).toEqual([kind, expect.objectContaining({ created, errors: [] })]);
  }
});
