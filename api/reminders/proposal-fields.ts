import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, ReminderProposalId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Selection } from '../http/conditions.ts';
import { amount, id, instant, isoInstant, isoInstantOrNull, shownDate } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { reminderLevel } from './reminder-fields.ts';

export const PROPOSAL_PARAMS = z.strictObject({ proposalId: id<ReminderProposalId>() });

export const proposalStatus = z.enum(['waiting', 'sent', 'rejected', 'lapsed']).meta({
  description: 'lapsed: it was not due any more before anybody had decided',
});

export const proposalAnswer = z
  .strictObject({
    id: z.string(),
    debtorId: z.string(),
    debtorName: z.string(),
    customerNumber: z.string(),
    proposedOn: shownDate(),
    level: reminderLevel,
    asked: amount('853.49').meta({
      description: 'As it was when it was last looked at: it is decided anew when it is sent',
    }),
    status: proposalStatus,
    reminderId: z.string().nullable().meta({ description: 'The reminder that was sent' }),
    createdAt: instant(),
    decidedAt: instant().nullable(),
  })
  .meta({ id: 'ReminderProposal' });

type Shown = z.input<typeof proposalAnswer>;
type Row = Omit<Shown, 'asked'> & { readonly askedOre: string };

const SELECT = `
select p.id, p.debtor_id "debtorId", d.name "debtorName", d.customer_number "customerNumber", p.proposed_on "proposedOn", p.level,
  p.asked_ore "askedOre", p.state status, p.reminder_id "reminderId", p.created_at "createdAt", p.decided_at "decidedAt"
from reminder_proposal p join debtor d on d.id = p.debtor_id`;

/** A creditor's proposals `p` that meet a condition, newest first. */
export async function findProposals(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<Shown[]> {
  const sql = `${SELECT} where p.creditor_id = ? and ${where} order by p.id desc limit ?`;
  const rows = await em.execute<Row[]>(sql, [creditorId, ...values, limit]);
  return rows.map(({ askedOre, createdAt, decidedAt, ...row }) => ({
    ...row,
    asked: formatOre(BigInt(askedOre)),
    createdAt: isoInstant(createdAt),
    decidedAt: isoInstantOrNull(decidedAt),
  }));
}

/** One proposal. @throws ApiProblem 404 where the creditor has none such. */
export async function readProposal(
  em: EntityManager,
  { creditorId, proposalId }: { creditorId: CreditorId; proposalId: ReminderProposalId },
): Promise<Shown> {
  const [shown] = await findProposals(em, { creditorId, where: 'p.id = ?', values: [proposalId], limit: 1 });
  if (shown === undefined) throw notFound();
  return shown;
}
