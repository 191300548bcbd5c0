import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { askForSelfChecks } from './ask-for-self-checks.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const sql = <Row>(statement: string, values: readonly unknown[] = []) =>
  database.orm.em.fork().execute<Row[]>(statement, [...values]);

async function checked({ hoursAgo }: { hoursAgo: number }): Promise<CreditorId> {
  const creditorId = await sampleCreditor(database.orm);
  await sql(`insert into self_check (id, creditor_id, started_at) values (?, ?, now() - make_interval(hours => ?))`, [
    uuid(),
    creditorId,
    hoursAgo,
  ]);
  return creditorId;
}

test('every creditor that was not checked for a night and some hours is asked for, once, and no other one', async () => {
  const never = await sampleCreditor(database.orm, { timeZone: 'America/Nuuk' });
  const lost = await checked({ hoursAgo: 31 });
  await checked({ hoursAgo: 29 });
  await askForSelfChecks(database.orm.em.fork());
  await askForSelfChecks(database.orm.em.fork());
  const messages = await sql(
    `select kind, creditor_id "creditorId", workflow_id "workflowId", payload from outbox order by creditor_id`,
  );
  expect(messages).toEqual(
    [
      [never, 'America/Nuuk'],
      [lost, 'Europe/Copenhagen'],
    ].map(([creditorId, timeZone]) => ({
      kind: 'start_self_check',
      creditorId,
      workflowId: `self-check/${creditorId}`,
      payload: { timeZone },
    })),
  );
  await sql('update outbox set delivered_at = now()');
  await askForSelfChecks(database.orm.em.fork());
  expect(await sql('select from outbox where delivered_at is null')).toHaveLength(2);
});
