import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findMandateEvents, mandateEventAnswer, mandateEventOutcome } from './mandate-event-fields.ts';

export const listMandateEvents = defineRoute({
  method: 'get',
  path: '/v1/mandate-events',
  operationId: 'listMandateEvents',
  tag: 'Betalingsservice',
  summary: 'List what files have said of mandates, and what came of it',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    outcome: mandateEventOutcome.optional(),
    debtorId: id<DebtorId>().optional(),
  }),
  answer: pageOf(mandateEventAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['e.id < ?', afterId(query)],
      ['e.outcome = ?', query.outcome],
      ['e.debtor_id = ?', query.debtorId],
    ]);
    const rows = await findMandateEvents(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
