import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Invoice } from '../../db/entities/invoice.ts';
import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { addDays, civilDate, firstOfMonth, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { remindersWorkflowId } from '../../domain/calendar/reminder-morning.ts';
import { selfCheckWorkflowId } from '../../domain/calendar/self-check-night.ts';
import { startApiStack, type ApiStack } from '../../tests/support/api-stack.ts';
import { sampleReminderSettings } from '../../tests/support/debtors-in-arrears.ts';
import { sampleMember, sampleOneOffLine, sampleSubscription } from '../../tests/support/sample-data.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import { deliveryStateQuery, deliveryWorkflowId } from '../../workflows/deliveries/delivery.ts';
import { POST_OFFICE_WORKFLOW_ID } from '../../domain/mails/post-office.ts';
import { runWorkflowId } from '../../workflows/groups/group-run.ts';
import { creditorKey } from '../../workflows/search-attributes.ts';
import type { SubscriptionState } from '../../workflows/subscriptions/subscription-messages.ts';
import type { subscription } from '../../workflows/subscriptions/subscription.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { GOOD, ownAgreement, type TestCreditor } from '../test-api.ts';

const UNTIL_MS = 30_000;
const POLL_MS = 100;
const ZONE = 'Europe/Copenhagen';
const FORTNIGHT = { unit: 'day', count: 14 } as const;
/** So long that the period after this one is not billed yet, however early its collection wants it. */
const QUARTER = { unit: 'month', count: 3 };

let stack: ApiStack;
let creditor: TestCreditor;
let creditorId: CreditorId;

beforeAll(async () => {
  stack = await startApiStack();
  await newCreditor();
}, 120_000);
afterAll(() => stack.close());

/** Each block has a creditor of its own: what one leaves behind is no difference in another. */
async function newCreditor(): Promise<void> {
  creditor = await stack.api.creditor({ betalingsservice: ownAgreement() });
  creditorId = creditor.creditorId as CreditorId;
}

const get = async (path: string) => (await stack.api.call('get', path, { key: creditor.admin })).body;
const post = (path: string, body?: unknown) =>
  stack.api.call('post', path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const sql = (statement: string, values: readonly unknown[] = []) => stack.orm.em.fork().execute(statement, [...values]);
const today = await lastingToday();

/** Does by hand what the rules of the database refuse: a check is there for what should not have happened. */
const sqlAgainstTheRules = (statement: string, values: readonly unknown[] = []) =>
  stack.orm.em.fork().transactional(async (em) => {
    await em.execute(`set local session_replication_role = 'replica'`);
    await em.execute(statement, [...values]);
  });

async function debtor(changes: Readonly<Record<string, unknown>> = {}): Promise<DebtorId> {
  return (await post('/v1/debtors', { ...GOOD.debtor, ...changes })).body.id;
}

async function subscribe(changes: Readonly<Record<string, unknown>> & { startOn: CivilDate }): Promise<SubscriptionId> {
  const debtorId = 'debtorId' in changes ? changes['debtorId'] : await debtor();
  const made = await post('/v1/subscriptions', { interval: FORTNIGHT, lines: [GOOD.line], ...changes, debtorId });
  expect([made.status, made.body.code]).toEqual([201, undefined]);
  return made.body.id;
}

const invoicesOf = (subscriptionId: SubscriptionId) =>
  stack.orm.em.fork().find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } });

