import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { v7 as uuid } from 'uuid';
import { parse } from 'yaml';
import { z } from 'zod';
import { createBillPeriod } from '../activities/invoices/bill-period.ts';
import type { Seen } from '../activities/seen.ts';
import { openOrm } from '../db/orm.ts';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { startTemporal } from '../dev/temporal.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../domain/identifiers/ids.ts';
import { openTestApi } from '../tests/support/open-test-api.ts';
import { insertOneOfEach } from '../tests/support/one-of-each.ts';
import { sampleCreditor, sampleDebtor, sampleDelivery, sampleSubscription } from '../tests/support/sample-data.ts';
import { samplePayment } from '../tests/support/sample-payments.ts';
import { currentMs } from '../tests/support/test-day.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';
import { overdueQuery } from '../workflows/subscriptions/overdue-query.ts';
import { subscriptionAttributes } from '../workflows/subscriptions/subscription-attributes.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { countRequests } from './count-requests.ts';
import { countWork } from './count-work.ts';
import { createMeasures } from './measures.ts';
import { serveMeasures } from './serve-measures.ts';

const HOUR_MS = 60 * 60 * 1000;

const Rules = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string(),
          expr: z.string(),
          for: z.string().regex(/^\d+[mh]$/),
          labels: z.strictObject({ severity: z.enum(['wake', 'morning']) }),
          annotations: z.strictObject({ summary: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
});

const inProject = (path: string) => readFile(join(PROJECT_ROOT, path), 'utf8');
const rules = Rules.parse(parse(await inProject('deploy/monitoring/alerts.yml'))).groups.flatMap(
  (group) => group.rules,
);

/** A server of Temporal with no worker. */
const folder = await mkdtemp(join(tmpdir(), 'termin-alerts-'));
const temporal = await startTemporal({ folder, searchAttributes: SEARCH_ATTRIBUTES });
const connection = await Connection.connect({ address: temporal.address });
const client = new Client({ connection });
afterAll(async () => {
  await connection.close();
  await temporal.stop();
  await rm(folder, { recursive: true, force: true });
});

const { database } = await openTestApi();
const { orm } = database;
let creditorId: CreditorId;
let debtorId: DebtorId;
const run = (sql: string, values: unknown[]) => orm.em.fork().transactional((em) => em.execute(sql, values));
const NOW_MS = Date.UTC(2026, 0, 1, 4);
const countOverdue = async () => (await client.workflow.count(overdueQuery(NOW_MS))).count;
/** What a process tells that has done no work yet. */
const text = (changes: Partial<Parameters<typeof createMeasures>[0]> = {}) => {
  const measures = createMeasures({ orm, countOverdue, missed: () => undefined, ...changes });
  countWork(measures.registry);
  countRequests(measures.registry);
  return measures.text();
};

const MEASURE = String.raw`([a-z_]+)(?:\{([^}]*)\})?`;
const OF_ONE = new RegExp(`^${MEASURE} (==|>) (\\d+)$`);
const GROWN = String.raw`sum\(increase\(${MEASURE}\[1h\]\)\)`;
const OF_GROWTH = new RegExp(`^${GROWN} - ${GROWN} > 0$`);

/** The values of a measure with its labels, as they are told. */
function valuesOf(told: string, name: string, labels: string): number[] {
  return told.split('\n').flatMap((line) => {
    const [, of = '', has = '', value = ''] = new RegExp(`^${MEASURE} (\\S+)$`).exec(line) ?? [];
    return of === name && labels.split(',').every((label) => has.includes(label)) ? [Number(value)] : [];
  });
}

const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/**
 * Whether a rule holds of what is told: one measure and a number, or how much more one has grown than another since what was told before. A measure
 * that is not told fires nothing.
 */
function fires(expr: string, told: string, before = ''): boolean {
  const [, name = '', labels = '', operator = '', number = ''] = OF_ONE.exec(expr) ?? [];
  if (name !== '') {
    const values = valuesOf(told, name, labels);
    return values.some((value) => (operator === '==' ? value === Number(number) : value > Number(number)));
  }
  const [, more = '', ofMore = '', less = '', ofLess = ''] = OF_GROWTH.exec(expr) ?? [];
  if (more === '') throw new Error(`neither a measure and a number nor a growth: ${expr}`);
  const grown = (measure: string, has: string) =>
    sumOf(valuesOf(told, measure, has)) - sumOf(valuesOf(before, measure, has));
  return grown(more, ofMore) > grown(less, ofLess);
}

