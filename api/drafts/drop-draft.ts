import { defineRoute } from '../http/route.ts';
import { decideDraft } from './decide-draft.ts';
import { DRAFT_PARAMS, draftDetailAnswer } from './draft-fields.ts';

export const dropDraft = defineRoute({
  method: 'post',
  path: '/v1/drafts/{draftId}/drop',
  operationId: 'dropDraft',
  tag: 'Drafts',
  summary: 'Drop a draft: no invoice for its period',
  description:
    'Its period is over without an invoice, no number is used, and its one-off lines wait for the next invoice. There is no way back.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: DRAFT_PARAMS,
  answer: draftDetailAnswer,
  problems: ['draft_not_waiting'],
  handle: (call) => decideDraft(call, { ...call.params, status: 'dropped' }),
});
