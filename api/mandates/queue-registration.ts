import { v7 as uuid } from 'uuid';
import { Creditor } from '../../db/entities/creditor.ts';
import { Mandate } from '../../db/entities/mandate.ts';
import { MandateRegistration } from '../../db/entities/mandate-registration.ts';
import type { MandateRegistrationId } from '../../domain/identifiers/ids.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import {
  REGISTERED_DEBTOR_PARAMS,
  registrationAnswer,
  registrationBody,
  showRegistration,
} from './registration-fields.ts';

export const queueRegistration = defineRoute({
  method: 'post',
  path: '/v1/debtors/{debtorId}/mandate-registrations',
  operationId: 'queueMandateRegistration',
  tag: 'Betalingsservice',
  summary: "Have Betalingsservice register, cancel or renumber the debtor's mandate",
  description:
    'Queued for the next delivery. Whether it was done comes back from Betalingsservice: until then the mandate here stays as it is.',
  access: 'creditor',
  status: 201,
  params: REGISTERED_DEBTOR_PARAMS,
  body: registrationBody,
  answer: registrationAnswer,
  problems: ['betalingsservice_not_set_up', 'mandates_in_force', 'no_mandate_in_force', 'registration_queued'],
  async handle({ em, creditorId, params, body }) {
    const { debtorId } = params;
    await lockDebtor(em, { creditorId, debtorId });
    const { pbsNumber } = await em.findOneOrFail(Creditor, { id: creditorId });
    if (pbsNumber === null) throw new ApiProblem('betalingsservice_not_set_up');
    const { kind } = body;
    const waiting = await em.count(MandateRegistration, { creditorId, debtorId, kind, status: 'queued' });
    if (waiting > 0) throw new ApiProblem('registration_queued');
    const mandate = await em.findOne(Mandate, { creditorId, debtorId, endedOn: null });
    if (kind === 'register' && mandate !== null) throw new ApiProblem('mandates_in_force');
    if (kind === 'cancel' && mandate === null) throw new ApiProblem('no_mandate_in_force');
    const id = uuid() as MandateRegistrationId;
    const mandateNumber = mandate?.mandateNumber ?? null;
    await em.insert(MandateRegistration, { id, creditorId, debtorId, ...body, mandateNumber, status: 'queued' });
    return showRegistration(await em.findOneOrFail(MandateRegistration, { id }));
  },
});