const firing = async (told: Promise<string>, before = ''): Promise<string[]> => {
  const all = await told;
  return rules.filter(({ expr }) => fires(expr, all, before)).map(({ alert }) => alert);
};

beforeAll(async () => {
  creditorId = await sampleCreditor(orm);
  debtorId = await sampleDebtor(orm, { creditorId });
});

async function insertFile(status: 'stored' | 'refused'): Promise<void> {
  await run(
    `insert into received_file (id, file_name, origin, uploaded_by, sha256, size_bytes, status, error_code, received_at)
     values (?, 'x', 'upload', ?, ?, 1, ?, case when ? = 'refused' then 'bad_field' end, now() - interval '1 hour')`,
    [uuid(), creditorId, Buffer.from(randomUUID()), status, status],
  );
}

async function billOne({ dueAtMs, ...how }: { dueAtMs?: number; seen?: Seen } = {}): Promise<void> {
  const startOn = civilDate('2026-01-01');
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const billedAtMs = Date.UTC(2026, 0, 1, 2);
  const billPeriod = createBillPeriod({ orm, bell: { ring: () => Promise.resolve() }, ...how });
  const outcome = await billPeriod({
    creditorId,
    subscriptionId,
    periodIndex: 0,
    billedAtMs,
    byPostOffice: true,
    ...(dueAtMs === undefined ? {} : { dueAtMs }),
  });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
}

/** A subscription's workflow that nobody takes up. */
async function sleepOnWithoutWorker(): Promise<void> {
  await client.workflow.start('subscription', {
    workflowId: `subscription/${uuid()}`,
    taskQueue: BILLING_TASK_QUEUE,
    typedSearchAttributes: subscriptionAttributes({
      creditorId,
      state: 'waiting',
      attentionCode: null,
      nextBillingAtMs: NOW_MS - 2 * HOUR_MS,
    }),
  });
  // Temporal's lists follow what is so by a moment.
  while ((await countOverdue()) === 0) await setTimeout(50);
}

async function needAttention(): Promise<void> {
  const id = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2182-01-01') });
  await run(`update subscription set status = 'needs_attention', attention_code = 'nothing_to_bill' where id = ?`, [
    id,
  ]);
}

/** The fault of each alert: after it that one fires, and whatever fired before, and nothing else. */
const FAULTS: Readonly<Record<string, () => Promise<unknown>>> = {
  TerminNothingBilled: sleepOnWithoutWorker,
  TerminMessagesWait: () =>
    run(
      `insert into outbox (id, creditor_id, workflow_id, kind, payload, created_at)
       values (?, ?, 'subscription/x', 'set_end_date', '{}', now() - interval '1 hour')`,
      [uuid(), creditorId],
    ),
  TerminNotChecked: () => run(`update creditor set created_at = now() - interval '2 days' where id = ?`, [creditorId]),
  TerminFilesUnread: () => insertFile('stored'),
  TerminFileRefused: () => insertFile('refused'),
  async TerminMailsWait() {
    await billOne();
    await run(`update mail_queue set created_at = now() - interval '1 day' where creditor_id = ?`, [creditorId]);
  },
  TerminMailsFailed: () =>
    run(`update invoice_mail set status = 'failed', attempts = 1, last_error = '550' where creditor_id = ?`, [
      creditorId,
    ]),
  TerminDeliveryInDoubt: () =>
    sampleDelivery(orm, {
      creditorId,
      status: 'in_doubt',
      doubt: 'file_gone',
      handingOverAt: new Date(0),
      doubtedAt: new Date(0),
    }),
  TerminSubscriptionInNeed: needAttention,
  TerminPaymentsWait: () => samplePayment(orm, { creditorId, amountOre: 100n, createdAt: new Date(0) }),
  async TerminFindingsOpen() {
    const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2182-01-01') });
    await insertOneOfEach(orm.em.fork(), { creditorId, subscriptionId, debtorId });
  },
};

/** Each in a test of its own below. */
const FIRED_BY_THEMSELVES = ['TerminDatabaseAway', 'TerminTemporalAway', 'TerminBilledLate', 'TerminProcessDown'];

