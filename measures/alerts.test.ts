import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { parse } from 'yaml';
import { z } from 'zod';
import { createBillPeriod } from '../activities/invoices/bill-period.ts';
import { openOrm } from '../db/orm.ts';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../domain/identifiers/ids.ts';
import { openTestApi } from '../tests/support/open-test-api.ts';
import { insertOneOfEach } from '../tests/support/one-of-each.ts';
import { sampleCreditor, sampleDebtor, sampleDelivery, sampleSubscription } from '../tests/support/sample-data.ts';
import { samplePayment } from '../tests/support/sample-payments.ts';
import { createMeasures } from './measures.ts';

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

/** Prometheus itself measures it: whether it reached a process. */
const OF_PROMETHEUS = 'TerminProcessDown';

const { database } = await openTestApi();
const { orm } = database;
let creditorId: CreditorId;
let debtorId: DebtorId;
const run = (sql: string, values: unknown[]) => orm.em.fork().transactional((em) => em.execute(sql, values));
const text = () => createMeasures({ orm }).text();

/** Whether a rule of one measure, its labels and a number holds of what is told. A measure that is not told fires nothing. */
function fires(expr: string, told: string): boolean {
  const [, name = '', labels = '', operator = '', number = ''] =
    /^([a-z_]+)(?:\{([^}]*)\})? (==|>) (\d+)$/.exec(expr) ?? [];
  if (name === '') throw new Error(`more than a measure and a number: ${expr}`);
  return told.split('\n').some((line) => {
    const [, of = '', has = '', value = ''] = /^([a-z_]+)(?:\{([^}]*)\})? (\S+)$/.exec(line) ?? [];
    if (of !== name || !labels.split(',').every((label) => has.includes(label))) return false;
    return operator === '==' ? Number(value) === Number(number) : Number(value) > Number(number);
  });
}

const firing = async (told: Promise<string>): Promise<string[]> => {
  const all = await told;
  return rules.filter(({ expr }) => fires(expr, all)).map(({ alert }) => alert);
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

async function billOne(): Promise<void> {
  const startOn = civilDate('2026-01-01');
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const billedAtMs = Date.UTC(2026, 0, 1, 2);
  const billPeriod = createBillPeriod({ orm, bell: { ring: () => Promise.resolve() } });
  const outcome = await billPeriod({ creditorId, subscriptionId, periodIndex: 0, billedAtMs, byPostOffice: true });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
}

async function needAttention(): Promise<void> {
  const id = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2182-01-01') });
  await run(`update subscription set status = 'needs_attention', attention_code = 'nothing_to_bill' where id = ?`, [
    id,
  ]);
}

/** The fault of each alert: after it that one fires, and whatever fired before, and nothing else. */
const FAULTS: Readonly<Record<string, () => Promise<unknown>>> = {
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

/** Another server than that of the tests; no program listens there. */
const NOWHERE = 'postgresql://nobody:nothing@127.0.0.1:1/nothing';

test('nothing fires where nothing is amiss', async () => {
  expect(await firing(text())).toEqual([]);
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

test('where the database is away that fires, and nothing is told of what waits there', async () => {
  const away = await openOrm({ databaseUrl: NOWHERE });
  const told = await createMeasures({ orm: away }).text();
  await away.close();
  expect(await firing(Promise.resolve(told))).toEqual(['TerminDatabaseAway']);
  expect(told).not.toContain('termin_waiting');
});

test('each alert has its fault here, but the one that Prometheus itself measures, and names a section of the runbook', async () => {
  const sections = [...(await inProject('docs/runbook.md')).matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  expect(rules.map(({ alert }) => alert).toSorted()).toEqual(
    [...Object.keys(FAULTS), 'TerminDatabaseAway', OF_PROMETHEUS].toSorted(),
  );
  expect(sections).toEqual(expect.arrayContaining(rules.map(({ annotations }) => annotations.runbook)));
});
