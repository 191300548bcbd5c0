import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { type KillPoint, SET_KILL_POINTS } from './support/kill-points.ts';
import { type KillStage, openKillStage, startSubscription, untilCollected } from './support/kill-stage.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { lastingToday } from './support/test-day.ts';

// What the killed worker had in hand is given to the next one when the server has not heard of it for ten seconds.
const STORY_TIMEOUT_MS = 240_000;
const TODAY = await lastingToday();
const PERIOD_DAYS = 14;
const SUBSCRIPTIONS = 5;
const PERIODS = 2;
const INVOICES = SUBSCRIPTIONS * PERIODS;

let database: OpenTestDatabase;
let stage: KillStage;

beforeAll(async () => {
  [database, stage] = await Promise.all([openTestDatabase(), openKillStage()]);
}, 120_000);

afterAll(async () => {
  await stage.close();
  await database.close();
});

test.each(SET_KILL_POINTS)(
  'killed %s, each period has one invoice, one mail and one collection, and numbers have no gap',
  async (point) => {
    const creditorId = await runStory(point);
    const em = database.orm.em.fork();
    const [found] = await em.execute(
      `select count(*)::int invoices, count(distinct (i.subscription_id, i.period_index))::int periods, min(i.series_number)::int "first",
         max(i.series_number)::int "last", max(i.payment_number)::int payments, count(c.id)::int collections, count(m.invoice_id)::int mails
       from invoice i left join collection c on c.invoice_id = i.id left join invoice_mail m on m.invoice_id = i.id
       where i.creditor_id = ?`,
      [creditorId],
    );
    expect(found).toEqual({
      invoices: INVOICES,
      periods: INVOICES,
      first: 1,
      last: INVOICES,
      payments: INVOICES,
      collections: INVOICES,
      mails: INVOICES,
    });
    expect(
      await em.execute('select next_number::int next from number_series where creditor_id = ? and code = ?', [
        creditorId,
        'invoice',
      ]),
    ).toEqual([{ next: INVOICES + 1 }]);
  },
  STORY_TIMEOUT_MS,
);

/** Subscriptions of one creditor with two periods that are due, whose mails nobody takes: what is killed here is the draft. */
async function runStory(point: KillPoint): Promise<CreditorId> {
  const { orm, url: databaseUrl } = database;
  const { client, kill } = await stage.openStory();
  const creditorId = await sampleCreditor(orm);
  const startOn = addDays(TODAY, -(PERIOD_DAYS + 2));
  const schedule = { start: startOn, interval: { unit: 'day', count: PERIOD_DAYS } } as const;
  for (let count = 0; count < SUBSCRIPTIONS; count += 1) {
    const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789' });
    const subscriptionId = await sampleSubscription(orm, { ...schedule, creditorId, debtorId, startOn });
    await startSubscription(client, { creditorId, subscriptionId, schedule });
  }
  await kill({ point, databaseUrl }, () => untilCollected(orm, { creditorId, count: INVOICES }));
  return creditorId;
}
