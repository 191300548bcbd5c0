import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BillingRun } from '../db/entities/billing-run.ts';
import { Collection } from '../db/entities/collection.ts';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceMail } from '../db/entities/invoice-mail.ts';
import { addDays, addMonths, type CivilDate, firstOfMonth } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, RunId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { groupRun, lookAgainSignal, runAttributes, runWorkflowId } from '../workflows/groups/group-run.ts';
import { stateQuery } from '../workflows/subscriptions/subscription-messages.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleMember, sampleSubscription } from './support/sample-data.ts';

const ZONE = 'Europe/Copenhagen';

let stack: BillingStack;
beforeAll(async () => {
  stack = await startBillingStack();
}, 120_000);
afterAll(() => stack.close());

async function nextMonth(): Promise<CivilDate> {
  const today = civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: ZONE });
  return addMonths(firstOfMonth(today), 1);
}

interface Group {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  readonly startOn: CivilDate;
  join(member: { from?: CivilDate; to?: CivilDate; email?: string | null }): Promise<DebtorId>;
}

async function makeGroup({ periods = null }: { periods?: number | null } = {}): Promise<Group> {
  const { orm } = stack;
  const creditorId = await sampleCreditor(orm);
  const startOn = await nextMonth();
  const endOn = periods === null ? null : addDays(addMonths(startOn, periods), -1);
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId: null, startOn, endOn });
  return {
    creditorId,
    subscriptionId,
    startOn,
    async join({ from = startOn, to = null, email }) {
      const how = email === undefined ? {} : { email };
      const debtorId = await sampleDebtor(orm, { creditorId, mandateNumber: '123456789', ...how });
      await sampleMember(orm, { creditorId, subscriptionId, debtorId, joinedOn: from, leftOn: to });
      return debtorId;
    },
  };
}

async function invoicesOf({ subscriptionId }: Group): Promise<Invoice[]> {
  return stack.orm.em.fork().find(Invoice, { subscriptionId }, { orderBy: { seriesNumber: 'asc' } });
}
const runsOf = ({ subscriptionId }: Group) =>
  stack.orm.em.fork().find(BillingRun, { subscriptionId }, { orderBy: { periodIndex: 'asc' } });
const runHandle = (runId: RunId) => stack.environment.client.workflow.getHandle<typeof groupRun>(runWorkflowId(runId));

/** As the API wakes a run. */
const wake = (creditorId: CreditorId, runId: RunId) =>
  stack.environment.client.workflow.signalWithStart(groupRun, {
    workflowId: runWorkflowId(runId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, runId }],
    signal: lookAgainSignal,
    typedSearchAttributes: runAttributes(creditorId),
  });

describe('a subscription group', () => {
  test('lives over its periods: members join, leave and are mended, and each has one invoice, mail and collection for each', async () => {
    const group = await makeGroup({ periods: 3 });
    const { startOn } = group;
    const [first, second, third] = [startOn, addMonths(startOn, 1), addMonths(startOn, 2)];
    const stays = await group.join({});
    const leaves = await group.join({ to: addDays(second, -1) });
    const unreachable = await group.join({ email: null });
    await stack.orm.em.fork().execute('delete from mandate where debtor_id = ?', [unreachable]);
    const joins = await group.join({ from: addDays(second, 9) });
    const handle = await stack.start(group.subscriptionId);
    await stack.environment.sleep('65 days');
    // Joined while the second period was under way, and mended after it.
    const late = await group.join({ from: second, to: addDays(third, -1) });
    await stack.orm.em.fork().execute(`update debtor set email = 'ny@prove.example' where id = ?`, [unreachable]);
    await stack.environment.sleep('60 days');
    expect(await handle.result()).toBe('ended');

    const invoices = await invoicesOf(group);
    const periodsOf = (debtorId: DebtorId) =>
      invoices.flatMap((one) => (one.debtorId === debtorId ? one.periodFrom : [])).toSorted();
    expect(periodsOf(stays)).toEqual([first, second, third]);
    expect(periodsOf(leaves)).toEqual([first]);
    expect(periodsOf(unreachable)).toEqual([first, second, third]);
    expect(periodsOf(joins)).toEqual([addDays(second, 9), third]);
    expect(periodsOf(late)).toEqual([second]);
    expect(invoices.map(({ number }) => number)).toEqual(invoices.map((_one, index) => `${index + 1}`));
    const em = stack.orm.em.fork();
    expect(await em.count(InvoiceMail, { creditorId: group.creditorId, status: 'sent', attempts: 1 })).toBe(10);
    expect(await em.count(Collection, { creditorId: group.creditorId })).toBe(7);
    const runs = await runsOf(group);
    expect(runs).toHaveLength(3);
    for (const { id } of runs) expect((await runHandle(id).describe()).status.name).toBe('COMPLETED');
  }, 120_000);

  test('is not held up by a run that is stopped, which goes on when it is resumed', async () => {
    const group = await makeGroup();
    await group.join({});
    const handle = await stack.start(group.subscriptionId);
    const em = stack.orm.em.fork();
    // Stopped before it drafts anything: as soon as it is there.
    await em.execute(
      `create or replace function stop_at_once() returns trigger language plpgsql as
       $$ begin new.stopped_at := now(); return new; end $$`,
    );
    await em.execute(
      `create trigger stop_at_once before insert on billing_run for each row
       when (new.subscription_id = '${group.subscriptionId}') execute function stop_at_once()`,
    );
    await stack.environment.sleep('70 days');
    expect(await invoicesOf(group)).toHaveLength(0);
    const runs = await runsOf(group);
    expect(runs.length).toBeGreaterThan(1);
    expect(await handle.query(stateQuery)).toMatchObject({ state: 'waiting', nextPeriodIndex: runs.length });
    await em.execute('drop trigger stop_at_once on billing_run');
    await em.execute('update billing_run set stopped_at = null where subscription_id = ?', [group.subscriptionId]);
    for (const { id } of runs) await wake(group.creditorId, id);
    for (const { id } of runs) expect(await runHandle(id).result()).toMatchObject({ billed: 1, needsAttention: 0 });
    expect(await invoicesOf(group)).toHaveLength(runs.length);
    // Woken after its end, it finds nothing to do.
    const [first] = runs;
    if (first === undefined) throw new Error('no run');
    const again = await wake(group.creditorId, first.id);
    expect(await again.result()).toEqual({ billed: 0, settled: 0, needsAttention: 0 });
    expect(await invoicesOf(group)).toHaveLength(runs.length);
    await handle.terminate();
  }, 120_000);
});
