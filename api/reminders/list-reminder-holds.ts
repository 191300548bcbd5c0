import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { allOf } from '../http/conditions.ts';
import { id } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findHolds } from './find-holds.ts';
import { holdAnswer } from './hold-fields.ts';

export const listReminderHolds = defineRoute({
  method: 'get',
  path: '/v1/reminder-holds',
  operationId: 'listReminderHolds',
  tag: 'Reminders',
  summary: 'List the debtors and invoices that are not reminded of',
  description: 'Until somebody ends a hold, it stands here, though its last day may have passed.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({ ...PAGE_QUERY, debtorId: id<DebtorId>().optional() }),
  answer: pageOf(holdAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['h.id < ?', afterId(query)],
      ['h.debtor_id = ?', query.debtorId],
    ]);
    const rows = await findHolds(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, (row) => row);
  },
});
