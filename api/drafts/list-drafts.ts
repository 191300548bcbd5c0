import { z } from 'zod';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { draftAnswer, draftStatus } from './draft-fields.ts';
import { findDrafts, showDraft } from './find-drafts.ts';

export const listDrafts = defineRoute({
  method: 'get',
  path: '/v1/drafts',
  operationId: 'listDrafts',
  tag: 'Drafts',
  summary: 'List the drafts of invoices',
  description: 'Those of subscriptions with a draft window. A draft has no number.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({ ...PAGE_QUERY, status: draftStatus.optional() }),
  answer: pageOf(draftAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['f.id < ?', afterId(query)],
      ['f.status = ?', query.status],
    ]);
    const rows = await findDrafts(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(rows, query, showDraft);
  },
});
