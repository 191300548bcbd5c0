import { Creditor } from '../../db/entities/creditor.ts';
import { StatementRun } from '../../db/entities/statement-run.ts';
import { insertMonthlyStatements } from '../../db/mails/insert-statement-mails.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { type StatementRecipients, statementMonthDue } from '../../domain/invoices/monthly-statements.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface MailStatementsInput {
  readonly creditorId: CreditorId;
  /** The workflow's clock, epoch ms. */
  readonly nowMs: number;
}

/** In one transaction each, so that nobody waits for a lock. */
const AT_ONCE = 500;

/**
 * Lays ready the statements of the month before, where the creditor has them sent and their day has come, and has the post office told.
 * Asked twice, or begun anew after its worker was lost, it is one mail for each debtor and month.
 */
export function createMailStatements({
  orm,
  bell,
  heartbeat,
}: Pick<ActivityDependencies, 'orm' | 'bell' | 'heartbeat'>) {
  return async function mailStatements({ creditorId, nowMs }: MailStatementsInput): Promise<void> {
    const em = orm.em.fork();
    const due = await findDue(em, { creditorId, nowMs });
    if (due === null) return;
    const { month } = due;
    let after: DebtorId | null = null;
    do {
      heartbeat();
      after = await insertMonthlyStatements(em, { creditorId, ...due, after, limit: AT_ONCE });
    } while (after !== null);
    await em.upsert(StatementRun, { creditorId, month }, { onConflictAction: 'ignore' });
    await bell.ring();
  };
}

/** The month whose statements are to be written, and to whom; null where none are. */
async function findDue(
  em: EntityManager,
  { creditorId, nowMs }: MailStatementsInput,
): Promise<{ month: CivilDate; recipients: StatementRecipients; madeOn: CivilDate } | null> {
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
  const { timeZone, statementRecipients: recipients, statementBankDay: bankDay, statementsSince: since } = creditor;
  if (recipients === null || bankDay === null || since === null) return null;
  const madeOn = civilDateAt({ epochMs: nowMs, zone: timeZone });
  const month = statementMonthDue({ bankDay, since }, madeOn);
  if (month === null || (await em.count(StatementRun, { creditorId, month })) > 0) return null;
  return { month, recipients, madeOn };
}
