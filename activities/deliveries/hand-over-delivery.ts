import { Delivery } from '../../db/entities/delivery.ts';
import { noteDoubt, noteHandedOver, noteHandingOver, noteReceived } from '../../db/deliveries/note-hand-over.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { DeliveryDoubt } from '../../db/words/deliveries.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface HandOverDeliveryInput {
  readonly deliveryId: DeliveryId;
}

/** How far a delivery has come. `handed_over`: a receipt is awaited for so long. */
export type HandOverStanding =
  | { readonly kind: 'received' }
  | { readonly kind: 'handed_over'; readonly receiptWaitMs: number }
  | { readonly kind: 'in_doubt'; readonly doubt: DeliveryDoubt };

type Dependencies = Pick<ActivityDependencies, 'orm' | 'deliveryChannel' | 'receipts' | 'seen'>;

/** Shorter than the activity may take: one that waits for another worker is tried again. */
const LOCK_TIMEOUT = '60s';

/**
 * Hands a closed delivery over where that has not been done, and answers how far it has come. The bytes were fixed at the closing, and
 * what a try before may have done is looked for: asked twice, the file is there once. @throws where it is not handed over yet.
 */
export function createHandOverDelivery(dependencies: Dependencies) {
  const { orm } = dependencies;
  return async function handOverDelivery({ deliveryId }: HandOverDeliveryInput): Promise<HandOverStanding> {
    await orm.em.fork().transactional(async (lock) => {
      // One worker at a time: the second finds what the first has done. What is done meanwhile is noted outside this transaction,
      // which ends with the worker.
      await lock.execute(`select set_config('lock_timeout', ?, true)`, [LOCK_TIMEOUT]);
      await lock.execute(`select pg_advisory_xact_lock(hashtextextended('hand-over/' || ?, 0))`, [deliveryId]);
      await handOver(deliveryId, dependencies);
    });
    return readStanding(orm.em.fork(), { deliveryId, ...dependencies });
  };
}

async function handOver(deliveryId: DeliveryId, { orm, deliveryChannel, receipts, seen }: Dependencies): Promise<void> {
  const em = orm.em.fork();
  const { status } = await em.findOneOrFail(Delivery, { id: deliveryId }, { fields: ['status'] });
  if (status === 'closed' || status === 'handing_over') {
    const where = { id: deliveryId };
    const { fileName, content } = await em.findOneOrFail(Delivery, where, { fields: ['fileName', 'content'] });
    const outcome = await deliveryChannel.handOver(
      { name: fileName, content },
      { wasNoted: status === 'handing_over', note: () => noteHandingOver(em, deliveryId) },
    );
    if (outcome.kind === 'in_doubt') await noteDoubt(em, { deliveryId, doubt: outcome.doubt });
    else await noteHandedOver(em, deliveryId);
    seen?.({ what: 'file', outcome: outcome.kind === 'in_doubt' ? outcome.doubt : 'handed_over' });
  }
  // Where no receipt comes, the answer to the hand-over is the receipt.
  if (receipts === null) await noteReceived(em, { deliveryId, from: ['handed_over'] });
}

async function readStanding(
  em: EntityManager,
  { deliveryId, receipts }: { deliveryId: DeliveryId } & Pick<Dependencies, 'receipts'>,
): Promise<HandOverStanding> {
  const { status, doubt } = await em.findOneOrFail(Delivery, { id: deliveryId }, { fields: ['status', 'doubt'] });
  if (status === 'received') return { kind: 'received' };
  if (status === 'in_doubt' && doubt !== null) return { kind: 'in_doubt', doubt };
  if (status === 'handed_over' && receipts !== null) return { kind: 'handed_over', receiptWaitMs: receipts.waitMs };
  // A person has had it sent again since it was handed over here.
  throw new Error(`the delivery is ${status} again`);
}
