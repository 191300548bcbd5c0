import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
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
    const conditions = ['true'];
    const values: unknown[] = [];
    const add = (condition: string, value: unknown) => {
      conditions.push(condition);
      values.push(value);
    };
    const after = afterId(query);
    if (after !== null) add('e.id < ?', after);
    if (query.outcome !== undefined) add('e.outcome = ?', query.outcome);
    if (query.debtorId !== undefined) add('e.debtor_id = ?', query.debtorId);
    const where = conditions.join(' and ');
    const rows = await findMandateEvents(em, { creditorId, where, values, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
