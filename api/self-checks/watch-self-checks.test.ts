import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { selfCheckWorkflowId } from '../../domain/calendar/self-check-night.ts';
import { sampleCreditor } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { watchSelfChecks } from './watch-self-checks.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const sql = <Row>(statement: string, values: readonly unknown[] = []) =>
  database.orm.em.fork().execute<Row[]>(statement, [...values]);

/** A creditor of two days ago with a check that began so many hours ago. */
async function creditorWithCheck({ hoursAgo, finished }: { hoursAgo: number; finished: boolean }): Promise<CreditorId> {
  const creditorId = await sampleCreditor(database.orm);
  await sql(`update creditor set created_at = now() - '2 days'::interval where id = ?`, [creditorId]);
  await sql(
    `insert into self_check (id, creditor_id, started_at, finished_at, differences, new_findings, gone_findings)
     select ?, ?, now() - make_interval(hours => ?), case when f then now() - make_interval(hours => ?) end,
       case when f then 0 end, case when f then 0 end, case when f then 0 end from (select ?::boolean f) x`,
    [uuid(), creditorId, hoursAgo, hoursAgo, finished],
  );
  return creditorId;
}

test('the log names each creditor whose last self-check is older than a night, and its workflow is asked for before what it has not heard', async () => {
  const stale = await creditorWithCheck({ hoursAgo: 31, finished: true });
  const hanging = await creditorWithCheck({ hoursAgo: 3, finished: false });
  await creditorWithCheck({ hoursAgo: 29, finished: true });
  await sampleCreditor(database.orm);
  const workflowId = selfCheckWorkflowId(stale);
  await sql(
    `insert into outbox (id, creditor_id, workflow_id, kind, payload) values (uuidv7(), ?, ?, 'run_self_check', '{}')`,
    [stale, workflowId],
  );
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const watch = watchSelfChecks({ orm: database.orm, log });
  await watch.looked;
  await watch.stop();
  const errors = lines.filter(({ level }) => level === log.levels.values['error']);
  expect(new Set(errors.map(({ creditorId }) => creditorId))).toEqual(new Set([stale, hanging]));
  expect(errors.find(({ creditorId }) => creditorId === stale)).toMatchObject({ lastFinishedAt: expect.any(String) });
  expect(errors.find(({ creditorId }) => creditorId === hanging)).toMatchObject({ lastFinishedAt: null });
  const messages = await sql<{ kind: string }>('select kind from outbox where workflow_id = ? order by id', [
    workflowId,
  ]);
  expect(messages.map(({ kind }) => kind)).toEqual(['start_self_check', 'run_self_check']);
});
