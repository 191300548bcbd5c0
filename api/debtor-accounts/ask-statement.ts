import { Debtor } from '../../db/entities/debtor.ts';
import { MAX_PRINTED_ENTRIES } from '../../db/invoices/load-statement-document.ts';
import type { StatementSpan } from '../../db/ledger/load-statement.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { type ApiProblem, invalidField, notFound } from '../http/problem.ts';

/** Where a request says the days. */
type Part = 'query' | 'body';

const pointerOf = (part: Part, field: 'from' | 'to') => (part === 'query' ? `/query/${field}` : `/${field}`);

interface Asked {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
  readonly part: Part;
}

/** Which days of whose account are asked for. @throws ApiProblem 404 where the creditor has no such debtor, 422 where the days end before they begin */
export async function askStatement(
  em: EntityManager,
  { creditorId, debtorId, from, to, part }: Asked,
): Promise<{ debtor: Debtor; span: StatementSpan; today: CivilDate }> {
  const debtor = await em.findOne(Debtor, { id: debtorId, creditorId });
  if (debtor === null) throw notFound();
  const today = await creditorToday(em, creditorId);
  const span = { creditorId, debtorId, from: from ?? null, to: to ?? today };
  if (span.from !== null && span.to < span.from) {
    throw invalidField({
      path: pointerOf(part, 'to'),
      code: 'before_from',
      message: 'It lies before the first day',
    });
  }
  return { debtor, span, today };
}

export function tooLongToPrint(part: Part): ApiProblem {
  const message = `No more than ${MAX_PRINTED_ENTRIES} entries are printed`;
  return invalidField({ path: pointerOf(part, 'from'), code: 'range_too_long', message });
}
