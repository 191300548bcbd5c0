import { z } from 'zod';
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
    const after = afterId(query);
    const { status } = query;
    const rows = await findDrafts(em, {
      creditorId,
      where: `${after === null ? 'true' : 'f.id < ?'} and ${status === undefined ? 'true' : 'f.status = ?'}`,
      values: [after ?? [], status ?? []].flat(),
      limit: query.limit + 1,
    });
    return toPage(rows, query, showDraft);
  },
});
