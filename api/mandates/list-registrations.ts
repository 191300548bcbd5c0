import { z } from 'zod';
import { MandateRegistration } from '../../db/entities/mandate-registration.ts';
import type { DebtorId, DeliveryId, MandateRegistrationId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { registrationAnswer, registrationStatus, showRegistration } from './registration-fields.ts';

export const listRegistrations = defineRoute({
  method: 'get',
  path: '/v1/mandate-registrations',
  operationId: 'listMandateRegistrations',
  tag: 'Betalingsservice',
  summary: 'List what Betalingsservice is or was to register of mandates, newest first',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: registrationStatus.optional(),
    debtorId: id<DebtorId>().optional(),
    deliveryId: id<DeliveryId>().optional(),
  }),
  answer: pageOf(registrationAnswer),
  async handle({ em, creditorId, query }) {
    const { status, debtorId, deliveryId } = query;
    const where = {
      creditorId,
      ...withoutUndefined({ status, debtorId, deliveryId }),
      ...olderThanCursor<MandateRegistrationId>(query),
    };
    const rows = await em.find(MandateRegistration, where, newestFirst(query));
    return toPage(rows, query, showRegistration);
  },
});
