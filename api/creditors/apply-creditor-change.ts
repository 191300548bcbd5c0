import { Collection } from '../../db/entities/collection.ts';
import { PayOut } from '../../db/entities/pay-out.ts';
import { Slip } from '../../db/entities/slip.ts';
import type { Creditor } from '../../db/entities/creditor.ts';
import { Mandate } from '../../db/entities/mandate.ts';
import type { EntityManager } from '../../db/orm.ts';
import { tellSubscriptionsOfCalendar } from '../../db/mandates/tell-subscriptions-of-mandate.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { deliveryWorkflowId } from '../../workflows/deliveries/delivery.ts';
import { startDelivery } from '../deliveries/start-delivery.ts';
import { ApiProblem } from '../http/problem.ts';
import type { Writing } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { betalingsserviceColumns } from './betalingsservice-columns.ts';
import type { CreditorChange } from './creditor-fields.ts';
import { monthlyStatementsColumns } from './monthly-statements.ts';

/** Changes a creditor that the transaction has locked, and tells the workflows that go by what is changed. @throws ApiProblem */
export async function applyCreditorChange(
  { em, send }: Pick<Writing, 'em' | 'send'>,
  { creditor, change }: { creditor: Creditor; change: CreditorChange },
): Promise<void> {
  const { betalingsservice, monthlyStatements, ...fields } = change;
  const creditorId = creditor.id;
  em.assign(creditor, { ...withoutUndefined(fields), updatedAt: new Date() });
  if (monthlyStatements !== undefined) em.assign(creditor, monthlyStatementsColumns(monthlyStatements, creditor));
  if (betalingsservice !== undefined) {
    if (betalingsservice === null) await refuseWhileInUse(em, creditorId);
    else if (betalingsservice.settings?.services?.slips === 'none') await refuseWhileSlipsWait(em, creditorId);
    em.assign(creditor, betalingsserviceColumns(betalingsservice, creditor));
  }
  await em.flush();
  if (betalingsservice !== undefined) await tellSubscriptionsOfCalendar(em, { creditorId });
  if (betalingsservice === undefined || betalingsservice === null) return;
  await startDelivery({ send }, creditor);
  const { settings } = betalingsservice;
  // A run that was begun before there were slips has no day for them: the next one has.
  if (settings?.calendar === undefined && settings?.services === undefined) return;
  const { calendar: rules } = settingsOf(creditor.bsSettings);
  const workflowId = deliveryWorkflowId(creditorId);
  await send({ kind: 'set_delivery_calendar', creditorId, workflowId, payload: { rules } });
}

// Without the agreement nothing could be delivered any more: no collection may be left behind by it.
async function refuseWhileInUse(em: EntityManager, creditorId: CreditorId): Promise<void> {
  if ((await em.count(Collection, { creditorId, status: 'queued' })) > 0) throw new ApiProblem('collections_queued');
  if ((await em.count(PayOut, { creditorId, status: 'queued' })) > 0) {
    throw new ApiProblem('collections_queued', { detail: 'Pay-outs are queued: withdraw them first' });
  }
  await refuseWhileSlipsWait(em, creditorId);
  if ((await em.count(Mandate, { creditorId, endedOn: null })) > 0) throw new ApiProblem('mandates_in_force');
}

// Nothing else tells those debtors of what they are to pay.
async function refuseWhileSlipsWait(em: EntityManager, creditorId: CreditorId): Promise<void> {
  if ((await em.count(Slip, { creditorId, status: 'queued' })) === 0) return;
  throw new ApiProblem('collections_queued', { detail: 'Slips are queued: have the queue gathered first' });
}
