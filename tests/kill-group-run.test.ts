import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Subscription } from '../db/entities/subscription.ts';
import { CHUNK_MEMBERS } from '../db/groups/gather-run-members.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { GROUP_KILL_POINTS, type KillPoint } from './support/kill-points.ts';
import { type KillStage, openKillStage, startSubscription, untilCollected } from './support/kill-stage.ts';
import { sampleCreditor, sampleSubscription } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { lastingToday } from './support/test-day.ts';

// A killed chunk is tried again when it has not been heard of for a minute: all stories run at once.
const STORY_TIMEOUT_MS = 280_000;
const TODAY = await lastingToday();
const PERIOD_DAYS = 14;
const MEMBERS = 2 * CHUNK_MEMBERS + 3;

interface Story {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
}

let database: OpenTestDatabase;
let stage: KillStage;
let stories: ReadonlyMap<KillPoint, Promise<Story>>;

beforeAll(async () => {
  [database, stage] = await Promise.all([openTestDatabase(), openKillStage()]);
  stories = new Map(GROUP_KILL_POINTS.map((point) => [point, runStory(point)]));
  // Each is looked at by its own test, which may come long after it has failed.
  for (const story of stories.values()) story.catch(() => undefined);
}, 120_000);

afterAll(async () => {
  await Promise.allSettled(stories.values());
  await stage.close();
  await database.close();
}, STORY_TIMEOUT_MS);

test.each(GROUP_KILL_POINTS)(
  'killed %s, each member has one invoice and one collection, and numbers have no gap',
  async (point) => {
    const story = await stories.get(point);
    if (story === undefined) throw new Error(`no story of ${point}`);
    const em = database.orm.em.fork();
    const [found] = await em.execute(
      `select count(*)::int invoices, count(distinct i.debtor_id)::int debtors, min(i.series_number)::int "first",
         max(i.series_number)::int "last", max(i.payment_number)::int payments, count(c.id)::int collections,
         count(b.run_id)::int members
       from invoice i left join collection c on c.invoice_id = i.id left join billing_run_member b on b.invoice_id = i.id
       where i.subscription_id = ?`,
      [story.subscriptionId],
    );
    expect(found).toEqual({
      invoices: MEMBERS,
      debtors: MEMBERS,
      first: 1,
      last: MEMBERS,
      payments: MEMBERS,
      collections: MEMBERS,
      members: MEMBERS,
    });
    expect(await em.findOneOrFail(Subscription, { id: story.subscriptionId })).toMatchObject({ nextPeriodIndex: 1 });
    const series = await em.execute(
      'select next_number::int next from number_series where creditor_id = ? and code = ?',
      [story.creditorId, 'invoice'],
    );
    expect(series).toEqual([{ next: MEMBERS + 1 }]);
  },
  STORY_TIMEOUT_MS,
);

/** Members who pay by Betalingsservice and get no mail: what is killed here is the run. */
async function insertMembers({ creditorId, subscriptionId }: Story): Promise<void> {
  await database.orm.em.fork().execute(
    `with debtor as (
       insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, language)
       select uuidv7(), ?, (100000 + n)::text, 'Prøvekunde ' || n, array['Prøvevej ' || n], '9000', 'Aalborg', 'DK', 'da'
       from generate_series(1, ?::int) n returning id, creditor_id
     ), mandate as (
       insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from)
       select uuidv7(), creditor_id, id, '123456789', date '2000-01-01' from debtor
     )
     insert into subscription_group_member (id, creditor_id, subscription_id, debtor_id, joined_on)
     select uuidv7(), creditor_id, ?, id, date '2000-01-01' from debtor`,
    [creditorId, MEMBERS, subscriptionId],
  );
}

async function runStory(point: KillPoint): Promise<Story> {
  const { orm, url: databaseUrl } = database;
  const { client, kill } = await stage.openStory();
  const creditorId = await sampleCreditor(orm);
  const startOn = addDays(TODAY, -2);
  const schedule = { start: startOn, interval: { unit: 'day', count: PERIOD_DAYS } } as const;
  const subscriptionId = await sampleSubscription(orm, { ...schedule, creditorId, debtorId: null, startOn });
  const story = { creditorId, subscriptionId };
  await insertMembers(story);
  await startSubscription(client, { ...story, schedule, group: true });
  await kill({ point, databaseUrl }, () => untilCollected(orm, { creditorId, count: MEMBERS }));
  return story;
}
