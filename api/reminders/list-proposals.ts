import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { allOf } from '../http/conditions.ts';
import { id } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findProposals, proposalAnswer, proposalStatus } from './proposal-fields.ts';

export const listReminderProposals = defineRoute({
  method: 'get',
  path: '/v1/reminder-proposals',
  operationId: 'listReminderProposals',
  tag: 'Reminders',
  summary: 'List the reminders that wait, or have waited, for a person',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: proposalStatus.optional(),
    debtorId: id<DebtorId>().optional(),
  }),
  answer: pageOf(proposalAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['p.id < ?', afterId(query)],
      ['p.state = ?', query.status],
      ['p.debtor_id = ?', query.debtorId],
    ]);
    const rows = await findProposals(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
