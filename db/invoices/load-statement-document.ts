import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { StatementDocument } from '../../domain/invoices/statement.ts';
import { Creditor } from '../entities/creditor.ts';
import { Debtor } from '../entities/debtor.ts';
import { loadStatementEntries, loadStatementSums, type StatementSpan } from '../ledger/load-statement.ts';
import type { EntityManager } from '../orm.ts';
import { readAtOneMoment } from '../read-at-one-moment.ts';
import { creditorPartyOf, debtorPartyOf } from './party-of.ts';

/** Some forty pages. */
export const MAX_PRINTED_ENTRIES = 1000;

/** Whether a statement has more entries than are printed. */
export async function isTooLongToPrint(em: EntityManager, span: StatementSpan): Promise<boolean> {
  const entries = await loadStatementEntries(em, { ...span, after: null, limit: MAX_PRINTED_ENTRIES + 1 });
  return entries.length > MAX_PRINTED_ENTRIES;
}

/** A statement of account as it is printed, read at one moment; null where it has more entries than are printed. */
export async function loadStatementDocument(
  em: EntityManager,
  { span, madeOn }: { span: StatementSpan; madeOn: CivilDate },
): Promise<StatementDocument | null> {
  return readAtOneMoment(em, async (inside) => {
    const entries = await loadStatementEntries(inside, { ...span, after: null, limit: MAX_PRINTED_ENTRIES + 1 });
    if (entries.length > MAX_PRINTED_ENTRIES) return null;
    const { creditorId, debtorId } = span;
    const creditor = await inside.findOneOrFail(Creditor, { id: creditorId });
    const debtor = await inside.findOneOrFail(Debtor, { id: debtorId, creditorId });
    return {
      ...(await loadStatementSums(inside, span)),
      kind: 'statement',
      language: debtor.language,
      madeOn,
      creditor: creditorPartyOf(creditor),
      debtor: debtorPartyOf(debtor),
      entries,
    };
  });
}
