import { z } from 'zod';
import { holdOpenOfProposals } from '../../db/reminders/proposals.ts';
import type { ReminderProposalId } from '../../domain/identifiers/ids.ts';
import { coded } from '../http/field-codes.ts';
import { id } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute, type Writing } from '../http/route.ts';
import { type DecideProposal, rejectProposal, sendProposal } from './decide-proposals.ts';

/** As many as a person looks through at once. */
const MAX_PROPOSALS = 200;
const REFUSALS = ['not_found', 'proposal_not_waiting', 'reminder_not_due'] as const;
type RefusalCode = (typeof REFUSALS)[number];

const proposalsBody = z
  .strictObject({ ids: z.array(id<ReminderProposalId>()).min(1).max(MAX_PROPOSALS) })
  .superRefine(({ ids }, context) => {
    for (const [index, proposalId] of ids.entries()) {
      if (ids.indexOf(proposalId) === index) continue;
      const repeated = { message: 'It stands there twice', ...coded('repeated') };
      context.addIssue({ code: 'custom', path: ['ids', index], ...repeated });
    }
  })
  .meta({ id: 'ReminderProposalsInput' });

const decidedAnswer = z
  .strictObject({
    decided: z.array(z.string()).meta({ description: 'Those that are decided so' }),
    refused: z
      .array(
        z
          .strictObject({
            id: z.string(),
            code: z.enum(REFUSALS).meta({ description: 'The code by which it alone would be refused' }),
            detail: z.string(),
          })
          .meta({ id: 'ReminderProposalRefusal' }),
      )
      .meta({ description: 'In the order in which they were asked for' }),
  })
  .meta({ id: 'DecidedReminderProposals' });

type Decided = z.input<typeof decidedAnswer>;

const OF_PROPOSALS = {
  method: 'post',
  tag: 'Reminders',
  description: 'Each as it is decided alone: what is refused keeps none of the others back.',
  access: 'creditor',
  body: proposalsBody,
  answer: decidedAnswer,
} as const;

export const sendReminderProposals = defineRoute({
  ...OF_PROPOSALS,
  path: '/v1/reminder-proposals/send',
  operationId: 'sendReminderProposals',
  summary: 'Send many reminders that wait for a person',
  needsTemporal: true,
  status: 202,
  async handle({ em, creditorId, send, body: { ids } }) {
    await holdOpenOfProposals(em, { creditorId, ids });
    return decideEach({ em, creditorId, send }, { ids, decide: sendProposal });
  },
});

export const rejectReminderProposals = defineRoute({
  ...OF_PROPOSALS,
  path: '/v1/reminder-proposals/reject',
  operationId: 'rejectReminderProposals',
  summary: 'Have many reminders that wait for a person not sent',
  status: 200,
  handle: ({ em, creditorId, send, body: { ids } }) =>
    decideEach({ em, creditorId, send }, { ids, decide: rejectProposal }),
});

async function decideEach(
  writing: Writing,
  { ids, decide }: { ids: readonly ReminderProposalId[]; decide: DecideProposal },
): Promise<Decided> {
  const refusals = new Map<ReminderProposalId, Decided['refused'][number]>();
  for (const proposalId of ids.toSorted()) {
    try {
      await decide(writing, proposalId);
    } catch (error) {
      if (!(error instanceof ApiProblem) || !isRefusal(error.code)) throw error;
      refusals.set(proposalId, { id: proposalId, code: error.code, detail: error.message });
    }
  }
  return {
    decided: ids.filter((proposalId) => !refusals.has(proposalId)),
    refused: ids.flatMap((proposalId) => refusals.get(proposalId) ?? []),
  };
}

const isRefusal = (code: string): code is RefusalCode => REFUSALS.some((known) => known === code);
