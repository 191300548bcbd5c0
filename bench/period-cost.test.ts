import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import proto from '@temporalio/proto';
import { createDraftChunk } from '../activities/groups/draft-chunk.ts';
import { createGatherRun } from '../activities/groups/gather-run.ts';
import { createStartRun } from '../activities/groups/start-run.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { startBillingStack, type BillingStack } from '../tests/support/billing-stack.ts';
import { fetchRuns, type History } from '../tests/support/fetch-runs.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import { today } from '../tests/support/story.ts';
import { NO_POST_OFFICE } from '../tests/support/with-post-office.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import { insertDueGroup } from './insert-due-group.ts';
import { insertDueSubscriptions, newSubscriptionIds } from './insert-due-subscriptions.ts';
import { median } from './median.ts';
import { recordStatements } from './record-statements.ts';

/*
 * What `npm run bench -- subscriptions` and `-- group` measure by a clock, held here by what the clock counts. Cold, as a night is where many
 * sleep, a workflow task is a fetch of the history and its replay in the worker, and a write of the server: each costs about what the whole
 * rest of a period does. An activity of the server's brings another. Events and bytes are what the server writes, keeps for years and sends
 * to the worker for each replay. A statement is a round trip to PostgreSQL, and a commit, where it stands alone, a write to the disk.
 * Where one of them doubles, so does that part of the bill. None depends on how fast the machine is: of the subscriptions the median counts,
 * since a task that takes too long is made again.
 */

const TIMEOUT_MS = 240_000;
const SUBSCRIPTIONS = 15;
const PERIODS = 3;
const DAYS_OF_PERIODS = 70;
const MOST_HOURS = 48;
const MEMBERS = 1000;

/** Of one period. A third more than it is now, where it may well be more for a good reason; twice as much is a defect. */
const MOST = {
  tasks: 1,
  activities: 0,
  events: 10,
  bytes: 1800,
  /** With PDF and mail; `begin` and `commit` are statements too. */
  statements: 14,
} as const;
/** Of a group: for the run, and for each chunk of up to so many members, whose number has no part in it. */
const MOST_OF_GROUP = { ofRun: 20, ofChunk: 20, membersOfChunk: 500 } as const;

const { HistoryEvent } = proto.temporal.api.history.v1;

let stack: BillingStack;
let creditorId: CreditorId;
let startOn: CivilDate;
beforeAll(async () => {
  stack = await startBillingStack();
  // Whoever wakes is fetched and replayed.
  await stack.restartWorkers({ maxCachedWorkflows: 2 });
  creditorId = await sampleCreditor(stack.orm);
  startOn = addDays(await today(stack), 1);
}, TIMEOUT_MS);
afterAll(() => stack.close());

const mailsWait = async () => (await stack.orm.em.fork().execute('select from mail_queue limit 1')).length > 0;

interface PeriodCost {
  readonly tasks: number;
  readonly activities: number;
  readonly events: number;
  readonly bytes: number;
}

/** What one period added to a subscription's history: from the timer that woke it for the last time to the one that it set then. */
function lastPeriodOf(history: History | undefined): PeriodCost {
  const events = (history?.events ?? []).map((event) => HistoryEvent.fromObject(event));
  const woken = events.findLastIndex((event) => event.timerFiredEventAttributes != null);
  const period = events.slice(woken);
  expect(period[0]?.timerFiredEventAttributes).toEqual(expect.anything());
  expect(period.at(-1)?.timerStartedEventAttributes).toEqual(expect.anything());
  return {
    tasks: period.filter((event) => event.workflowTaskCompletedEventAttributes != null).length,
    activities: period.filter((event) => event.activityTaskScheduledEventAttributes != null).length,
    events: period.length,
    bytes: period.reduce((total, event) => total + HistoryEvent.encode(event).finish().length, 0),
  };
}

/** How the post office takes mails and settles them: so many at once as lie there, which no period decides. */
const isOfTheQueue = (statement: string) =>
  statement.includes('mail_queue') && !statement.includes('insert into invoice ');

