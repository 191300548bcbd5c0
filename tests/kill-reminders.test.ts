import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { findLedgerDifferences } from '../db/self-checks/find-ledger-differences.ts';
import { findNumberDifferences } from '../db/self-checks/find-number-differences.ts';
import { addDays, civilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { arrearsDebtor, invoiceDue, remindingCreditor, SAMPLE_LEVELS } from './support/debtors-in-arrears.ts';
import { type KillPoint, REMINDER_KILL_POINTS } from './support/kill-points.ts';
import { type KillStage, openKillStage } from './support/kill-stage.ts';
import type { oneRound } from './support/round-workflow.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { currentMs } from './support/test-day.ts';

// A round whose worker is killed is taken up again when it has not been heard of for 20 seconds: all stories run at once.
const STORY_TIMEOUT_MS = 240_000;
const DEBTORS = 5;
const DAY = civilDate('2026-03-02');
const POINTS: readonly KillPoint[] = [...REMINDER_KILL_POINTS, 'after the commit, before the post office is told'];

let database: OpenTestDatabase;
let stage: KillStage;
let stories: ReadonlyMap<KillPoint, Promise<CreditorId>>;

const roundBundle = () =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('support/round-workflow.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
  });

beforeAll(async () => {
  [database, stage] = await Promise.all([openTestDatabase(), openKillStage({ bundled: roundBundle })]);
  stories = new Map(POINTS.map((point) => [point, runStory(point)]));
  // Each is looked at by its own test, which may come long after it has failed.
  for (const story of stories.values()) story.catch(() => undefined);
}, STORY_TIMEOUT_MS);

afterAll(async () => {
  await Promise.allSettled(stories.values());
  await stage.close();
  await database.close();
}, STORY_TIMEOUT_MS);

test.each(POINTS)(
  'killed %s, each debtor has one letter and one fee, and the numbers have no gap',
  async (point) => {
    const creditorId = await stories.get(point);
    if (creditorId === undefined) throw new Error(point);
    const em = database.orm.em.fork();
    const [found] = await em.execute(
      `select count(*)::int letters, count(distinct debtor_id)::int debtors, sum(fee_ore)::int fees,
         (select sum(amount_ore)::int from ledger_transfer where creditor_id = ? and kind = 'fee_charged') booked,
         (select max(series_number)::int from invoice where creditor_id = ? and series = 'reminder') "last",
         (select count(*)::int from mail_queue q join reminder m on m.id = q.id where m.creditor_id = ?) mails
       from reminder where creditor_id = ?`,
      [creditorId, creditorId, creditorId, creditorId],
    );
    const fees = DEBTORS * 100_00;
    expect(found).toEqual({ letters: DEBTORS, debtors: DEBTORS, fees, booked: fees, last: DEBTORS, mails: DEBTORS });
    expect(await findNumberDifferences(em, { creditorId })).toEqual([]);
    expect(await findLedgerDifferences(em, { creditorId, checkedAtMs: currentMs() })).toEqual([]);
  },
  STORY_TIMEOUT_MS,
);

/** A round over debtors who are all due a letter with a fee; nobody takes the mails. */
async function runStory(point: KillPoint): Promise<CreditorId> {
  const { orm, url: databaseUrl } = database;
  const levels = SAMPLE_LEVELS.slice(1).map((level) => ({ ...level, afterDays: 10 }));
  const creditorId = await remindingCreditor(orm, { levels });
  for (let nth = 0; nth < DEBTORS; nth += 1) {
    const debtorId = await arrearsDebtor(orm, { creditorId });
    await invoiceDue(orm, { creditorId, debtorId, dueOn: addDays(DAY, -30) });
  }
  const { client, kill } = await stage.openStory();
  const handle = await client.workflow.start<typeof oneRound>('oneRound', {
    workflowId: `round/${creditorId}`,
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, day: DAY }],
  });
  await kill({ point, databaseUrl }, async () => {
    await handle.result();
  });
  return creditorId;
}
