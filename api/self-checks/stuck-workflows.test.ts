import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import type { FindingObject, FindingRepair } from '../../db/words/self-checks.ts';
import type { WorkflowKind } from '../../db/words/workflows.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { remindersWorkflowId } from '../../domain/calendar/reminder-morning.ts';
import { selfCheckWorkflowId } from '../../domain/calendar/self-check-night.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { startApiStack, type ApiStack } from '../../tests/support/api-stack.ts';
import { sampleReminderSettings } from '../../tests/support/debtors-in-arrears.ts';
import { sampleDelivery, sampleMember } from '../../tests/support/sample-data.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import { deliveryStateQuery } from '../../workflows/deliveries/delivery.ts';
import { POST_OFFICE_WORKFLOW_ID } from '../../domain/mails/post-office.ts';
import { RECEIVE_FILES_WORKFLOW_ID } from '../../workflows/received-files/receive-files.ts';
import { stateQuery } from '../../workflows/subscriptions/subscription-messages.ts';
import type { subscription } from '../../workflows/subscriptions/subscription.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import { GOOD, type TestCreditor } from '../test-api.ts';

const UNTIL_MS = 120_000;
const POLL_MS = 200;
const FORTNIGHT = { unit: 'day', count: 14 } as const;

let stack: ApiStack;
let creditor: TestCreditor;
let creditorId: CreditorId;
beforeAll(async () => {
  stack = await startApiStack();
  const pbsNumber = randomInt(100_000_000).toString().padStart(8, '0');
  const betalingsservice = { pbsNumber, debtorGroup: '00001', dataSupplierNumber: '10000009' };
  creditor = await stack.api.creditor({ betalingsservice });
  creditorId = creditor.creditorId as CreditorId;
}, 120_000);
afterAll(() => stack.close());

