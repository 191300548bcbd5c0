import { Creditor } from '../../db/entities/creditor.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { LockMode } from '@mikro-orm/core';
import { Subscription } from '../../db/entities/subscription.ts';
import { holdCollectionFacts } from '../../db/mandates/hold-collection-facts.ts';
import { loadCollectedTerms } from '../../db/mandates/tell-subscriptions-of-mandate.ts';
import type { RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import type { Writing } from '../http/route.ts';
import { wakeRun } from '../groups/runs/wake-run.ts';
import type { Repaired } from './repaired.ts';

/**
 * Starts a subscription's workflow where the database says that it stands, and tells the one that is there what decides its days.
 */
export async function restartWorkflow(
  { em, creditorId, send }: Writing,
  { objectId }: Pick<SelfCheckFinding, 'objectId'>,
): Promise<Repaired> {
  const id = objectId as SubscriptionId;
  const live = { id, creditorId, status: { $in: ['active', 'needs_attention'] } } as const;
  const subscription = await em.findOne(Subscription, live, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (subscription === null) return 'nothing_left_to_do';
  const { debtorId } = subscription;
  await holdCollectionFacts(em, { creditorId, debtorIds: debtorId === null ? [] : [debtorId] });
  const { timeZone } = await em.findOneOrFail(Creditor, { id: creditorId });
  const lastInvoice = await em.findOne(
    Invoice,
    { subscriptionId: id, series: 'invoice' },
    { fields: ['id'], orderBy: { id: 'desc' } },
  );
  const { kind, startOn, intervalUnit, intervalCount, alignment, anchorDay, anchorDate } = subscription;
  const { charge, leadDays, endOn, nextPeriodIndex, billThroughIndex } = subscription;
  const terms = await loadCollectedTerms(em, { creditorId, subscriptionIds: [id] });
  const collected = terms.get(id);
  const workflow = { creditorId, workflowId: subscriptionWorkflowId(id) };
  await send({
    ...workflow,
    kind: 'restart_subscription',
    payload: {
      kind,
      timeZone,
      startOn,
      intervalUnit,
      intervalCount,
      alignment,
      anchorDay: anchorDay ?? null,
      anchorDate: anchorDate ?? null,
      charge,
      leadDays,
      collected,
      endOn: endOn ?? null,
      nextPeriodIndex,
      billThroughIndex: billThroughIndex ?? null,
      lastInvoiceId: lastInvoice?.id ?? null,
      replacing: false,
    },
  });
  await send({ ...workflow, kind: 'set_end_date', payload: { endOn: endOn ?? null } });
  // One that runs has not heard of what was asked for, where that message was lost.
  if (billThroughIndex !== null && billThroughIndex >= nextPeriodIndex) {
    await send({ ...workflow, kind: 'bill_now', payload: { periodIndex: billThroughIndex } });
  }
  await send({ ...workflow, kind: 'set_collected', payload: { collected: collected ?? null } });
  return 'workflow_restarted';
}

/** Tells a workflow whose subscription is over, or gone, that nothing more is billed. */
export async function endWorkflow(
  { em, creditorId, send }: Writing,
  { objectId }: SelfCheckFinding,
): Promise<Repaired> {
  const id = objectId as SubscriptionId;
  const isLive = (await em.count(Subscription, { id, creditorId, status: ['active', 'needs_attention'] })) > 0;
  if (isLive) return 'nothing_left_to_do';
  await send({ kind: 'cancel', creditorId, workflowId: subscriptionWorkflowId(id), payload: {} });
  return 'workflow_told_to_end';
}

/** Has a group's run whose workflow was lost go on. */
export async function wakeStalledRun(writing: Writing, { objectId }: SelfCheckFinding): Promise<Repaired> {
  await wakeRun(writing, objectId as RunId);
  return 'run_woken';
}