describe('a period of a sleeping subscription', () => {
  let costs: PeriodCost[];
  let statements: readonly string[];

  beforeAll(async () => {
    const { orm, workerOrm, environment } = stack;
    const ids = newSubscriptionIds(SUBSCRIPTIONS);
    await insertDueSubscriptions(orm, { creditorId, firstNumber: 1, ids, startOn });
    await Promise.all(ids.map((id) => stack.start(id)));
    ({ statements } = await recordStatements(workerOrm, () => environment.sleep(`${DAYS_OF_PERIODS} days`)));
    // What a lost worker had in hand is tried again a quarter of an hour later, by the server's clock.
    for (let hour = 0; hour < MOST_HOURS && (await mailsWait()); hour += 1) await environment.sleep('1 hour');
    const runs = await Promise.all(ids.map((id) => fetchRuns(environment.client, subscriptionWorkflowId(id))));
    costs = runs.map((histories) => lastPeriodOf(histories.at(-1)));
  }, TIMEOUT_MS);

  test('each was billed, mailed and queued', async () => {
    const [found] = await stack.orm.em.fork().execute(
      `select count(*)::int invoices, count(c.id)::int collections, count(*) filter (where m.status = 'sent')::int mails
       from invoice i left join collection c on c.invoice_id = i.id left join invoice_mail m on m.invoice_id = i.id
       where i.creditor_id = ?`,
      [creditorId],
    );
    const all = SUBSCRIPTIONS * PERIODS;
    expect(found).toEqual({ invoices: all, collections: all, mails: all });
  });

  test.each(['tasks', 'activities', 'events', 'bytes'] as const)(
    'takes no more %s of its workflow than it may',
    (what) => {
      const usual = median(costs.map((cost) => cost[what]));
      expect(usual).toBeLessThanOrEqual(MOST[what]);
    },
  );

  test('takes no more statements than it may', () => {
    const own = statements.filter((statement) => !isOfTheQueue(statement));
    expect(own.length / (SUBSCRIPTIONS * PERIODS)).toBeLessThanOrEqual(MOST.statements);
  });
});

describe('a period of a group', () => {
  test(`of ${MEMBERS} members is drafted and queued in few statements for each chunk, however many its members are`, async () => {
    const { orm } = stack;
    const own = await sampleCreditor(orm);
    const billedAtMs = await stack.environment.currentTimeMs();
    const subscriptionId = await insertDueGroup(orm, { creditorId: own, firstNumber: 1, count: MEMBERS, startOn });
    const { result: chunks, statements } = await recordStatements(orm, async () => {
      const outcome = await createStartRun({ orm })({ subscriptionId, periodIndex: 0, billedAtMs });
      if (outcome.kind !== 'started') throw new Error(outcome.kind);
      const [runId] = outcome.runIds;
      if (runId === undefined) throw new Error('no run');
      const gathered = await createGatherRun({ orm })({ runId, again: false });
      for (const chunk of gathered.chunks) {
        await createDraftChunk({ orm, ...NO_POST_OFFICE })({ runId, chunk, billedAtMs, byPostOffice: true });
      }
      return gathered.chunks;
    });
    const [found] = await orm.em.fork().execute(
      `select count(*)::int invoices, count(c.id)::int collections, count(m.invoice_id)::int mails
       from invoice i left join collection c on c.invoice_id = i.id left join invoice_mail m on m.invoice_id = i.id
       where i.creditor_id = ?`,
      [own],
    );
    expect(found).toEqual({ invoices: MEMBERS, collections: MEMBERS, mails: MEMBERS });
    const { ofRun, ofChunk, membersOfChunk } = MOST_OF_GROUP;
    expect(chunks.length).toBeLessThanOrEqual(MEMBERS / membersOfChunk);
    expect(statements.length).toBeLessThanOrEqual(ofRun + ofChunk * chunks.length);
  });
});