const today = await lastingToday();
const get = async (path: string) => (await stack.api.call('get', path, { key: creditor.admin })).body;
const post = (path: string, body?: unknown) =>
  stack.api.call('post', path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const sql = <Row>(statement: string, values: readonly unknown[] = []) =>
  stack.orm.em.fork().execute<Row[]>(statement, [...values]);
const handleOf = (workflowId: string) => stack.temporal.workflow.getHandle(workflowId);

async function until<Value>(read: () => Promise<Value>, met: (value: Value) => boolean): Promise<Value> {
  const giveUpAt = performance.now() + UNTIL_MS;
  for (;;) {
    const value = await read();
    if (met(value)) return value;
    if (performance.now() > giveUpAt) throw new Error(`waited in vain: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function check(): Promise<
  { id: string; code: string; objectType: string; objectId: string; details: Record<string, unknown> }[]
> {
  const { body } = await post('/v1/self-checks');
  await until(
    () => get(`/v1/self-checks/${body.id}`),
    ({ finishedAt }) => finishedAt !== null,
  );
  return (await get('/v1/findings?status=open&limit=100')).data;
}

const debtor = async (): Promise<DebtorId> => (await post('/v1/debtors', GOOD.debtor)).body.id;

async function subscribe(changes: Readonly<Record<string, unknown>> & { startOn: CivilDate }): Promise<SubscriptionId> {
  const debtorId = 'debtorId' in changes ? changes['debtorId'] : await debtor();
  const made = await post('/v1/subscriptions', { interval: FORTNIGHT, lines: [GOOD.line], ...changes, debtorId });
  expect([made.status, made.body.code]).toEqual([201, undefined]);
  return made.body.id;
}

/** An invoice whose mail is sent. */
async function billed(): Promise<{ subscriptionId: SubscriptionId; invoiceId: string }> {
  const subscriptionId = await subscribe({ startOn: addDays(today, -5) });
  const { data } = await until(
    () => get(`/v1/invoices?subscriptionId=${subscriptionId}`),
    (list) => list.data.length === 1 && list.data[0].mailStatus === 'sent',
  );
  return { subscriptionId, invoiceId: data[0].id };
}

/** Puts a workflow in the place of whatever has the id whose code this version does not have: each of its tasks fails. */
async function standStill(workflowId: string, input: unknown = {}): Promise<void> {
  await stack.temporal.workflow.start('ofAnotherVersion', {
    workflowId,
    taskQueue: BILLING_TASK_QUEUE,
    args: [input],
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
}

const attemptOf = async (workflowId: string) =>
  (await handleOf(workflowId).describe()).raw.pendingWorkflowTask?.attempt ?? 0;
const untilStuck = (workflowIds: readonly string[]) =>
  until(
    () => Promise.all(workflowIds.map(attemptOf)),
    (attempts) => attempts.every((attempt) => attempt > 2),
  );
const statusOf = async (workflowId: string) => (await handleOf(workflowId).describe()).status.name;

/** A message that the workflow would have heard long ago, were it to go on. */
const leaveUnheard = (workflowId: string, { kind, payload }: { kind: string; payload: unknown }) =>
  sql(
    `insert into outbox (id, creditor_id, workflow_id, kind, payload, created_at, next_attempt_at)
     values (uuidv7(-'2 minutes'::interval), ?, ?, ?, ?::jsonb, now() - '2 minutes'::interval, now() + '1 hour'::interval)`,
    [creditorId, workflowId, kind, JSON.stringify(payload)],
  );

interface Still {
  readonly kind: WorkflowKind;
  readonly workflowId: string;
  readonly objectType: FindingObject;
  readonly objectId: string;
  readonly repair: FindingRepair;
  /** Resolves when what was asked for has been done. */
  readonly goesOn: () => Promise<unknown>;
}

async function standingSubscription(): Promise<Still> {
  const objectId = await subscribe({ startOn: addDays(today, 40) });
  const workflowId = `subscription/${objectId}`;
  await standStill(workflowId);
  await sql(`update subscription set end_on = ? where id = ?`, [addDays(today, 67), objectId]);
  await leaveUnheard(workflowId, { kind: 'set_end_date', payload: { endOn: addDays(today, 67) } });
  const state = () => handleOf(workflowId).query(stateQuery);
  return {
    kind: 'subscription',
    workflowId,
    objectType: 'subscription',
    objectId,
    repair: 'workflow_restarted',
    goesOn: () => until(state, ({ nextPeriodIndex }) => nextPeriodIndex === 0),
  };
}

async function standingSubscriptionThatIsOver(): Promise<Still> {
  const { subscriptionId: objectId } = await billed();
  const workflowId = `subscription/${objectId}`;
  await sql(`update subscription set status = 'cancelled' where id = ?`, [objectId]);
  await standStill(workflowId);
  await leaveUnheard(workflowId, { kind: 'cancel', payload: {} });
  return {
    kind: 'subscription',
    workflowId,
    objectType: 'subscription',
    objectId,
    repair: 'workflow_ended',
    goesOn: () =>
      until(
        () => statusOf(workflowId),
        (status) => status === 'TERMINATED',
      ),
  };
}

/** A run with a member who waits, and its first chunk, with a mail that waits. */
async function standingRunAndChunk(): Promise<Still[]> {
  const [first, second] = [await debtor(), await debtor()];
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
  const workflowId = `run/${run.id}`;
  await until(
    () => statusOf(workflowId),
    (status) => status === 'COMPLETED',
  );
  await sampleMember(stack.orm, { creditorId, subscriptionId, debtorId: second, joinedOn: startOn });
  await sql(
    `insert into billing_run_member (run_id, debtor_id, creditor_id, chunk, days, status)
     select run_id, ?, creditor_id, chunk + 1, days, 'waiting' from billing_run_member where run_id = ?`,
    [second, run.id],
  );
  const [member] = await sql<{ invoiceId: string; chunk: number }>(
    `select invoice_id "invoiceId", chunk from billing_run_member where run_id = ? and invoice_id is not null`,
    [run.id],
  );
  const chunkId = `${workflowId}/${member?.chunk}`;
  await untilSent(member?.invoiceId ?? '');
  await unsend(member?.invoiceId ?? '');
  await standStill(workflowId);
  await standStill(chunkId);
  const ofRun = { objectType: 'run', objectId: run.id, repair: 'run_woken' } as const;
  const invoices = () => sql(`select from invoice where subscription_id = ?`, [subscriptionId]);
  return [
    { kind: 'groupRun', workflowId, ...ofRun, goesOn: () => until(invoices, ({ length }) => length === 2) },
    { kind: 'sendChunk', workflowId: chunkId, ...ofRun, goesOn: () => untilSent(member?.invoiceId ?? '') },
  ];
}

/** As a version before the post office left it. */
const unsend = async (invoiceId: string) => {
  await sql('delete from mail_queue where id = ?', [invoiceId]);
  await sql(
    `update invoice_mail set status = 'waiting', sent_at = null, created_at = now() - '1 hour'::interval where invoice_id = ?`,
    [invoiceId],
  );
};
const untilSent = (invoiceId: string) =>
  until(
    () => get(`/v1/invoices/${invoiceId}`),
    ({ mail }) => mail.status === 'sent',
  );

async function standingMails(): Promise<Still[]> {
  const { invoiceId } = await billed();
  await unsend(invoiceId);
  await standStill(`mail/${invoiceId}`);
  const paymentMailId = randomUUID();
  await sql(
    `insert into payment_mail (id, creditor_id, invoice_id, reason, cause_id, amount_ore, recipient, message_id, status, created_at)
     select ?, creditor_id, id, 'withdrawn', id, total_ore, 'maja@prove.example', ?, 'waiting', now() - '1 hour'::interval
     from invoice where id = ?`,
    [paymentMailId, `<${paymentMailId}@prove.example>`, invoiceId],
  );
  await standStill(`payment-mail/${paymentMailId}`);
  const linkId = randomUUID();
  await sql(
    `insert into one_time_token (id, kind, email, creditor_id, role, language, status, expires_at, created_at)
     values (?, 'invite', 'ny@prove.example', ?, 'bookkeeper', 'da', 'waiting', now() + '1 day'::interval, now() - '1 hour'::interval)`,
    [linkId, creditorId],
  );
  await standStill(`link-mail/${linkId}`);
  const linkStatus = () => sql<{ status: string }>('select status from one_time_token where id = ?', [linkId]);
  const status = () => sql<{ status: string }>('select status from payment_mail where id = ?', [paymentMailId]);
  return [
    {
      kind: 'mail',
      workflowId: `mail/${invoiceId}`,
      objectType: 'invoice',
      objectId: invoiceId,
      repair: 'mail_sent_again',
      goesOn: () => untilSent(invoiceId),
    },
    {
      kind: 'paymentMail',
      workflowId: `payment-mail/${paymentMailId}`,
      objectType: 'payment_mail',
      objectId: paymentMailId,
      repair: 'mail_sent_again',
      goesOn: () => until(status, ([mail]) => mail?.status === 'sent'),
    },
    {
      kind: 'linkMail',
      workflowId: `link-mail/${linkId}`,
      objectType: 'creditor',
      objectId: creditorId,
      repair: 'mail_sent_again',
      goesOn: () => until(linkStatus, ([mail]) => mail?.status === 'sent'),
    },
  ];
}

async function standingDeliveries(): Promise<Still[]> {
  const workflowId = `delivery/${creditorId}`;
  await standStill(workflowId);
  await leaveUnheard(workflowId, { kind: 'close_delivery', payload: { deliveryId: randomUUID() } });
  const unheard = () => sql('select from outbox where workflow_id = ? and delivered_at is null', [workflowId]);
  const deliveryId = await sampleDelivery(stack.orm, { creditorId });
  await standStill(`hand-over/${deliveryId}`);
  const status = () => sql<{ status: string }>('select status from delivery where id = ?', [deliveryId]);
  return [
    {
      kind: 'delivery',
      workflowId,
      objectType: 'creditor',
      objectId: creditorId,
      repair: 'delivery_workflow_started',
      // What the one before has not heard, its successor has.
      goesOn: async () => {
        await until(unheard, ({ length }) => length === 0);
        await until(
          () => handleOf(workflowId).query(deliveryStateQuery),
          ({ nextClosingMs }) => nextClosingMs > 0,
        );
      },
    },
    {
      kind: 'handOver',
      workflowId: `hand-over/${deliveryId}`,
      objectType: 'delivery',
      objectId: deliveryId,
      repair: 'hand_over_woken',
      goesOn: () => until(status, ([delivery]) => delivery?.status === 'received'),
    },
  ];
}

/** With a mail that it should have sent. */
async function standingPostOffice(): Promise<Still> {
  const { invoiceId } = await billed();
  await unsend(invoiceId);
  await standStill(POST_OFFICE_WORKFLOW_ID);
  await sql(
    `insert into mail_queue (id, creditor_id, kind, created_at) values (?, ?, 'invoice', now() - '30 minutes'::interval)`,
    [invoiceId, creditorId],
  );
  return {
    kind: 'postOffice',
    workflowId: POST_OFFICE_WORKFLOW_ID,
    objectType: 'creditor',
    objectId: creditorId,
    repair: 'workflow_restarted',
    goesOn: () => untilSent(invoiceId),
  };
}

/** Of a creditor who has said that it does not remind. */
async function standingReminders(): Promise<Still> {
  await stack.orm.em.fork().insert(ReminderSettingsRow, { ...sampleReminderSettings({ levels: [] }), creditorId });
  const workflowId = remindersWorkflowId(creditorId);
  await standStill(workflowId);
  await leaveUnheard(workflowId, { kind: 'start_reminders', payload: { timeZone: 'Europe/Copenhagen' } });
  return {
    kind: 'reminders',
    workflowId,
    objectType: 'creditor',
    objectId: creditorId,
    repair: 'reminders_started',
    goesOn: () =>
      until(
        async () => (await handleOf(workflowId).describe()).type,
        (type) => type === 'reminders',
      ),
  };
}

const typeOfReceiving = async () => (await handleOf(RECEIVE_FILES_WORKFLOW_ID).describe()).type;

async function standingFiles(): Promise<Still[]> {
  const file = {
    fileName: 'prøve.txt',
    origin: 'upload',
    uploadedBy: creditorId,
    content: [Buffer.from('ingen leverance')],
  } as const;
  const { fileId } = await stack.orm.em.fork().transactional((em) => storeReceivedFile(em, file));
  await sql(`update received_file set received_at = now() - '1 hour'::interval where id = ?`, [fileId]);
  await standStill(`file/${fileId}`);
  await standStill(RECEIVE_FILES_WORKFLOW_ID, { everySeconds: 3600 });
  const status = () => sql<{ status: string }>('select status from received_file where id = ?', [fileId]);
  return [
    {
      kind: 'readFile',
      workflowId: `file/${fileId}`,
      objectType: 'received_file',
      objectId: fileId,
      repair: 'workflow_restarted',
      goesOn: () => until(status, ([read]) => read?.status === 'refused'),
    },
    {
      kind: 'receiveFiles',
      workflowId: RECEIVE_FILES_WORKFLOW_ID,
      objectType: 'creditor',
      objectId: creditorId,
      repair: 'workflow_restarted',
      goesOn: () => until(typeOfReceiving, (type) => type === 'receiveFiles'),
    },
  ];
}

const named = ({
  workflowId,
  kind,
  objectType,
  objectId,
}: Pick<Still, 'workflowId' | 'kind' | 'objectType' | 'objectId'>) =>
  [workflowId, kind, objectType, objectId].join(' ');

test('a workflow of any kind that cannot go on is found, and what was asked of it is done after one call', async () => {
  const still = [
    await standingSubscription(),
    await standingSubscriptionThatIsOver(),
    ...(await standingRunAndChunk()),
    ...(await standingMails()),
    ...(await standingDeliveries()),
    await standingReminders(),
    ...(await standingFiles()),
    // Last: from here on no mail of the others would be sent.
    await standingPostOffice(),
  ];
  await untilStuck(still.map(({ workflowId }) => workflowId));
  const found = await check();
  const ofFinding = ({ objectType, objectId, details }: (typeof found)[number]) =>
    [details['workflowId'], details['workflow'], objectType, objectId].join(' ');
  expect(found.map(({ code }) => code)).toEqual(found.map(() => 'workflow_stuck'));
  expect(found.map(ofFinding).toSorted()).toEqual(still.map(named).toSorted());

  const repaired = await post('/v1/findings/repair');
  expect([repaired.status, repaired.body]).toEqual([200, { repaired: still.length, refused: 0, left: 0 }]);
  for (const { goesOn } of still) await goesOn();
  const { data } = await get('/v1/findings?limit=100');
  const repairs = new Map(
    data.map((finding: (typeof found)[number] & { repair: string }) => [ofFinding(finding), finding.repair]),
  );
  expect(repairs).toEqual(new Map(still.map((each) => [named(each), each.repair])));
  expect(await check()).toEqual([]);
  await handleOf(RECEIVE_FILES_WORKFLOW_ID).terminate();
}, 240_000);

test('a self-check that cannot go on is replaced by whoever asks for a check, and the check is made', async () => {
  const workflowId = selfCheckWorkflowId(creditorId);
  await standStill(workflowId);
  await untilStuck([workflowId]);
  expect(await check()).toEqual([]);
  expect((await handleOf(workflowId).describe()).type).toBe('selfCheck');
}, 240_000);

test('a workflow that Temporal reports problems of is found though nothing waits for it', async () => {
  const subscriptionId = await subscribe({ startOn: addDays(today, 40) });
  const body = { rule: { kind: 'percent', percent: '2' }, month: 1, day: 1, noticeDays: 30 };
  const set = await stack.api.call('put', `/v1/subscriptions/${subscriptionId}/indexation`, {
    key: creditor.admin,
    body,
  });
  expect([set.status, set.body.code]).toEqual([200, undefined]);
  const workflowId = `indexation/${subscriptionId}`;
  // Of a kind that Termin has, and with an input that it cannot do with.
  await stack.temporal.workflow.start('subscription', {
    workflowId,
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, subscriptionId }],
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
  const found = await until(check, ({ length }) => length > 0);
  expect(found).toMatchObject([
    { code: 'workflow_stuck', objectId: subscriptionId, details: { workflow: 'indexation' } },
  ]);
  expect((await post(`/v1/findings/${found[0]?.id}/repair`)).body).toMatchObject({ repair: 'indexation_woken' });
  await until(
    async () => (await handleOf(workflowId).describe()).type,
    (type) => type === 'indexation',
  );
  expect(await check()).toEqual([]);
}, 240_000);

test('bill-now that wakes a workflow whose code fails says so, and a repair after it goes on again leaves it alone', async () => {
  const subscriptionId = await subscribe({ startOn: addDays(today, 40) });
  const workflowId = `subscription/${subscriptionId}`;
  const { nextPeriod } = await get(`/v1/subscriptions/${subscriptionId}`);
  await standStill(workflowId);
  const answer = await post(`/v1/subscriptions/${subscriptionId}/bill-now`, { periodFrom: nextPeriod.from });
  expect([answer.status, answer.body.code]).toEqual([503, 'workflow_stuck']);
  await untilStuck([workflowId]);
  await sql(`update outbox set created_at = now() - '2 minutes'::interval where workflow_id = ?`, [workflowId]);
  const [finding] = await check();
  expect(finding).toMatchObject({ code: 'workflow_stuck', objectId: subscriptionId });

  // As where the version was put back since the check: the workflow of that id goes on.
  await handleOf(workflowId).terminate();
  await sql(`delete from outbox where workflow_id = ? and delivered_at is null`, [workflowId]);
  const revived = await stack.temporal.workflow.start<typeof subscription>('subscription', {
    workflowId,
    taskQueue: BILLING_TASK_QUEUE,
    args: [
      {
        creditorId,
        subscriptionId,
        timeZone: 'Europe/Copenhagen',
        schedule: { start: addDays(today, 40), interval: FORTNIGHT },
        endOn: null,
        nextPeriodIndex: 0,
        billThroughIndex: null,
        lastInvoiceId: null,
      },
    ],
  });
  const { runId } = await revived.describe();
  expect((await post(`/v1/findings/${finding?.id}/repair`)).body).toMatchObject({ repair: 'goes_on_by_itself' });
  expect(await revived.describe()).toMatchObject({ runId, status: { name: 'RUNNING' } });
  await revived.terminate();
}, 240_000);

/** A task is given back after so long: as soon as a server does. */
const TASK_TIMEOUT = '1s';

/** Puts a workflow in the place of whatever has the id whose tasks somebody takes and never answers, as a worker that is too busy does. */
async function takeWithoutAnswer(workflowId: string): Promise<void> {
  const taskQueue = `busy/${workflowId}`;
  await stack.temporal.workflow.start('subscription', {
    workflowId,
    taskQueue,
    workflowTaskTimeout: TASK_TIMEOUT,
    args: [],
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
  while ((await attemptOf(workflowId)) < 4) {
    await stack.temporal.workflowService.pollWorkflowTaskQueue({
      namespace: stack.temporal.options.namespace,
      taskQueue: { name: taskQueue },
      identity: 'a worker that is too busy',
    });
  }
}

test('a workflow whose tasks nobody finished in time is not taken for one that cannot go on, however often', async () => {
  const late = await subscribe({ startOn: addDays(today, 40) });
  const failing = await subscribe({ startOn: addDays(today, 40) });
  const ids = [`subscription/${late}`, `subscription/${failing}`] as const;
  await standStill(ids[1]);
  await takeWithoutAnswer(ids[0]);
  await untilStuck(ids);
  for (const workflowId of ids) await leaveUnheard(workflowId, { kind: 'retry', payload: {} });
  expect((await check()).map(({ code, objectId }) => [code, objectId])).toContainEqual(['workflow_stuck', failing]);
  expect((await check()).filter(({ code }) => code === 'workflow_stuck')).toHaveLength(1);

  const { nextPeriod } = await get(`/v1/subscriptions/${late}`);
  const billNow = (id: string) => post(`/v1/subscriptions/${id}/bill-now`, { periodFrom: nextPeriod.from });
  const [answer, refusal] = await Promise.all([billNow(late), billNow(failing)]);
  expect([answer.status, answer.body.invoiceId]).toEqual([202, null]);
  expect([refusal.status, refusal.body.code]).toEqual([503, 'workflow_stuck']);
  for (const workflowId of ids) await handleOf(workflowId).terminate();
}, 240_000);
