import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SelfCheck } from '../db/entities/self-check.ts';
import { SelfCheckFinding } from '../db/entities/self-check-finding.ts';
import { StatementMail } from '../db/entities/statement-mail.ts';
import { StatementRun } from '../db/entities/statement-run.ts';
import { addDays, civilDate } from '../domain/calendar/calendar.ts';
import { nextSelfCheckMs, selfCheckWorkflowId } from '../domain/calendar/self-check-night.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { selfCheck } from '../workflows/self-checks/self-check.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { sampleInvoice } from './support/sample-payments.ts';

const SECOND_MS = 1000;
const UNTIL_MS = 30_000;
const POLL_MS = 50;
/** Two in which it comes, and those of a weekend and of the longest holidays before them. */
const MOST_NIGHTS = 10;
const ZONE = 'Europe/Copenhagen';

let stack: BillingStack;
beforeAll(async () => {
  stack = await startBillingStack();
}, 120_000);
afterAll(() => stack.close());

const until = async (met: () => Promise<boolean>): Promise<void> => {
  const giveUpAt = performance.now() + UNTIL_MS;
  while (!(await met())) {
    if (performance.now() > giveUpAt) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

const runOf = async (workflowId: string): Promise<string> =>
  (await stack.environment.client.workflow.getHandle(workflowId).describe()).runId;

test('each night a creditor is checked by itself, and what is kept for a while only is deleted', async () => {
  const { orm, environment } = stack;
  const creditorId = await sampleCreditor(orm, {
    pbsNumber: null,
    bsDebtorGroup: null,
    bsDataSupplierNumber: null,
    bsMainText: null,
  });
  const debtorId = await sampleDebtor(orm, { creditorId });
  const today = civilDateAt({ epochMs: await environment.currentTimeMs(), zone: ZONE });
  const startOn = addDays(today, 20);
  const lost = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const runs = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const running = await stack.start(runs);
  const em = orm.em.fork();
  await em.execute(
    `insert into idempotency_key (scope, key, request_hash, created_at) values (?, 'old', '', now() - '31 days'::interval)`,
    [creditorId],
  );
  const handle = await environment.client.workflow.start(selfCheck, {
    workflowId: selfCheckWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE }],
  });
  for (let night = 1; night <= 2; night += 1) {
    const runOfTheNight = await runOf(handle.workflowId);
    const afterMs = await environment.currentTimeMs();
    // No further: this server's clock would run on while the check is made.
    await environment.sleep(nextSelfCheckMs({ afterMs, zone: ZONE, creditorId }) - afterMs + SECOND_MS);
    await until(async () => (await runOf(handle.workflowId)) !== runOfTheNight);
  }
  await environment.client.workflow.getHandle(handle.workflowId).terminate();
  const checks = await em.find(SelfCheck, { creditorId }, { orderBy: { id: 'asc' } });
  expect(checks.map(({ differences, newFindings }) => [differences, newFindings])).toEqual([
    [1, 1],
    [1, 0],
  ]);
  const nights = checks.map(({ nightAt }) => civilDateAt({ epochMs: nightAt?.getTime() ?? 0, zone: ZONE }));
  expect(nights[1]).toBe(addDays(nights[0] ?? today, 1));
  expect(await em.execute('select from idempotency_key')).toEqual([]);
  const findings = await em.find(SelfCheckFinding, { creditorId });
  expect(findings.map(({ code, objectId, status }) => [code, objectId, status])).toEqual([
    ['workflow_missing', lost, 'open'],
  ]);
  await running.terminate();
}, 60_000);

test('in the night of their bank day the statements of the month before are written and sent, once', async () => {
  const { orm, environment } = stack;
  const creditorId = await sampleCreditor(orm, {
    statementRecipients: 'with_open',
    statementBankDay: 1,
    statementsSince: civilDate('2026-01-01'),
  });
  const debtorId = await sampleDebtor(orm, { creditorId, email: 'kontoudtog@prove.example' });
  await sampleInvoice(orm, { creditorId, debtorId });
  const handle = await environment.client.workflow.start(selfCheck, {
    workflowId: selfCheckWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE }],
  });
  const em = orm.em.fork();
  const written = () => em.count(StatementRun, { creditorId });
  let nights = 0;
  // Until the first bank day of a month, and for one night more.
  for (let isOver = false; !isOver; nights += 1) {
    isOver = (await written()) > 0;
    const runOfTheNight = await runOf(handle.workflowId);
    const afterMs = await environment.currentTimeMs();
    await environment.sleep(nextSelfCheckMs({ afterMs, zone: ZONE, creditorId }) - afterMs + SECOND_MS);
    await until(async () => (await runOf(handle.workflowId)) !== runOfTheNight);
  }
  expect(nights).toBeLessThan(MOST_NIGHTS);
  await environment.client.workflow.getHandle(handle.workflowId).terminate();
  const sent = () => em.fork().find(StatementMail, { creditorId });
  await until(async () => (await sent()).every(({ status }) => status === 'sent'));
  expect((await sent()).map((mail) => [mail.debtorId, mail.status, mail.month])).toEqual([
    [debtorId, 'sent', expect.any(String)],
  ]);
}, 60_000);
