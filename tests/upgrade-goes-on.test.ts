import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { startTestApi, type TestApi } from '../api/test-api.ts';
import { migrate } from '../db/migrate.ts';
import { openOrm } from '../db/orm.ts';
import { withClient } from '../dev/postgres.ts';
import { createTestDatabase } from '../dev/test-database.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import { type WorkflowBundle } from '../worker/create-workers.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { historyFromPlain } from './support/history-json.ts';
import { restoreSnapshot, rowsOfSnapshot } from './support/restore-snapshot.ts';
import { readSnapshots, type Snapshot } from './support/snapshots.ts';
import { today } from './support/story.ts';
import { workflowBundle } from './support/workflow-bundle.ts';

const snapshots = await readSnapshots();
const hasLedger = ({ tables }: Snapshot) => 'ledger_transfer' in tables;
/** After the migration all are alike but for their rows. `TERMIN_SNAPSHOTS=all` lets each of them go on: a quarter of a minute for each. */
const lived =
  process.env['TERMIN_SNAPSHOTS'] === 'all'
    ? snapshots
    : snapshots.filter(
        (snapshot) =>
          snapshot === snapshots[0] ||
          snapshot === snapshots.findLast((other) => !hasLedger(other)) ||
          snapshot === snapshots.at(-1),
      );

/** Two periods and some days of a monthly subscription. */
const DAYS_ON = 70;
const UNTIL_MS = 60_000;
const POLL_MS = 100;
/** What the workflows of a version leave behind where Temporal is empty: all of it is repaired by one call. */
const LOST_WITH_TEMPORAL = new Set([
  'workflow_missing',
  'indexation_not_running',
  'run_stalled',
  'delivery_workflow_missing',
  'period_overdue',
  'collection_overdue',
]);
/** The payment that nobody knows, in every snapshot of a version with payments: a person is to look at it. */
const FOR_A_PERSON = new Set(['payment_waiting']);

/**
 * Versions of the first hour. The code after them was changed without a patch: a subscription that they have billed cannot be replayed
 * any more. Its workflow stands still, the self-check says so (`workflow_stuck`), and its repair starts it again where it stands.
 */
const CANNOT_BE_FOLLOWED = new Set(['0.0.01-aacecc0', '0.0.02-91e5884', '0.0.03-a757ae9']);

/** Billed when the period is over, or each when nobody has looked at its draft for 30 days. */
const LATER_BY_THEIR_TERMS = new Set(['in arrears', 'draft']);
const LATER_BY_DAYS = 62;

let bundle: WorkflowBundle;
beforeAll(async () => {
  bundle = await workflowBundle();
}, 300_000);

test.each(snapshots)(
  'the workflows that ran under $name are followed by the code of today',
  async (snapshot) => {
    const outcomes = new Set<string>();
    const histories = Object.entries(snapshot.histories).map(([workflowId, plain]) => ({
      workflowId,
      history: historyFromPlain(plain),
    }));
    expect(histories.length).toBeGreaterThan(0);
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, histories)) {
      if (!CANNOT_BE_FOLLOWED.has(snapshot.name))
        expect({ workflowId, error }).toEqual({ workflowId, error: undefined });
      outcomes.add(error?.name ?? 'followed');
    }
    expect([...outcomes].toSorted()).toEqual(
      CANNOT_BE_FOLLOWED.has(snapshot.name) ? ['DeterminismViolationError', 'followed'] : ['followed'],
    );
  },
  120_000,
);