/** What Prometheus tells of a process whose address it has asked. */
async function scrape(url: string): Promise<string> {
  const isUp = await fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
  return `up{job="termin"} ${isUp ? 1 : 0}`;
}

/** Another server than that of the tests; no program listens there. */
const NOWHERE = 'postgresql://nobody:nothing@127.0.0.1:1/nothing';

test('nothing fires where nothing is amiss', async () => {
  expect(await firing(text())).toEqual([]);
});

test('where the database is away that fires, and nothing is told of what waits there', async () => {
  const away = await openOrm({ databaseUrl: NOWHERE });
  const told = await text({ orm: away });
  await away.close();
  expect(await firing(Promise.resolve(told))).toEqual(['TerminDatabaseAway']);
  expect(told).not.toContain('termin_waiting');
});

test('the fault of each alert lets it fire, and nothing else', async () => {
  const wrong: unknown[] = [];
  const before: string[] = [];
  for (const [alert, make] of Object.entries(FAULTS)) {
    await make();
    before.push(alert);
    const found = await firing(text());
    if (found.toSorted().join() !== before.toSorted().join()) wrong.push({ alert, found, before: [...before] });
  }
  expect(wrong).toEqual([]);
});

test('where Temporal is away that fires, and nothing is told of what waits there', async () => {
  const away = Connection.lazy({ address: '127.0.0.1:1' });
  const asked = () => away.withDeadline(1000 + currentMs(), () => new Client({ connection: away }).workflow.count(''));
  const told = await text({ countOverdue: async () => (await asked()).count });
  await away.close();
  expect(valuesOf(told, 'termin_temporal_up', '')).toEqual([0]);
  expect(await firing(Promise.resolve(told))).toContain('TerminTemporalAway');
  expect(told).not.toContain('termin_subscriptions_overdue');
});

test('a period that is billed an hour after it could have been fires, and one that is not does not', async () => {
  const measures = createMeasures({ orm, countOverdue, missed: () => undefined });
  const seen = countWork(measures.registry, () => NOW_MS);
  const late = async (lateMs: number) => {
    const before = await measures.registry.metrics();
    await billOne({ seen, dueAtMs: NOW_MS - lateMs });
    const after = await measures.registry.metrics();
    return rules
      .filter(({ expr }) => expr.includes('increase') && fires(expr, after, before))
      .map(({ alert }) => alert);
  };
  expect(await late(HOUR_MS)).toEqual([]);
  expect(await late(HOUR_MS + 1)).toEqual(['TerminBilledLate']);
});

test('a process that has ended fires, by what Prometheus itself tells of it', async () => {
  const measures = createMeasures({ orm, countOverdue, missed: () => undefined });
  const server = await serveMeasures(
    { host: '127.0.0.1', port: 0 },
    { metrics: () => measures.text(), readiness: () => Promise.resolve({}) },
  );
  expect(await scrape(`${server.url}/metrics`)).toBe('up{job="termin"} 1');
  await server.stop();
  expect(await firing(scrape(`${server.url}/metrics`))).toEqual(['TerminProcessDown']);
});

test('a database that does not answer in time counts as away: it gives up, and why is told', async () => {
  const { promise: why, resolve } = Promise.withResolvers<unknown>();
  const measures = createMeasures({ orm, countOverdue: () => Promise.resolve(0), missed: resolve });
  await orm.em.fork().transactional(async (em) => {
    await em.execute('lock table outbox in access exclusive mode');
    expect(await firing(measures.text())).toEqual(['TerminDatabaseAway']);
    expect(String(await why)).toContain('statement timeout');
  });
});

test('each alert has its fault here', () => {
  expect(rules.map(({ alert }) => alert).toSorted()).toEqual(
    [...Object.keys(FAULTS), ...FIRED_BY_THEMSELVES].toSorted(),
  );
});

test('every measure that an alert or the dashboard asks for is told', async () => {
  const told = await text();
  const asked = [await inProject('deploy/monitoring/alerts.yml'), await inProject('deploy/monitoring/dashboard.json')];
  const names = new Set(asked.flatMap((file) => file.match(/\b(?:termin|nodejs)_[a-z_0-9]+/g) ?? []));
  names.delete('termin_');
  expect(names.size).toBeGreaterThan(15);
  const missing = [...names].filter((name) => !told.includes(`# TYPE ${name.replace(/_(bucket|count|sum)$/, '')} `));
  expect(missing).toEqual([]);
});
