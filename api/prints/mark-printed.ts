import { wakeLiveIndexations } from '../../db/indexations/wake-live-indexations.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, PrintBatchId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { isoInstant } from '../http/fields.ts';
import { findPrintBatch } from './find-batch.ts';
import { PRINT_BATCH_PARAMS, printBatchAnswer } from './print-fields.ts';
import { showPrintBatch } from './show-batch.ts';

const ANNOUNCED = `
select distinct t.subscription_id id from print_item p join indexation_step t on t.id = p.indexation_step_id
where p.creditor_id = ? and p.batch_id = ?`;

/** The subscriptions whose prices the batch announces. */
async function findAnnounced(
  em: EntityManager,
  { creditorId, printBatchId }: { creditorId: CreditorId; printBatchId: PrintBatchId },
): Promise<SubscriptionId[]> {
  const rows = await em.execute<{ id: SubscriptionId }[]>(ANNOUNCED, [creditorId, printBatchId]);
  return rows.map(({ id }) => id);
}

export const markPrinted = defineRoute({
  method: 'post',
  path: '/v1/print-batches/{printBatchId}/printed',
  operationId: 'markBatchPrinted',
  tag: 'Printing',
  summary: 'Say that a batch has been printed',
  description: 'Once. Its PDF can be downloaded on; a single document is printed again by asking for it.',
  access: 'creditor',
  status: 200,
  params: PRINT_BATCH_PARAMS,
  answer: printBatchAnswer,
  problems: ['already_printed'],
  async handle({ em, creditorId, params }) {
    const batch = await findPrintBatch(em, { creditorId, ...params, lock: true });
    if (batch.printedAt !== null) {
      throw new ApiProblem('already_printed', { detail: `Printed at ${isoInstant(batch.printedAt)}` });
    }
    em.assign(batch, { printedAt: new Date() });
    await em.flush();
    await wakeLiveIndexations(em, { creditorId, subscriptionIds: await findAnnounced(em, { creditorId, ...params }) });
    return showPrintBatch(batch);
  },
});
