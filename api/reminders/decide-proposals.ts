import { Creditor } from '../../db/entities/creditor.ts';
import { isBankFileRead } from '../../db/reminders/load-holdbacks.ts';
import { loadReminderSettings } from '../../db/reminders/load-reminder-settings.ts';
import { type Approval, approveProposal } from '../../db/reminders/proposals.ts';
import type { ProposalState } from '../../db/words/reminders.ts';
import type { ReminderProposalId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import type { Writing } from '../http/route.ts';
import { tellPostOffice } from '../mails/post-mail.ts';

/** What a person decides about a proposal. @throws ApiProblem 404, or 409 where it was decided before or is not due */
export type DecideProposal = (writing: Writing, proposalId: ReminderProposalId) => Promise<void>;

/** Sends the reminder that waits, as it is due today. */
export const sendProposal: DecideProposal = async (writing, proposalId) => {
  const { em, creditorId } = writing;
  const settings = await loadReminderSettings(em, creditorId);
  if (settings === null) throw notFound();
  const day = await creditorToday(em, creditorId);
  const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
  const isBankFileMissing = settings.afterBankFile && !(await isBankFileRead(em, { creditorId, day, zone }));
  const approval = await approveProposal(em, { creditorId, proposalId, day, settings, isBankFileMissing });
  if (approval.kind === 'sent') await tellPostOffice(writing);
  else throw problemOf(approval);
};

function problemOf(approval: Exclude<Approval, { kind: 'sent' }>): ApiProblem {
  if (approval.kind === 'unknown') return notFound();
  if (approval.kind === 'decided') return notWaiting(approval.state);
  const codes = [...new Set(approval.reasons.map(({ code }) => code))];
  return new ApiProblem('reminder_not_due', { detail: `No reminder is due: ${codes.join(', ')}` });
}

const notWaiting = (state: ProposalState) =>
  new ApiProblem('proposal_not_waiting', { detail: `The proposal is ${state}` });

const HOLD = 'select state from reminder_proposal where creditor_id = ? and id = ? for update';
const REJECT = `
update reminder_proposal set state = 'rejected', decided_at = now(), updated_at = now() where creditor_id = ? and id = ?`;

/** Has the reminder not sent: its level comes again when its days have passed. */
export const rejectProposal: DecideProposal = async ({ em, creditorId }, proposalId) => {
  const [held] = await em.execute<{ state: ProposalState }[]>(HOLD, [creditorId, proposalId]);
  if (held === undefined) throw notFound();
  if (held.state !== 'waiting') throw notWaiting(held.state);
  await em.execute(REJECT, [creditorId, proposalId]);
};
