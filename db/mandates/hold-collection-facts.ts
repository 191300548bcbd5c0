import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const HOLD_DEBTORS = `
select id from debtor where creditor_id = ? and id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by id for share`;

// For its key only: whoever changes the calendar holds the whole row, while invoices that are issued take their numbers from it beside this.
const HOLD_CREDITOR = 'select id from creditor where id = ? for key share';

/**
 * Holds what decides how early subscriptions of some debtors are billed until the transaction ends: their mandates, which nobody changes but
 * under the lock of the debtor, and the creditor's calendar. Whoever reads these for a message to a workflow holds them first: else a
 * change at the same time would find no workflow to tell, and the message would not know of the change. Any number hold them at once, and invoices
 * are issued meanwhile.
 */
export async function holdCollectionFacts(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<void> {
  if (debtorIds.length > 0) await em.execute(HOLD_DEBTORS, [creditorId, JSON.stringify(debtorIds)]);
  await em.execute(HOLD_CREDITOR, [creditorId]);
}
