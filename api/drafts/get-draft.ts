import { defineRoute } from '../http/route.ts';
import { DRAFT_PARAMS, draftDetailAnswer } from './draft-fields.ts';
import { readDraft } from './find-drafts.ts';
import { lockSubscriptionOfDraft } from './lock-draft.ts';

export const getDraft = defineRoute({
  method: 'get',
  path: '/v1/drafts/{draftId}',
  operationId: 'getDraft',
  tag: 'Drafts',
  summary: 'Read a draft with its lines',
  description: 'Totals as they would be issued: one below zero is carried to the next invoice, and asks for nothing.',
  access: 'creditor',
  status: 200,
  params: DRAFT_PARAMS,
  answer: draftDetailAnswer,
  hold: ({ em, creditorId, params }) => lockSubscriptionOfDraft(em, { creditorId, ...params }),
  handle: ({ em, creditorId, params }) => readDraft(em, { creditorId, ...params }),
});
