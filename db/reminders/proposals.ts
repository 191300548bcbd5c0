import { v7 as uuid } from 'uuid';
import type { CreditorId, DebtorId, InvoiceId, ReminderProposalId } from '../../domain/identifiers/ids.ts';
import type { NoReminder, ReminderLetter } from '../../domain/reminders/reminder-decision.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';
import type { ProposalState } from '../words/reminders.ts';
import { DEBTORS_AT_A_TIME } from './find-overdue-debtors.ts';
import { type AskedReminder, decideHeld, issueReminder } from './issue-reminder.ts';

const PROPOSE = `
insert into reminder_proposal (id, creditor_id, debtor_id, proposed_on, level, asked_ore, state) values (?, ?, ?, ?, ?, ?, 'waiting')
on conflict (debtor_id) where state = 'waiting' do update set level = excluded.level, asked_ore = excluded.asked_ore, updated_at = now()
where (reminder_proposal.level, reminder_proposal.asked_ore) is distinct from (excluded.level, excluded.asked_ore)`;

// A rejected letter is as one that was sent: that level comes again after its days.
const WAS_REJECTED = `
select from reminder_proposal p join creditor c on c.id = p.creditor_id
where p.creditor_id = ? and p.debtor_id = ? and p.state = 'rejected' and p.level >= ?
  and (p.decided_at at time zone c.time_zone)::date + ?::int > ?::date`;

/**
 * Lays the letter that is due ready for a person, in the caller's transaction: one that waits already is brought up to date. One that a person has
 * rejected comes again when the days of its level have passed.
 * @returns whether it waits now.
 */
export async function proposeReminder(em: EntityManager, asked: AskedReminder): Promise<boolean> {
  const { creditorId, debtorId, day, settings } = asked;
  const decided = await decideHeld(em, asked);
  if (decided.kind !== 'due') return false;
  const { level, askedOre }: ReminderLetter = decided.letter;
  const afterDays = settings.rules.levels[level - 1]?.afterDays ?? 0;
  const rejected = await em.execute<unknown[]>(WAS_REJECTED, [creditorId, debtorId, level, afterDays, day]);
  if (rejected.length > 0) return false;
  await em.execute(PROPOSE, [uuid(), creditorId, debtorId, day, level, askedOre.toString()]);
  return true;
}

// In the order in which every posting takes them: two who send the same letters wait for each other and never in a circle.
const HOLD_ALL = `
select from invoice_balance where creditor_id = ? and open_ore > 0 and debtor_id in (
  select debtor_id from reminder_proposal where creditor_id = ? and id = any(?::uuid[]))
order by invoice_id for update`;

/** Holds all that is open of the debtors whom the proposals are about. */
export async function holdOpenOfProposals(
  em: EntityManager,
  { creditorId, ids }: { creditorId: CreditorId; ids: readonly ReminderProposalId[] },
): Promise<void> {
  await em.execute(HOLD_ALL, [creditorId, creditorId, `{${ids.join()}}`]);
}

const HOLD = `select debtor_id "debtorId", state from reminder_proposal where creditor_id = ? and id = ? for update`;

interface HeldProposal {
  readonly debtorId: DebtorId;
  readonly state: ProposalState;
}

/**
 * Holds a proposal until the transaction ends, as the round does, which brings it up to date: first what is open of its debtor, and then the proposal.
 * Undefined where the creditor has none such.
 */
export async function holdProposal(
  em: EntityManager,
  { creditorId, proposalId }: { creditorId: CreditorId; proposalId: ReminderProposalId },
): Promise<HeldProposal | undefined> {
  await holdOpenOfProposals(em, { creditorId, ids: [proposalId] });
  const [held] = await em.execute<HeldProposal[]>(HOLD, [creditorId, proposalId]);
  return held;
}

/** What became of a proposal that a person wants sent: it is, or it was decided before, or nothing is due any more or now. */
export type Approval =
  | { readonly kind: 'sent'; readonly reminderId: InvoiceId }
  | { readonly kind: 'decided'; readonly state: ProposalState }
  | { readonly kind: 'unknown' }
  | NoReminder;

/** Sends the letter that waits, as it is due today, in the caller's transaction, after which the post office is told. */
export async function approveProposal(
  em: EntityManager,
  { proposalId, ...asked }: Omit<AskedReminder, 'debtorId'> & { readonly proposalId: ReminderProposalId },
): Promise<Approval> {
  const held = await holdProposal(em, { creditorId: asked.creditorId, proposalId });
  if (held === undefined) return { kind: 'unknown' };
  if (held.state !== 'waiting') return { kind: 'decided', state: held.state };
  return issueReminder(em, { ...asked, debtorId: held.debtorId });
}

const SELECT_WAITING = `
select debtor_id id from reminder_proposal where creditor_id = ? and state = 'waiting' and debtor_id > ? order by debtor_id limit ?`;

/** The next debtors of whom a letter waits for a person, in the order of their ids. */
export async function findProposedDebtors(
  em: EntityManager,
  { creditorId, after }: { creditorId: CreditorId; after: DebtorId | null },
): Promise<DebtorId[]> {
  const values = [creditorId, after ?? BEFORE_ALL_IDS, DEBTORS_AT_A_TIME];
  return (await em.execute<{ id: DebtorId }[]>(SELECT_WAITING, values)).map(({ id }) => id);
}

const LAPSE = `
update reminder_proposal set state = 'lapsed', decided_at = now(), updated_at = now()
where creditor_id = ? and state = 'waiting' and debtor_id = any(?::uuid[])`;

/** Nobody is asked any more about letters that are not due any more. */
export async function lapseProposals(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<void> {
  if (debtorIds.length > 0) await em.execute(LAPSE, [creditorId, `{${debtorIds.join()}}`]);
}
