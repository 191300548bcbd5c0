import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceMail } from '../db/entities/invoice-mail.ts';
import { startMailCatcher } from '../dev/mail-catcher.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { fetchRuns } from './support/fetch-runs.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { PERIOD_DAYS, today } from './support/story.ts';
import { untilNoMailWaits } from './support/until-no-mail-waits.ts';

let stack: BillingStack;
let creditorId: CreditorId;
beforeAll(async () => {
  stack = await startBillingStack();
  creditorId = await sampleCreditor(stack.orm);
}, 120_000);
afterAll(() => stack.close());

async function subscribe(periods: number): Promise<SubscriptionId> {
  const debtorId = await sampleDebtor(stack.orm, { creditorId, mandateNumber: '123456789' });
  const startOn = addDays(await today(stack), 1);
  return sampleSubscription(stack.orm, {
    creditorId,
    debtorId,
    startOn,
    endOn: addDays(startOn, PERIOD_DAYS * periods - 1),
    interval: { unit: 'day', count: PERIOD_DAYS },
  });
}

test('a period is one task of its subscription, and its mail is sent by the post office', async () => {
  const periods = 3;
  const subscriptionId = await subscribe(periods);
  const handle = await stack.start(subscriptionId);
  expect(await handle.result()).toBe('ended');
  await untilNoMailWaits(stack.orm);
  const em = stack.orm.em.fork();
  const ids = (await em.find(Invoice, { subscriptionId })).map(({ id }) => id);
  expect(ids).toHaveLength(periods);
  const mails = await em.find(InvoiceMail, { invoiceId: ids });
  expect(mails.map(({ status, attempts }) => [status, attempts])).toEqual(ids.map(() => ['sent', 1]));
  const received = (await stack.mails.messages()).map(({ messageId }) => messageId).toSorted();
  expect(received).toEqual(mails.map(({ messageId }) => messageId).toSorted());
  const [history] = await fetchRuns(stack.environment.client, subscriptionWorkflowId(subscriptionId));
  const counted = (attributes: 'workflowTaskCompletedEventAttributes' | 'activityTaskScheduledEventAttributes') =>
    history?.events?.filter((event) => event[attributes] != null).length;
  // One as it starts, one for each period; the end is told to the database, and heard of.
  expect(counted('workflowTaskCompletedEventAttributes')).toBe(1 + periods + 2);
  expect(counted('activityTaskScheduledEventAttributes')).toBe(1);
}, 120_000);

test('mails wait while the mail server is away for days, hold up no period, and all go out soon after it is back', async () => {
  const smtpPort = Number(new URL(stack.mails.smtpUrl).port);
  await stack.mails.stop();
  const subscriptionIds = [];
  for (let made = 0; made < 8; made += 1) {
    const subscriptionId = await subscribe(1);
    subscriptionIds.push(subscriptionId);
    await stack.start(subscriptionId);
  }
  await stack.environment.sleep('4 days');
  const em = () => stack.orm.em.fork();
  const waiting = await em().find(InvoiceMail, { creditorId, status: 'waiting' });
  expect(waiting).toHaveLength(subscriptionIds.length);
  const back = await startMailCatcher({ folder: join(stack.dropFolder, '..', 'mails-later'), smtpPort });
  try {
    await stack.environment.sleep('61 minutes');
    await untilNoMailWaits(stack.orm);
    expect((await back.messages()).map(({ messageId }) => messageId).toSorted()).toEqual(
      waiting.map(({ messageId }) => messageId).toSorted(),
    );
  } finally {
    await back.stop();
  }
}, 120_000);
