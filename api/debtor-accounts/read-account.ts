import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { ReceivableKind } from '../../domain/invoices/invoice.ts';
import { formatOre } from '../../domain/money/money.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { notFound } from '../http/problem.ts';
import type { debtorAccountAnswer } from './account-fields.ts';
import { findBalance } from './find-balances.ts';

const SHOWN_INVOICES = 100;

const SELECT_OPEN = `
select i.id "invoiceId", i.series kind, i.number, i.issued_on "issuedOn", i.due_on "dueOn", i.total_ore "totalOre", b.open_ore "openOre"
from invoice_balance b join invoice i on i.id = b.invoice_id
where b.creditor_id = ? and b.debtor_id = ? and b.open_ore > 0
order by b.due_on, b.invoice_id limit ${SHOWN_INVOICES}`;

interface OpenRow {
  invoiceId: string;
  kind: ReceivableKind;
  number: string;
  issuedOn: CivilDate;
  dueOn: CivilDate;
  totalOre: string;
  openOre: string;
}

/** What a debtor owes and has to the good. @throws ApiProblem 404 where the creditor has no such debtor. */
export async function readAccount(
  em: EntityManager,
  { creditorId, debtorId }: { creditorId: CreditorId; debtorId: DebtorId },
): Promise<z.input<typeof debtorAccountAnswer>> {
  const today = await creditorToday(em, creditorId);
  const balance = await findBalance(em, { creditorId, today, debtorId });
  if (balance === null) throw notFound();
  const { name: _name, oldestDueOn: _oldest, overdueOre: _ore, ...sums } = balance;
  const rows = await em.execute<OpenRow[]>(SELECT_OPEN, [creditorId, debtorId]);
  return {
    ...sums,
    openInvoices: rows.map(({ totalOre, openOre, ...row }) => ({
      ...row,
      total: formatOre(BigInt(totalOre)),
      open: formatOre(BigInt(openOre)),
      overdue: row.dueOn < today,
    })),
  };
}
