import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findDoubtedNumbers } from '../db/self-checks/find-doubted-numbers.ts';
import { findNamedCreditors } from '../db/received-files/find-named-creditors.ts';
import { migrate } from '../db/migrate.ts';
import { openOrm, type Orm } from '../db/orm.ts';
import { startTestApi, type TestApi } from '../api/test-api.ts';
import { createTestDatabase, type TestDatabase } from '../dev/test-database.ts';
import { withClient } from '../dev/postgres.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { restoreSnapshot } from './support/restore-snapshot.ts';
import { readSnapshots } from './support/snapshots.ts';

/** From this migration on, a number has one creditor. */
const HELD = '2026-11-30-routing-numbers';
/** A second creditor with the numbers of the first, as any version before allowed it. */
const SECOND = `
insert into creditor select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'fi_creditor_number', '89999999'))).*
from creditor c where pbs_number is not null limit 1 returning id, pbs_number "pbsNumber", bs_data_supplier_number "supplier"`;

let database: TestDatabase;
let orm: Orm;
let api: TestApi;
let first: CreditorId;
let second: { id: CreditorId; pbsNumber: string; supplier: string };

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  const snapshot = (await readSnapshots()).findLast(({ migrations }) => !migrations.some(({ name }) => name === HELD));
  if (snapshot === undefined) throw new Error('no snapshot from before numbers were held');
  await withClient(database.url, async (client) => {
    await restoreSnapshot(client, snapshot);
    [second] = (await client.query(SECOND)).rows;
    const others = await client.query('select id from creditor where pbs_number = $1 and id <> $2', [
      second.pbsNumber,
      second.id,
    ]);
    first = others.rows[0].id;
  });
  await migrate(database.url);
  orm = await openOrm({ databaseUrl: database.url });
  api = await startTestApi({ orm });
}, 120_000);
afterAll(async () => {
  await api.close();
  await orm.close();
  await database.drop();
});

const doubted = async (creditorId: CreditorId) =>
  (await findDoubtedNumbers(orm.em.fork(), { creditorId })).map(({ code }) => code);
const byPbsNumber = () => findNamedCreditors(orm.em.fork())({ by: 'pbs_number', number: second.pbsNumber });
const change = async (creditorId: CreditorId, body: unknown) => {
  const answer = await api.call('patch', `/v1/creditors/${creditorId}`, { key: api.operatorKey, body });
  return [answer.status, answer.body.code];
};

test('a database in which two creditors have one number is migrated, and the operator says whose it is', async () => {
  const agreement = { pbsNumber: second.pbsNumber, debtorGroup: '00001', dataSupplierNumber: second.supplier };
  expect([await doubted(first), await doubted(second.id)]).toEqual([['numbers_doubted'], ['numbers_doubted']]);
  expect(await byPbsNumber()).toBeNull();
  // Nobody takes it as long as it is not known whose it is.
  await expect(api.creditor({ betalingsservice: { ...agreement, dataSupplierNumber: '76543210' } })).rejects.toThrow(
    'pbs_number_taken',
  );
  expect(await change(first, { betalingsservice: agreement })).toEqual([409, 'pbs_number_taken']);
  const other = { ...agreement, pbsNumber: '76543210', dataSupplierNumber: '76543210', dataSupplierShared: false };
  expect(await change(second.id, { betalingsservice: other })).toEqual([200, undefined]);
  expect(await byPbsNumber()).toBe(first);
  expect(await change(first, { betalingsservice: { ...agreement, dataSupplierShared: false } })).toEqual([
    200,
    undefined,
  ]);
  expect([await doubted(first), await doubted(second.id), await byPbsNumber()]).toEqual([[], [], first]);
});