describe.each(lived)('after an update from $name', (snapshot: Snapshot) => {
  let stack: BillingStack;
  let api: TestApi;
  let key: string;
  let creditorId: string;
  let before: Map<string, readonly string[]>;
  let url: string;

  beforeAll(async () => {
    const database = await createTestDatabase({ empty: true });
    url = database.url;
    before = await withClient(url, async (client) => {
      await restoreSnapshot(client, snapshot);
      return rowsOfSnapshot(client, snapshot);
    });
    await migrate(url);
    const orm = await openOrm({ databaseUrl: url });
    stack = await startBillingStack({
      begins: 'coming tenth',
      open: async () => ({
        orm,
        url,
        async close() {
          await orm.close();
          await database.drop();
        },
      }),
      orm,
    });
    api = await startTestApi({ orm, temporalAddress: stack.environment.address });
    const [creditor] = await orm.em.fork().execute<{ id: string }[]>('select id from creditor');
    creditorId = creditor?.id ?? '';
    const body = { creditorId, role: 'admin', name: 'Prøve' };
    key = (await api.call('post', '/v1/api-keys', { key: api.operatorKey, body })).body.secret;
    api.relay.start();
  }, 300_000);
  afterAll(async () => {
    await api.close();
    await stack.close();
  });

  const rows = async <Row>(sql: string): Promise<Row[]> =>
    withClient(url, async (client) => (await client.query(sql)).rows);

  const check = async (): Promise<string[]> => {
    const { body: asked } = await api.call('post', '/v1/self-checks', { key });
    const giveUpAtMs = performance.now() + UNTIL_MS;
    while ((await api.call('get', `/v1/self-checks/${asked.id}`, { key })).body.finishedAt === null) {
      if (performance.now() > giveUpAtMs) throw new Error('the self-check does not come to its end');
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    const { body: found } = await api.call('get', '/v1/findings?status=open&limit=100', { key });
    return found.data.map(({ code }: { code: string }) => code);
  };

  test('each subscription goes on where it stood: nothing twice, nothing missed, and the self-check is silent', async () => {
    const lost = (await check()).filter((code) => !FOR_A_PERSON.has(code));
    expect(lost.filter((code) => !LOST_WITH_TEMPORAL.has(code))).toEqual([]);
    expect(lost).toContain('workflow_missing');
    expect((await api.call('post', '/v1/findings/repair', { key })).body).toMatchObject({ refused: 0, left: 0 });

    const from = await today(stack);
    await stack.environment.sleep(`${DAYS_ON} days`);
    const until = addDays(from, DAYS_ON);

    const after = await withClient(url, (client) => rowsOfSnapshot(client, snapshot));
    for (const table of ['invoice', 'invoice_line', 'invoice_vat', 'invoice_pdf']) {
      const kept = after.get(table)?.filter((row) => before.get(table)?.includes(row));
      expect({ table, rows: kept }).toEqual({ table, rows: before.get(table) });
    }
    expect(after.get('invoice')?.length).toBeGreaterThan(before.get('invoice')?.length ?? 0);
    const periods = await rows<{
      reference: string;
      next: number;
      settled: number;
      distinct: number;
      nextFrom: string;
    }>(PERIODS);
    expect(periods.length).toBeGreaterThan(0);
    for (const { reference, next, settled, distinct, nextFrom } of periods) {
      expect({ reference, settled, distinct }).toEqual({ reference, settled: next, distinct: next });
      const isAhead = nextFrom > (LATER_BY_THEIR_TERMS.has(reference) ? addDays(until, -LATER_BY_DAYS) : until);
      expect({ reference, isAhead }).toEqual({ reference, isAhead: true });
    }
    expect((await check()).filter((code) => !FOR_A_PERSON.has(code))).toEqual([]);
    expect(await rows('select kind, tries from mail_queue')).toEqual([]);
  }, 300_000);
});

/** Of each subscription that nothing holds up: how many periods count as billed, and how many have an invoice, a run or a settlement. */
const PERIODS = `
with settled as (
  select subscription_id, period_index from invoice where series = 'invoice'
    and subscription_id in (select id from subscription where kind = 'single')
  union all select subscription_id, period_index from billing_run
  union all select subscription_id, period_index from period_settlement
)
select s.reference, s.next_period_index "next", s.next_period_from::text "nextFrom",
  count(d.period_index)::int settled, count(distinct d.period_index)::int "distinct"
from subscription s left join settled d on d.subscription_id = s.id
where s.status = 'active' and s.reference not in ('paused') group by s.id order by s.reference`;