async function until<Value>(read: () => Promise<Value>, met: (value: Value) => boolean): Promise<Value> {
  const giveUpAt = performance.now() + UNTIL_MS;
  for (;;) {
    const value = await read();
    if (met(value)) return value;
    if (performance.now() > giveUpAt) throw new Error(`waited in vain: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A subscription with one invoice whose mail is sent. */
async function billed(changes: Readonly<Record<string, unknown>> = {}) {
  const subscriptionId = await subscribe({ startOn: addDays(today, -5), ...changes });
  const { data } = await until(
    () => get(`/v1/invoices?subscriptionId=${subscriptionId}`),
    (list) => list.data.length === 1 && list.data[0].mailStatus === 'sent',
  );
  return { subscriptionId, invoiceId: data[0].id as string };
}

/** It has nothing to do. Whoever tells it of a mail starts it anew. */
async function endPostOffice(): Promise<void> {
  const handle = stack.temporal.workflow.getHandle(POST_OFFICE_WORKFLOW_ID);
  await until(
    async () => (await handle.describe()).raw.pendingActivities ?? [],
    ({ length }) => length === 0,
  );
  await handle.terminate();
}

/** Checks now and answers what is open, by code and object. */
async function check(): Promise<{ id: string; code: string; objectId: string; details: Record<string, unknown> }[]> {
  const answer = await post('/v1/self-checks');
  expect([answer.status, answer.body.finishedAt]).toEqual([202, expect.any(String)]);
  return (await get('/v1/findings?status=open&limit=100')).data;
}

const codesOf = async () => (await check()).map(({ code, objectId }) => `${code} ${objectId}`).toSorted();
const isRunning = async (workflowId: string) =>
  (await stack.temporal.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';

function isNotThere(error: unknown): false {
  if (error instanceof WorkflowNotFoundError) return false;
  throw error;
}

async function repairAll(expected: { repaired: number; refused?: number }): Promise<void> {
  const answer = await post('/v1/findings/repair');
  expect([answer.status, answer.body]).toEqual([200, { refused: 0, left: 0, ...expected }]);
}

test('a creditor has a nightly self-check from the start, and one asked for with nothing wrong finds nothing', async () => {
  const workflowId = selfCheckWorkflowId(creditorId);
  // The relay may not have started it yet.
  await until(() => isRunning(workflowId).catch(isNotThere), Boolean);
  await billed();
  expect(await check()).toEqual([]);
  const [listed] = (await get('/v1/self-checks')).data;
  expect(listed).toMatchObject({ cause: 'request', differences: 0, newFindings: 0, goneFindings: 0 });
  expect(await get(`/v1/self-checks/${listed.id}`)).toEqual(listed);
});

describe('subscriptions and their workflows', () => {
  beforeAll(newCreditor);

  test('a workflow that was terminated is found, started again by one call, and bills the next period once', async () => {
    const { subscriptionId } = await billed();
    const handle = stack.temporal.workflow.getHandle(subscriptionWorkflowId(subscriptionId));
    await handle.terminate();
    const [finding] = await check();
    expect(finding).toMatchObject({ code: 'workflow_missing', objectId: subscriptionId });
    const repair = () => post(`/v1/findings/${finding?.id}/repair`);
    const repaired = await repair();
    expect(repaired.body).toMatchObject({ status: 'repaired', repair: 'workflow_restarted', isRepairable: false });
    expect((await repair()).body).toEqual(repaired.body);
    const { nextPeriod } = await get(`/v1/subscriptions/${subscriptionId}`);
    const bill = await post(`/v1/subscriptions/${subscriptionId}/bill-now`, { periodFrom: nextPeriod.from });
    expect(bill.body.invoiceId).toEqual(expect.any(String));
    expect((await invoicesOf(subscriptionId)).map(({ periodIndex }) => periodIndex)).toEqual([0, 1]);
    expect(await check()).toEqual([]);
    const { data: trail } = await get(`/v1/findings/${finding?.id}/audit`);
    expect(trail).toHaveLength(1);
    expect(trail[0]).toMatchObject({ action: 'changed', by: { role: 'admin' } });
  });

  test('a workflow that cannot go on is found, and replaced by one call; bill-now says so, and is not lost', async () => {
    const subscriptionId = await subscribe({ startOn: addDays(today, 20) });
    const workflowId = subscriptionWorkflowId(subscriptionId);
    await until(() => isRunning(workflowId), Boolean);
    await stack.temporal.workflow.getHandle(workflowId).terminate();
    // As after an update that cannot replay it: its code fails at the same place each time.
    const stuck = await stack.temporal.workflow.start('subscription', {
      workflowId,
      taskQueue: BILLING_TASK_QUEUE,
      args: [{ creditorId, subscriptionId }],
    });
    await until(
      async () => (await stuck.describe()).raw.pendingWorkflowTask?.attempt ?? 0,
      (attempt) => attempt > 2,
    );
    const { nextPeriod } = await get(`/v1/subscriptions/${subscriptionId}`);
    const bill = await post(`/v1/subscriptions/${subscriptionId}/bill-now`, { periodFrom: nextPeriod.from });
    expect([bill.status, bill.body.code]).toEqual([503, 'workflow_stuck']);
    expect(await invoicesOf(subscriptionId)).toEqual([]);

    // Long enough for one that works to have heard of it.
    await sql(`update outbox set created_at = now() - '2 minutes'::interval where workflow_id = ?`, [workflowId]);
    expect(await codesOf()).toEqual([`workflow_stuck ${subscriptionId}`]);
    await repairAll({ repaired: 1 });
    const [invoice] = await until(
      () => invoicesOf(subscriptionId),
      (invoices) => invoices.length > 0,
    );
    expect(invoice?.periodFrom).toBe(nextPeriod.from);
    expect(await invoicesOf(subscriptionId)).toHaveLength(1);
    expect(await check()).toEqual([]);
  }, 60_000);

  test('periods that were never billed, for want of a workflow, are found and billed by one call, each once', async () => {
    const startOn = addDays(today, -40);
    const debtorId = await debtor();
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn, interval: FORTNIGHT });
    await sql(`update subscription set updated_at = now() - '7 hours'::interval where id = ?`, [subscriptionId]);
    const found = await check();
    expect(found.map(({ code }) => code).toSorted()).toEqual(['period_overdue', 'workflow_missing']);
    expect(found.map(({ objectId }) => objectId)).toEqual([subscriptionId, subscriptionId]);
    expect(found.find(({ code }) => code === 'period_overdue')?.details).toEqual({
      periodIndex: 0,
      periodFrom: startOn,
      periodTo: addDays(startOn, 13),
      billingOn: startOn,
    });
    await repairAll({ repaired: 2 });
    const invoices = await until(
      () => invoicesOf(subscriptionId),
      ({ length }) => length >= 3,
    );
    expect(invoices.map(({ periodIndex }) => periodIndex)).toEqual([0, 1, 2]);
    expect(await check()).toEqual([]);
    expect(await invoicesOf(subscriptionId)).toHaveLength(3);
  });

  test('a workflow whose subscription is over, or gone, is told to end', async () => {
    const { subscriptionId } = await billed();
    await sql(`update subscription set status = 'cancelled' where id = ?`, [subscriptionId]);
    const goneId = randomUUID() as SubscriptionId;
    await stack.temporal.workflow.start<typeof subscription>('subscription', {
      workflowId: subscriptionWorkflowId(goneId),
      taskQueue: BILLING_TASK_QUEUE,
      typedSearchAttributes: [{ key: creditorKey, value: creditorId }],
      args: [
        {
          creditorId,
          subscriptionId: goneId,
          timeZone: ZONE,
          schedule: { start: today, interval: FORTNIGHT },
          endOn: null,
          nextPeriodIndex: 9,
          billThroughIndex: null,
          lastInvoiceId: null,
        },
      ],
    });
    const expected = [subscriptionId, goneId].map((id) => `workflow_left_over ${id}`).toSorted();
    await until(codesOf, ({ length }) => length === 2);
    expect(await codesOf()).toEqual(expected);
    await repairAll({ repaired: 2 });
    for (const id of [subscriptionId, goneId]) {
      const handle = stack.temporal.workflow.getHandle(subscriptionWorkflowId(id));
      expect(await handle.result()).toBe('cancelled');
    }
    expect(await check()).toEqual([]);
  });

  test('a workflow that bills on another day than the database reckons is found before either, and told by one call', async () => {
    const debtorId = await debtor();
    const subscriptionId = await subscribe({ debtorId, startOn: addDays(today, 70) });
    await sql(`update subscription set updated_at = now() - '1 hour'::interval where id = ?`, [subscriptionId]);
    await sql(`update creditor set updated_at = now() - '1 hour'::interval where id = ?`, [creditorId]);
    const stateOf = () =>
      stack.temporal.workflow.getHandle(subscriptionWorkflowId(subscriptionId)).query<SubscriptionState>('state');
    await until(stateOf, ({ nextBillingOn }) => nextBillingOn === addDays(today, 70));
    expect(await check()).toEqual([]);
    // Nobody has told the workflow of it.
    await sql(
      `insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from, created_at)
       values (gen_random_uuid(), ?, ?, '123456789', '2020-01-01', now() - '1 hour'::interval)`,
      [creditorId, debtorId],
    );
    const [finding, ...others] = await check();
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'billing_day_differs', objectId: subscriptionId });
    const { billingOn } = finding?.details ?? {};
    expect([typeof billingOn, (billingOn as string) < addDays(today, 70)]).toEqual(['string', true]);
    await repairAll({ repaired: 1 });
    await until(stateOf, ({ nextBillingOn }) => nextBillingOn === billingOn);
    expect(await check()).toEqual([]);
  });

  test('a period that counts as billed without invoice or settlement is named, and no call repairs it', async () => {
    const startOn = civilDate('2026-01-31');
    const debtorId = await debtor();
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
    await sql(`update subscription set status = 'ended', next_period_index = 1 where id = ?`, [subscriptionId]);
    const [finding] = await check();
    expect(finding).toMatchObject({
      code: 'period_missing',
      objectId: subscriptionId,
      details: { periodIndex: 0, periodFrom: '2026-01-31', periodTo: '2026-02-27' },
    });
    const refused = await post(`/v1/findings/${finding?.id}/repair`);
    expect([refused.status, refused.body.code]).toEqual([409, 'finding_not_repairable']);
    await sql(
      `insert into period_settlement (subscription_id, period_index, creditor_id, period_from, period_to, outcome)
       values (?, 0, ?, '2026-01-31', '2026-02-27', 'free')`,
      [subscriptionId, creditorId],
    );
    expect(await check()).toEqual([]);
    expect(await get(`/v1/findings/${finding?.id}`)).toMatchObject({ status: 'gone', repair: null });
  });
});

describe('subscription groups', () => {
  beforeAll(newCreditor);

  test('a run whose workflow was lost with members who wait is found, and goes on by one call', async () => {
    const [first, second] = [await debtor(), await debtor({ email: 'to@prove.example' })];
    const startOn = addDays(today, -5);
    const subscriptionId = await subscribe({ kind: 'group', debtorId: null, startOn: addDays(startOn, 14) });
    await post(`/v1/subscriptions/${subscriptionId}/members`, { debtorId: first, joinedOn: startOn });
    await post(`/v1/subscriptions/${subscriptionId}/bill-now`, { periodFrom: addDays(startOn, 14) });
    const [run] = (
      await until(
        () => get(`/v1/subscriptions/${subscriptionId}/runs`),
        ({ data }) => data.length === 1,
      )
    ).data;
    await until(async () => !(await isRunning(runWorkflowId(run.id))), Boolean);
    expect(await check()).toEqual([]);
    await sampleMember(stack.orm, { creditorId, subscriptionId, debtorId: second, joinedOn: startOn });
    await sql(
      `insert into billing_run_member (run_id, debtor_id, creditor_id, chunk, days, status)
       select run_id, ?, creditor_id, chunk, days, 'waiting' from billing_run_member where run_id = ?`,
      [second, run.id],
    );
    // Its workflow may be about to start.
    expect(await check()).toEqual([]);
    const waited = `update billing_run_member set updated_at = now() - '11 minutes'::interval where run_id = ? and debtor_id = ?`;
    await sql(waited, [run.id, second]);
    expect(await codesOf()).toEqual([`run_stalled ${run.id}`]);
    await repairAll({ repaired: 1 });
    const invoices = await until(
      () => invoicesOf(subscriptionId),
      ({ length }) => length >= 2,
    );
    expect(new Set(invoices.map(({ debtorId }) => debtorId))).toEqual(new Set([first, second]));
    await until(async () => !(await isRunning(runWorkflowId(run.id))), Boolean);
    expect(await check()).toEqual([]);
  });

  test('a period of a group that counts as billed and has no run is named', async () => {
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId: null, startOn: today });
    await sql(`update subscription set status = 'ended', next_period_index = 2 where id = ?`, [subscriptionId]);
    const found = await check();
    expect(found.map(({ code, details }) => [code, details['periodIndex']])).toEqual([
      ['period_missing', 1],
      ['period_missing', 0],
    ]);
  });
});

describe('mails and collections', () => {
  beforeAll(newCreditor);

  test('a mail that the post office leaves lying for an hour is found, and sent after one call; one that it works on is not', async () => {
    const [lying, taken] = [await billed(), await billed()];
    await endPostOffice();
    await sql(`update invoice_mail set status = 'waiting', sent_at = null where invoice_id in (?, ?)`, [
      lying.invoiceId,
      taken.invoiceId,
    ]);
    const queue = (invoiceId: string) =>
      sql(
        `insert into mail_queue (id, creditor_id, kind, created_at) values (?, ?, 'invoice', now() - '61 minutes'::interval)`,
        [invoiceId, creditorId],
      );
    await queue(lying.invoiceId);
    expect(await codesOf()).toEqual([`mail_stale ${lying.invoiceId}`]);
    await queue(taken.invoiceId);
    await sql(
      `update mail_queue set taken_at = now() - '10 minutes'::interval, next_try_at = now() + '1 hour'::interval where id = ?`,
      [taken.invoiceId],
    );
    expect(await check()).toEqual([]);
    await sql('delete from mail_queue where id = ?', [taken.invoiceId]);
    await sql(`update invoice_mail set status = 'sent', sent_at = now() where invoice_id = ?`, [taken.invoiceId]);
    expect(await codesOf()).toEqual([`mail_stale ${lying.invoiceId}`]);
    await repairAll({ repaired: 1 });
    await until(
      () => get(`/v1/invoices/${lying.invoiceId}`),
      ({ mail }) => mail.status === 'sent',
    );
    expect(await check()).toEqual([]);
  });

  test('a mail that is gone, one that nobody sends and one that has failed are found, and sent by one call', async () => {
    const [gone, stale, failed] = [await billed(), await billed(), await billed()];
    await sql('delete from invoice_mail where invoice_id = ?', [gone.invoiceId]);
    await sql(
      `update invoice_mail set status = 'waiting', sent_at = null, created_at = now() - '25 hours'::interval where invoice_id = ?`,
      [stale.invoiceId],
    );
    await sql(`update invoice_mail set status = 'failed', sent_at = null where invoice_id = ?`, [failed.invoiceId]);
    expect(await codesOf()).toEqual(
      [`mail_missing ${gone.invoiceId}`, `mail_stale ${stale.invoiceId}`, `mail_failed ${failed.invoiceId}`].toSorted(),
    );
    await repairAll({ repaired: 3 });
    for (const { invoiceId } of [gone, stale, failed]) {
      await until(
        () => get(`/v1/invoices/${invoiceId}`),
        ({ mail }) => mail.status === 'sent',
      );
    }
    expect(await check()).toEqual([]);
  });

  test('a mail that cannot be written for want of an address is refused, and stays open', async () => {
    const { invoiceId, subscriptionId } = await billed();
    await sql('delete from invoice_mail where invoice_id = ?', [invoiceId]);
    const { debtorId } = await stack.orm.em.fork().findOneOrFail(Subscription, { id: subscriptionId });
    await sql('update debtor set email = null where id = ?', [debtorId]);
    const [finding] = await check();
    await repairAll({ repaired: 0, refused: 1 });
    const refused = await post(`/v1/findings/${finding?.id}/repair`);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('e-mail address')]);
    await sql(`update debtor set email = 'igen@prove.example' where id = ?`, [debtorId]);
    await repairAll({ repaired: 1 });
  });

  test('an invoice that Betalingsservice draws and that is not queued is found and queued once', async () => {
    const debtorId = await debtor();
    await stack.api.call('put', `/v1/debtors/${debtorId}/mandate`, {
      key: creditor.admin,
      body: { mandateNumber: '123456789', activeFrom: '2020-01-01' },
    });
    const { invoiceId } = await billed({ debtorId, interval: QUARTER });
    await sql('delete from collection where invoice_id = ?', [invoiceId]);
    expect(await check()).toEqual([]);
    await sqlAgainstTheRules(`update invoice set created_at = now() - '2 hours'::interval where id = ?`, [invoiceId]);
    expect(await codesOf()).toEqual([`collection_missing ${invoiceId}`]);
    await repairAll({ repaired: 1 });
    expect((await get('/v1/collections?status=queued')).data).toMatchObject([{ invoiceId }]);
    await sql('update collection set payment_date = ? where invoice_id = ?', [firstOfMonth(today), invoiceId]);
    expect(await codesOf()).toEqual([`collection_overdue ${invoiceId}`]);
    await repairAll({ repaired: 1 });
    await until(
      () => get('/v1/collections?status=too_late'),
      ({ data }) => data.length === 1,
    );
    expect(await check()).toEqual([]);
  });

  test("deliveries whose workflow was lost are found, and it is started again by the creditor's own calendar", async () => {
    const settings = { calendar: { deadlineHour: 7, closesMinutesBeforeDeadline: 30 } };
    await sql('update creditor set bs_settings = ?::jsonb where id = ?', [JSON.stringify(settings), creditorId]);
    await stack.temporal.workflow.getHandle(deliveryWorkflowId(creditorId)).terminate();
    expect(await codesOf()).toEqual([`delivery_workflow_missing ${creditorId}`]);
    await repairAll({ repaired: 1 });
    await until(() => isRunning(deliveryWorkflowId(creditorId)), Boolean);
    const handle = stack.temporal.workflow.getHandle(deliveryWorkflowId(creditorId));
    const { nextClosingMs } = await handle.query(deliveryStateQuery);
    expect(new Date(nextClosingMs).toLocaleTimeString('en-GB', { timeZone: 'Europe/Copenhagen' })).toBe('06:30:00');
    expect(await check()).toEqual([]);
  });
});

describe('reminders', () => {
  beforeAll(newCreditor);

  test('whose workflow was lost are found, and it is started again', async () => {
    await stack.orm.em.fork().insert(ReminderSettingsRow, { ...sampleReminderSettings({ levels: [] }), creditorId });
    expect(await codesOf()).toEqual([`reminders_not_running ${creditorId}`]);
    await repairAll({ repaired: 1 });
    await until(() => isRunning(remindersWorkflowId(creditorId)), Boolean);
    expect(await check()).toEqual([]);
  });
});

describe('what a person decides', () => {
  beforeAll(newCreditor);

  test('one-off lines and credits on a subscription that is over are named', async () => {
    const { subscriptionId, invoiceId } = await billed();
    const lineId = await sampleOneOffLine(stack.orm, { creditorId, subscriptionId });
    const creditId = await sampleOneOffLine(stack.orm, { creditorId, subscriptionId });
    await sql('update one_off_line set carried_from_invoice_id = ? where id = ?', [invoiceId, creditId]);
    expect(await check()).toEqual([]);
    await post(`/v1/subscriptions/${subscriptionId}/cancel`);
    expect(await codesOf()).toEqual([`credit_stranded ${creditId}`, `one_off_line_stranded ${lineId}`]);
    await sql('update one_off_line set withdrawn_at = now() where subscription_id = ?', [subscriptionId]);
    expect(await check()).toEqual([]);
  });

  test('a message that cannot be delivered is named after an hour', async () => {
    const id = randomUUID();
    await sql(
      `insert into outbox (id, creditor_id, workflow_id, kind, payload, created_at, next_attempt_at)
       values (?, ?, 'subscription/none', 'retry', '{}', now() - '61 minutes'::interval, now() + '1 day'::interval)`,
      [id, creditorId],
    );
    const [finding] = await check();
    expect(finding).toMatchObject({
      code: 'message_undelivered',
      objectId: id,
      details: { kind: 'retry', attempts: 0 },
    });
    await sql('delete from outbox where id = ?', [id]);
    expect(await check()).toEqual([]);
  });

  test('gaps in the numbers, and a series that was moved, are named; seen again they stay one finding', async () => {
    const { invoiceId } = await billed();
    const { seriesNumber } = await stack.orm.em.fork().findOneOrFail(Invoice, { id: invoiceId as InvoiceId });
    await sqlAgainstTheRules('update invoice set series_number = ? where id = ?', [seriesNumber + 2n, invoiceId]);
    const found = await check();
    expect(found.map(({ code }) => code).toSorted()).toEqual(['number_gap', 'number_out_of_step']);
    expect(found.find(({ code }) => code === 'number_gap')?.details).toEqual({
      series: 'invoice',
      gaps: [{ from: seriesNumber.toString(), to: (seriesNumber + 1n).toString() }],
    });
    expect((await check()).map(({ id }) => id)).toEqual(found.map(({ id }) => id));
    const [again] = (await get('/v1/self-checks')).data;
    expect(again).toMatchObject({ differences: 2, newFindings: 0, goneFindings: 0 });
    await sqlAgainstTheRules('update invoice set series_number = ? where id = ?', [seriesNumber, invoiceId]);
    expect(await check()).toEqual([]);
    expect((await get('/v1/self-checks')).data[0]).toMatchObject({ differences: 0, goneFindings: 2 });
  });
});
