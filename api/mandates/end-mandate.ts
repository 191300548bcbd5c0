import { z } from 'zod';
import { Mandate } from '../../db/entities/mandate.ts';
import { followMandateChange } from '../../db/mandates/follow-mandate-change.ts';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { date, id } from '../http/fields.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { debtorAnswer } from '../debtors/debtor-fields.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { readDebtor } from '../debtors/show-debtor.ts';

export const endMandate = defineRoute({
  method: 'delete',
  path: '/v1/debtors/{debtorId}/mandate',
  operationId: 'endMandate',
  tag: 'Debtors',
  summary: "End the debtor's mandate",
  description:
    'Collections that wait in the queue for a payment date from then on are withdrawn, and the debtor is asked by mail to pay by FI. What has been delivered stays.',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ debtorId: id<DebtorId>() }),
  body: z
    .strictObject({ endedOn: date().meta({ description: 'The first day on which it is no longer in force' }) })
    .meta({ id: 'MandateEnd' }),
  answer: debtorAnswer,
  problems: ['no_mandate_in_force'],
  async handle({ em, creditorId, params, body }) {
    const { debtorId } = params;
    await lockDebtor(em, { creditorId, debtorId });
    const mandate = await em.findOne(Mandate, { creditorId, debtorId, endedOn: null });
    if (mandate === null) throw new ApiProblem('no_mandate_in_force');
    if (body.endedOn < mandate.activeFrom) {
      throw invalidField({
        path: '/endedOn',
        code: 'end_before_start',
        message: 'The mandate cannot end before it is active',
      });
    }
    mandate.endedOn = body.endedOn;
    mandate.endReason = 'api';
    await em.flush();
    await followMandateChange(em, { creditorId, debtorIds: [debtorId] });
    return readDebtor(em, { creditorId, debtorId });
  },
});
