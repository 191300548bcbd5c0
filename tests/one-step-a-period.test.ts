import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Collection } from '../db/entities/collection.ts';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceMail } from '../db/entities/invoice-mail.ts';
import { withClient } from '../dev/postgres.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { fetchRuns, type History } from './support/fetch-runs.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { openTestDatabase } from './support/test-database.ts';
import { today } from './support/story.ts';

const TIMEOUT_MS = 240_000;
const PERIOD_DAYS = 14;

let databaseUrl: string;
let stack: BillingStack;
let creditorId: CreditorId;
beforeAll(async () => {
  stack = await startBillingStack({
    async open() {
      const database = await openTestDatabase();
      databaseUrl = database.url;
      return database;
    },
  });
  creditorId = await sampleCreditor(stack.orm);
}, TIMEOUT_MS);
afterAll(() => stack.close());

async function subscribe(startOn: CivilDate): Promise<SubscriptionId> {
  const debtorId = await sampleDebtor(stack.orm, { creditorId, mandateNumber: '123456789' });
  const interval = { unit: 'day', count: PERIOD_DAYS } as const;
  const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval });
  await stack.start(subscriptionId);
  return subscriptionId;
}

/** Nobody comes to the database, and who is there is shown out. */
async function setAway(isAway: boolean): Promise<void> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  await withClient(url.href, async (client) => {
    await client.query(`alter database ${name} with allow_connections ${isAway ? 'false' : 'true'}`);
    if (isAway) await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  });
}

test(
  'a database that is away is asked again by the timer of the server, and the period is billed once when it is back',
  async () => {
    const startOn = addDays(await today(stack), 1);
    const subscriptionId = await subscribe(startOn);
    await setAway(true);
    await stack.environment.sleep('1 day');
    await setAway(false);
    await stack.environment.sleep('30 minutes');
    const em = stack.orm.em.fork();
    const [invoice, ...others] = await em.find(Invoice, { subscriptionId });
    expect(others).toEqual([]);
    expect(await em.count(Collection, { invoiceId: invoice?.id ?? null })).toBe(1);
    expect(await em.find(InvoiceMail, { invoiceId: invoice?.id ?? null })).toMatchObject([{ status: 'sent' }]);
    const [history] = await fetchRuns(stack.environment.client, subscriptionWorkflowId(subscriptionId));
    // From the night until noon: at least every ten minutes, and no more often once it has lasted.
    expect(timersOf(history)).toBeGreaterThan(30);
    expect(timersOf(history)).toBeLessThan(100);
  },
  TIMEOUT_MS,
);

const timersOf = (history: History | undefined): number =>
  history?.events?.filter(({ timerStartedEventAttributes }) => timerStartedEventAttributes != null).length ?? 0;
