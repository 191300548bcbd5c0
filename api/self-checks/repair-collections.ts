import { LockMode } from '@mikro-orm/core';
import { v7 as uuid } from 'uuid';
import { Collection } from '../../db/entities/collection.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { queueCollection } from '../../db/collections/queue-collections.ts';
import { restoreCollections } from '../../db/collections/restore-collections.ts';
import type { DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { deliveryWorkflowId } from '../../workflows/deliveries/delivery.ts';
import { startDelivery } from '../deliveries/start-delivery.ts';
import { wakeHandOver } from '../deliveries/wake-hand-over.ts';
import type { Writing } from '../http/route.ts';
import type { Repaired } from './repaired.ts';

/** Queues the collection of an invoice that has none, or whose collection was withdrawn while nothing was open of it. */
export async function queueMissingCollection(
  { em, creditorId }: Writing,
  { objectId }: SelfCheckFinding,
): Promise<Repaired> {
  const invoiceId = objectId as InvoiceId;
  const outcome = await queueCollection(em, invoiceId);
  if (outcome?.queued === true) return 'collection_queued';
  const withdrawn = await em.count(Collection, { creditorId, invoiceId, status: 'withdrawn', withdrawnAs: 'settled' });
  if (withdrawn === 0) return 'nothing_left_to_do';
  const restored = await restoreCollections(em, { creditorId, invoiceIds: [invoiceId], now: Date.now });
  return restored.has(invoiceId) ? 'collection_queued' : 'nothing_left_to_do';
}

/** Starts the workflow of a creditor's deliveries; one that runs stays as it is. */
export async function startLostDelivery(writing: Writing): Promise<Repaired> {
  const { em, creditorId } = writing;
  // Held until the message is written: else a calendar that is changed at the same time would have no workflow to tell.
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId }, { lockMode: LockMode.PESSIMISTIC_READ });
  if (creditor.pbsNumber === null) return 'nothing_left_to_do';
  await startDelivery(writing, creditor);
  return 'delivery_workflow_started';
}

/** Gathers the queue now: what can still make its deadline is delivered, and the rest becomes too late, where people see it. */
export async function gatherQueue(writing: Writing, { objectId }: SelfCheckFinding): Promise<Repaired> {
  const { em, creditorId } = writing;
  const queued = await em.count(Collection, { creditorId, invoiceId: objectId as InvoiceId, status: 'queued' });
  return queued === 0 ? 'nothing_left_to_do' : gatherNow(writing);
}

/** Has the queue gathered, by a workflow that is started where none runs. */
export async function gatherNow(writing: Writing): Promise<Repaired> {
  const { creditorId, send } = writing;
  if ((await startLostDelivery(writing)) === 'nothing_left_to_do') return 'nothing_left_to_do';
  const workflowId = deliveryWorkflowId(creditorId);
  const payload = { deliveryId: uuid() as DeliveryId };
  await send({ kind: 'close_delivery', creditorId, workflowId, payload });
  return 'queue_gathered';
}

/** Has the workflow of a delivery that is not handed over look again, or starts it where none runs. */
export async function wakeStalledHandOver(writing: Writing, { objectId }: SelfCheckFinding): Promise<Repaired> {
  const { em, creditorId } = writing;
  const id = objectId as DeliveryId;
  const waiting = await em.count(Delivery, { id, creditorId, status: ['closed', 'handing_over'] });
  if (waiting === 0) return 'nothing_left_to_do';
  await wakeHandOver(writing, id);
  return 'hand_over_woken';
}
