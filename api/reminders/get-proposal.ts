import { holdProposal } from '../../db/reminders/proposals.ts';
import { defineRoute } from '../http/route.ts';
import { PROPOSAL_PARAMS, proposalAnswer, readProposal } from './proposal-fields.ts';

export const getReminderProposal = defineRoute({
  method: 'get',
  path: '/v1/reminder-proposals/{proposalId}',
  operationId: 'getReminderProposal',
  tag: 'Reminders',
  summary: 'Read a reminder that waits, or has waited, for a person',
  access: 'creditor',
  status: 200,
  params: PROPOSAL_PARAMS,
  answer: proposalAnswer,
  hold: ({ em, creditorId, params }) => holdProposal(em, { creditorId, ...params }),
  handle: ({ em, creditorId, params }) => readProposal(em, { creditorId, ...params }),
});
