import { LockMode } from '@mikro-orm/core';
import { MandateRegistration } from '../../db/entities/mandate-registration.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { REGISTRATION_PARAMS, registrationAnswer, showRegistration } from './registration-fields.ts';

export const withdrawRegistration = defineRoute({
  method: 'delete',
  path: '/v1/mandate-registrations/{registrationId}',
  operationId: 'withdrawMandateRegistration',
  tag: 'Betalingsservice',
  summary: 'Withdraw a registration while it is queued',
  description: 'It is never delivered, and stays in the list. Asked twice, it is withdrawn once.',
  access: 'creditor',
  status: 200,
  params: REGISTRATION_PARAMS,
  answer: registrationAnswer,
  problems: ['registration_delivered'],
  async handle({ em, creditorId, params }) {
    const where = { id: params.registrationId, creditorId };
    const registration = await em.findOne(MandateRegistration, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (registration === null) throw notFound();
    if (registration.status === 'delivered') throw new ApiProblem('registration_delivered');
    registration.status = 'withdrawn';
    await em.flush();
    return showRegistration(registration);
  },
});
