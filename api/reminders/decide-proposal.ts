import { defineRoute } from '../http/route.ts';
import { rejectProposal, sendProposal } from './decide-proposals.ts';
import { PROPOSAL_PARAMS, proposalAnswer, readProposal } from './proposal-fields.ts';

const OF_PROPOSAL = {
  method: 'post',
  tag: 'Reminders',
  access: 'creditor',
  params: PROPOSAL_PARAMS,
  answer: proposalAnswer,
} as const;

export const sendReminderProposal = defineRoute({
  ...OF_PROPOSAL,
  path: '/v1/reminder-proposals/{proposalId}/send',
  operationId: 'sendReminderProposal',
  summary: 'Send a reminder that waits for a person',
  description: 'It is decided anew: what has been paid meanwhile is not asked for.',
  needsTemporal: true,
  status: 202,
  problems: ['proposal_not_waiting', 'reminder_not_due'],
  async handle({ em, creditorId, params: { proposalId }, send }) {
    await sendProposal({ em, creditorId, send }, proposalId);
    return readProposal(em, { creditorId, proposalId });
  },
});

export const rejectReminderProposal = defineRoute({
  ...OF_PROPOSAL,
  path: '/v1/reminder-proposals/{proposalId}/reject',
  operationId: 'rejectReminderProposal',
  summary: 'Have a reminder that waits for a person not sent',
  description:
    'Its level is proposed again when the days of the level have passed. To stop reminding, hold the debtor or the invoice back.',
  status: 200,
  problems: ['proposal_not_waiting'],
  async handle({ em, creditorId, params: { proposalId }, send }) {
    await rejectProposal({ em, creditorId, send }, proposalId);
    return readProposal(em, { creditorId, proposalId });
  },
});
