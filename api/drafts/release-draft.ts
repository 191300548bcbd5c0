import { defineRoute } from '../http/route.ts';
import { decideDraft } from './decide-draft.ts';
import { DRAFT_PARAMS, draftDetailAnswer } from './draft-fields.ts';

export const releaseDraft = defineRoute({
  method: 'post',
  path: '/v1/drafts/{draftId}/release',
  operationId: 'releaseDraft',
  tag: 'Drafts',
  summary: 'Release a draft: issue its invoice',
  description: 'As it stands, at once, dated today. `invoiceId` is there when it has been issued.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: DRAFT_PARAMS,
  answer: draftDetailAnswer,
  problems: ['draft_not_waiting'],
  handle: (call) => decideDraft(call, { ...call.params, status: 'released' }),
});
