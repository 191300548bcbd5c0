import { LockMode } from '@mikro-orm/core';
import { Creditor } from '../../db/entities/creditor.ts';
import { Collection } from '../../db/entities/collection.ts';
import { Mandate } from '../../db/entities/mandate.ts';
import type { EntityManager } from '../../db/orm.ts';
import { tellSubscriptionsOfCalendar } from '../../db/mandates/tell-subscriptions-of-mandate.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { deliveryWorkflowId } from '../../workflows/deliveries/delivery.ts';
import { startDelivery } from '../deliveries/start-delivery.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { betalingsserviceColumns } from './betalingsservice-columns.ts';
import { changeCreditorBody, creditorAnswer } from './creditor-fields.ts';
import { showCreditor } from './show-creditor.ts';

export const changeCreditor = defineRoute({
  method: 'patch',
  path: '/v1/creditor',
  operationId: 'changeCreditor',
  tag: 'Creditors',
  summary: "Change the key's creditor",
  description:
    'What is left out stays. Counts from the next invoice; issued ones stay as they are. A calendar changed in the settings of ' +
    'Betalingsservice moves the closing of the next delivery and the day on which subscriptions with a mandate are billed.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  body: changeCreditorBody,
  answer: creditorAnswer,
  problems: ['collections_queued', 'fi_creditor_number_taken', 'mandates_in_force'],
  async handle({ em, creditorId, body, send }) {
    const { betalingsservice, ...fields } = body;
    const creditor = await em.findOneOrFail(Creditor, { id: creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    em.assign(creditor, { ...withoutUndefined(fields), updatedAt: new Date() });
    if (betalingsservice !== undefined) {
      if (betalingsservice === null) await refuseWhileInUse(em, creditorId);
      em.assign(creditor, betalingsserviceColumns(betalingsservice, creditor));
    }
    await em.flush();
    if (betalingsservice !== undefined) await tellSubscriptionsOfCalendar(em, { creditorId });
    if (betalingsservice !== undefined && betalingsservice !== null) {
      await startDelivery({ send }, creditor);
      if (betalingsservice.settings?.calendar !== undefined) {
        const { calendar: rules } = settingsOf(creditor.bsSettings);
        const workflowId = deliveryWorkflowId(creditorId);
        await send({ kind: 'set_delivery_calendar', creditorId, workflowId, payload: { rules } });
      }
    }
    return showCreditor(creditor);
  },
});

// Without the agreement nothing could be delivered any more: no collection may be left behind by it.
async function refuseWhileInUse(em: EntityManager, creditorId: CreditorId): Promise<void> {
  if ((await em.count(Collection, { creditorId, status: 'queued' })) > 0) throw new ApiProblem('collections_queued');
  if ((await em.count(Mandate, { creditorId, endedOn: null })) > 0) throw new ApiProblem('mandates_in_force');
}
