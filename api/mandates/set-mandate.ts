import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { Mandate } from '../../db/entities/mandate.ts';
import { followMandateChange } from '../../db/mandates/follow-mandate-change.ts';
import type { DebtorId, MandateId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { debtorAnswer, mandateBody } from '../debtors/debtor-fields.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { retrySubscriptions } from '../debtors/retry-subscriptions.ts';
import { readDebtor } from '../debtors/show-debtor.ts';

export const setMandate = defineRoute({
  method: 'put',
  path: '/v1/debtors/{debtorId}/mandate',
  operationId: 'setMandate',
  tag: 'Debtors',
  summary: "Set the debtor's mandate at Betalingsservice",
  description:
    'Another mandate in force ends on the day from which this one is active, and what waits in the queue for a payment date from then on is ' +
    'drawn by this one, in its debtor group. What waits for a payment date on which no mandate is in force is withdrawn, and the debtor is ' +
    'asked by mail to pay by FI. Subscriptions of the debtor are billed early enough for their collection from now on; subscription groups keep their ' +
    'billing day, for which `leadDays` is the way.',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ debtorId: id<DebtorId>() }),
  body: mandateBody,
  answer: debtorAnswer,
  problems: ['betalingsservice_not_set_up'],
  async handle(call) {
    const { em, creditorId, params, body } = call;
    const { debtorId } = params;
    const { debtorGroup, ...mandate } = body;
    await lockDebtor(em, { creditorId, debtorId });
    const { pbsNumber } = await em.findOneOrFail(Creditor, { id: creditorId });
    if (pbsNumber === null) throw new ApiProblem('betalingsservice_not_set_up');
    const inForce = await em.findOne(Mandate, { creditorId, debtorId, endedOn: null });
    if (inForce?.mandateNumber === body.mandateNumber) {
      inForce.activeFrom = body.activeFrom;
      inForce.bsDebtorGroup = debtorGroup;
      await em.flush();
    } else {
      if (inForce !== null) {
        inForce.endedOn = body.activeFrom < inForce.activeFrom ? inForce.activeFrom : body.activeFrom;
        inForce.endReason = 'replaced';
        await em.flush();
      }
      await em.insert(Mandate, {
        id: uuid() as MandateId,
        creditorId,
        debtorId,
        ...mandate,
        bsDebtorGroup: debtorGroup,
      });
    }
    await followMandateChange(em, { creditorId, debtorIds: [debtorId] });
    await retrySubscriptions(call, [debtorId]);
    return readDebtor(em, { creditorId, debtorId });
  },
});
