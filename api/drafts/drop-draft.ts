import { subscriptionWorkflowId } from '../../workflows/subscription.ts';
import { defineRoute } from '../http/route.ts';
import { DRAFT_PARAMS, draftDetailAnswer } from './draft-fields.ts';
import { readDraft } from './find-drafts.ts';
import { lockWaitingDraft } from './lock-draft.ts';

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
  async handle({ em, creditorId, params: { draftId }, send }) {
    const { draft } = await lockWaitingDraft(em, { creditorId, draftId });
    em.assign(draft, { status: 'dropped', updatedAt: new Date() });
    await em.flush();
    const workflowId = subscriptionWorkflowId(draft.subscriptionId);
    await send({ kind: 'reconsider', creditorId, workflowId, payload: {} });
    return readDraft(em, { creditorId, draftId });
  },
});
