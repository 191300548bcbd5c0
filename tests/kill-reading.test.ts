import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMatchPayments } from '../activities/payments/match-payments.ts';
import { createReadFile } from '../activities/received-files/read-file.ts';
import { findLedgerDifferences } from '../db/self-checks/find-ledger-differences.ts';
import { openOrm, type Orm } from '../db/orm.ts';
import { storeReceivedFile } from '../db/received-files/store-received-file.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import { paymentId } from '../domain/identifiers/fi71.ts';
import type { CreditorId, ReceivedFileId } from '../domain/identifiers/ids.ts';
import { readFile, readFileWorkflowId } from '../workflows/received-files/read-file.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { collectionReturn, returnFile, slipReturn } from './support/collect-sample.ts';
import { insertOpenInvoices } from './support/insert-open-invoices.ts';
import { FILE_KILL_POINTS, type KillPoint } from './support/kill-points.ts';
import { type KillStage, openKillStage } from './support/kill-stage.ts';
import { sampleCreditor } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { currentMs } from './support/test-day.ts';

// A file whose worker is killed is taken up again when it has not been heard of for 20 seconds: both stories run at once.
const STORY_TIMEOUT_MS = 120_000;
const PAYMENTS = 2400;
const COLLECTED = PAYMENTS / 2;
const DUE_ON = civilDate('2026-12-01');

const amountOreOf = (number: number): bigint => BigInt(10_000 + number);

const NUMBERS = Array.from({ length: PAYMENTS }, (_unused, index) => index + 1);
const TOTAL_ORE = NUMBERS.reduce((sum, number) => sum + 10_000 + number, 0);

const heartbeat = () => undefined;

interface Story {
  readonly creditorId: CreditorId;
  readonly fileId: ReceivedFileId;
}

let database: OpenTestDatabase;
let stage: KillStage;
let stories: ReadonlyMap<KillPoint, Promise<Story>>;

beforeAll(async () => {
  [database, stage] = await Promise.all([openTestDatabase(), openKillStage()]);
  stories = new Map(FILE_KILL_POINTS.map((point) => [point, runStory(point)]));
  // Each is looked at by its own test, which may come long after it has failed.
  for (const story of stories.values()) story.catch(() => undefined);
}, STORY_TIMEOUT_MS);

afterAll(async () => {
  await Promise.allSettled(stories.values());
  await stage.close();
  await database.close();
}, STORY_TIMEOUT_MS);

test(
  'read and matched by two workers at once, each payment is booked once and pays its invoice once',
  async () => {
    const story = await storeSample();
    const other = await openOrm({ databaseUrl: database.url, poolMax: 4 });
    const byBoth = (work: (orm: Orm) => Promise<unknown>) => Promise.all([work(database.orm), work(other)]);
    try {
      await byBoth((orm) => createReadFile({ orm, bsSubsystem: 'BS1', heartbeat })(story));
      await byBoth((orm) => createMatchPayments({ orm, heartbeat })(story));
    } finally {
      await other.close();
    }
    expect(await paidOf(story)).toEqual(PAID_ONCE);
  },
  STORY_TIMEOUT_MS,
);

test.each(FILE_KILL_POINTS)(
  'killed %s, each payment is booked once and pays its invoice once',
  async (point) => {
    const story = await stories.get(point);
    if (story === undefined) throw new Error(`no story of ${point}`);
    expect(await paidOf(story)).toEqual(PAID_ONCE);
  },
  STORY_TIMEOUT_MS,
);

/** What there is of a creditor whose invoices were each paid once. */
const PAID_ONCE = {
  payments: [{ payments: PAYMENTS, entries: PAYMENTS, unmatched: 0, exact: PAYMENTS }],
  matches: [{ matches: PAYMENTS, payments: PAYMENTS, invoices: PAYMENTS }],
  open: [{ ore: 0 }],
  collections: [{ status: 'paid', count: COLLECTED }],
  transfers: ['matched', 'received'].map((kind) => ({ kind, count: PAYMENTS, ore: TOTAL_ORE })),
  parts: [{ payments: PAYMENTS, ore: TOTAL_ORE }],
  differences: [],
};

async function paidOf({ creditorId, fileId }: Story) {
  const em = database.orm.em.fork();
  const read = (sql: string, id: string) => em.execute<unknown[]>(sql, [id]);
  return {
    payments: await read(
      `select count(*)::int payments, count(distinct position)::int entries, sum(unmatched_ore)::int unmatched,
         count(*) filter (where status = 'matched' and outcome = 'exact')::int exact
       from payment where creditor_id = ?`,
      creditorId,
    ),
    matches: await read(
      `select count(*)::int matches, count(distinct payment_id)::int payments, count(distinct invoice_id)::int invoices
       from payment_match where creditor_id = ?`,
      creditorId,
    ),
    open: await read('select sum(open_ore)::int ore from invoice_balance where creditor_id = ?', creditorId),
    collections: await read(
      'select status, count(*)::int count from collection where creditor_id = ? group by 1',
      creditorId,
    ),
    transfers: await read(
      `select kind, count(*)::int count, sum(amount_ore)::int ore from ledger_transfer
       where creditor_id = ? and kind <> 'invoiced' group by 1 order by 1`,
      creditorId,
    ),
    parts: await read(
      'select payments, received_ore::int ore from received_file_part where received_file_id = ?',
      fileId,
    ),
    differences: await findLedgerDifferences(em, { creditorId, checkedAtMs: currentMs() }),
  };
}

/** As many open invoices of a creditor of its own, half of them collected, and the file that pays them all. */
async function storeSample(): Promise<Story> {
  const { orm } = database;
  const creditorId = await sampleCreditor(orm);
  await insertOpenInvoices(orm, { creditorId, count: PAYMENTS, collected: COLLECTED, dueOn: DUE_ON, amountOreOf });
  const content = await returnFile(orm, {
    creditorId,
    deliveryNumber: 1n,
    automatic: NUMBERS.slice(0, COLLECTED).map((number) =>
      collectionReturn({
        customerNumber: `${number}`,
        totalOre: amountOreOf(number),
        collection: { reference: `${number}`, paymentDate: DUE_ON },
      }),
    ),
    slips: NUMBERS.slice(COLLECTED).map((number) =>
      slipReturn({ paymentId: paymentId(BigInt(number)), totalOre: amountOreOf(number) }),
    ),
  });
  const file = { fileName: '0602', origin: 'channel', uploadedBy: null, content: [content] } as const;
  const { fileId } = await orm.em.fork().transactional((em) => storeReceivedFile(em, file));
  return { creditorId, fileId };
}

async function runStory(point: KillPoint): Promise<Story> {
  const [story, { client, kill }] = await Promise.all([storeSample(), stage.openStory()]);
  const handle = await client.workflow.start(readFile, {
    workflowId: readFileWorkflowId(story.fileId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ fileId: story.fileId }],
  });
  await kill({ point, databaseUrl: database.url }, async () => {
    expect(await handle.result()).toBe('read');
  });
  return story;
}
