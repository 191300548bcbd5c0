import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Mandate } from '../db/entities/mandate.ts';
import { tellSubscriptionsOfMandate } from '../db/mandates/tell-subscriptions-of-mandate.ts';
import { addDays, addMonths, firstOfMonth } from '../domain/calendar/calendar.ts';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, MandateId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { delivery, deliveryWorkflowId } from '../workflows/deliveries/delivery.ts';
import { setCollectedUpdate } from '../workflows/subscriptions/subscription-messages.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { type BillingStack, startBillingStack } from './support/billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';

const ZONE = 'Europe/Copenhagen';
const MONTHS = 14;
const MANDATE_BEGINS_AFTER_MONTHS = 4;
const MANDATE_ENDS_AFTER_MONTHS = 7;

let stack: BillingStack;
let creditorId: CreditorId;
beforeAll(async () => {
  stack = await startBillingStack();
  creditorId = await sampleCreditor(stack.orm);
}, 120_000);
afterAll(() => stack.close());

const today = async () => civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: ZONE });

async function sleepUntil(date: CivilDate): Promise<void> {
  const untilMs = Date.parse(`${date}T12:00:00Z`);
  await stack.environment.sleep(untilMs - (await stack.environment.currentTimeMs()));
}

/** Delivers the messages about a mandate, as the relay does. */
async function tell(debtorId: DebtorId): Promise<void> {
  const em = stack.orm.em.fork();
  await tellSubscriptionsOfMandate(em, { creditorId, debtorIds: [debtorId] });
  const messages = await em.execute<{ workflowId: string; payload: { collected: never } }[]>(
    `delete from outbox where kind = 'set_collected' returning workflow_id "workflowId", payload`,
  );
  for (const { workflowId, payload } of messages) {
    await stack.environment.client.workflow
      .getHandle(workflowId)
      .executeUpdate(setCollectedUpdate, { args: [payload] });
  }
}

async function subscribe(startOn: CivilDate, mandateNumber?: string): Promise<[DebtorId, SubscriptionId]> {
  const debtorId = await sampleDebtor(stack.orm, {
    creditorId,
    ...(mandateNumber === undefined ? {} : { mandateNumber }),
  });
  const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
  await stack.start(subscriptionId);
  await tell(debtorId);
  return [debtorId, subscriptionId];
}

interface Drawn {
  periodFrom: CivilDate;
  issuedOn: CivilDate;
  dueOn: CivilDate;
  drawn: boolean;
  status: string | null;
}

const billedFor = (subscriptionId: SubscriptionId) =>
  stack.orm.em.fork().execute<Drawn[]>(
    `select i.period_from "periodFrom", i.issued_on "issuedOn", i.due_on "dueOn", i.payment_method = 'betalingsservice' drawn, c.status
     from invoice i left join collection c on c.invoice_id = i.id where i.subscription_id = ? order by i.period_from`,
    [subscriptionId],
  );

test('every month that a mandate covers is drawn within it by a delivery that was in time', async () => {
  const startOn = addMonths(firstOfMonth(await today()), 2);
  const month = (count: number) => addMonths(startOn, count);
  await stack.environment.client.workflow.start(delivery, {
    workflowId: deliveryWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE, lastDeliveryId: null }],
  });
  const [, always] = await subscribe(startOn, '123456789');
  const [beginningDebtor, beginning] = await subscribe(startOn);
  const [endingDebtor, ending] = await subscribe(startOn, '987654321');

  // After the invoice of the month before, which would else be drawn late, when the mandate is in force.
  await sleepUntil(addDays(month(MANDATE_BEGINS_AFTER_MONTHS), -20));
  await stack.orm.em.fork().insert(Mandate, {
    id: uuid() as MandateId,
    creditorId,
    debtorId: beginningDebtor,
    mandateNumber: '111111111',
    activeFrom: month(MANDATE_BEGINS_AFTER_MONTHS),
    endedOn: null,
  });
  await tell(beginningDebtor);
  await sleepUntil(addDays(month(MANDATE_ENDS_AFTER_MONTHS), -40));
  await stack.orm.em
    .fork()
    .execute(`update mandate set ended_on = ?, end_reason = 'by_bank' where debtor_id = ?`, [
      month(MANDATE_ENDS_AFTER_MONTHS),
      endingDebtor,
    ]);
  await tell(endingDebtor);
  await sleepUntil(addDays(month(MONTHS - 1), 20));

  const covered: [SubscriptionId, (count: number) => boolean][] = [
    [always, () => true],
    [beginning, (count) => count >= MANDATE_BEGINS_AFTER_MONTHS],
    [ending, (count) => count < MANDATE_ENDS_AFTER_MONTHS],
  ];
  for (const [subscriptionId, isCovered] of covered) {
    const billed = (await billedFor(subscriptionId)).filter(({ periodFrom }) => periodFrom < month(MONTHS));
    expect(billed.map(({ periodFrom }) => periodFrom)).toEqual(
      Array.from({ length: MONTHS }, (_, count) => month(count)),
    );
    for (const [count, { periodFrom, issuedOn, dueOn, drawn, status }] of billed.entries()) {
      const expected = isCovered(count)
        ? { drawn: true, status: 'delivered', isEarly: true, month: periodFrom }
        : { drawn: false, status: null, isEarly: false, month: periodFrom };
      expect({ drawn, status, isEarly: issuedOn < periodFrom, month: firstOfMonth(dueOn) }).toEqual(expected);
    }
  }
  for (const subscriptionId of [always, beginning, ending]) {
    await stack.environment.client.workflow.getHandle(subscriptionWorkflowId(subscriptionId)).terminate();
  }
  await stack.environment.client.workflow.getHandle(deliveryWorkflowId(creditorId)).terminate();
}, 240_000);
