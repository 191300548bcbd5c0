import { handOverWorkflowId } from '../../domain/deliveries/hand-over.ts';
import type { CreditorId, DeliveryId } from '../../domain/identifiers/ids.ts';
import { noteHandedOver, noteReceived } from './note-hand-over.ts';
import type { EntityManager } from '../orm.ts';

const SELECT = `
select id, creditor_id "creditorId" from delivery where file_name = ? and status <> 'closed' for update`;

const INSERT_MESSAGE = `
insert into outbox (id, creditor_id, workflow_id, kind, payload) values (uuidv7(), ?, ?, 'wake_hand_over', '{}')`;

/**
 * Notes that the file of a delivery was received, and tells the workflow that waits for it. Answers whether there is such a delivery:
 * a receipt that comes twice, or while its delivery is in doubt, is one of it; one of a delivery that was never sent is none.
 */
export async function noteReceipt(em: EntityManager, deliveryFileName: string): Promise<boolean> {
  return em.transactional(async (inside) => {
    const found = await inside.execute<{ id: DeliveryId; creditorId: CreditorId }[]>(SELECT, [deliveryFileName]);
    for (const { id, creditorId } of found) {
      // Where it comes before the answer to the hand-over, it proves that too.
      await noteHandedOver(inside, id);
      const isNew = await noteReceived(inside, { deliveryId: id, from: ['handed_over', 'in_doubt'] });
      if (isNew) await inside.execute(INSERT_MESSAGE, [creditorId, handOverWorkflowId(id)]);
    }
    return found.length > 0;
  });
}
