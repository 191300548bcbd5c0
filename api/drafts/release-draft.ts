import { subscriptionWorkflowId } from '../../workflows/subscription.ts';
import { defineRoute } from '../http/route.ts';
import { DRAFT_PARAMS, draftDetailAnswer } from './draft-fields.ts';
import { readDraft } from './find-drafts.ts';
import { lockWaitingDraft } from './lock-draft.ts';

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
  async handle({ em, creditorId, params: { draftId }, send }) {
    const { draft } = await lockWaitingDraft(em, { creditorId, draftId });
    em.assign(draft, { status: 'released', updatedAt: new Date() });
    await em.flush();
    const workflowId = subscriptionWorkflowId(draft.subscriptionId);
    await send({ kind: 'reconsider', creditorId, workflowId, payload: {} });
    return readDraft(em, { creditorId, draftId });
  },
});
