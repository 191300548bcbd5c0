import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Selection } from '../http/conditions.ts';
import type { debtorBalanceAnswer } from './account-fields.ts';

interface BalanceRow {
  debtorId: DebtorId;
  customerNumber: string;
  name: string;
  openOre: string;
  overdueOre: string;
  creditOre: string;
  oldestDueOn: CivilDate | null;
}

/** What a debtor `d` owes on a day, which is its value, is `o`; what the debtor has to the good is `b`. */
export const JOIN_BALANCES = `
left join debtor_balance b on b.debtor_id = d.id
cross join lateral (
  select coalesce(sum(open_ore), 0) open_ore, coalesce(sum(open_ore) filter (where due_on < ?), 0) overdue_ore, min(due_on) oldest_due_on
  from invoice_balance where creditor_id = d.creditor_id and debtor_id = d.id and open_ore > 0
) o`;

const SELECT = `
select d.id "debtorId", d.customer_number "customerNumber", d.name, o.open_ore::text "openOre", o.overdue_ore::text "overdueOre",
  coalesce(b.credit_ore, 0)::text "creditOre", o.oldest_due_on "oldestDueOn"
from debtor d ${JOIN_BALANCES}`;

/** What of balances is summed up on a day, which is its value; a `where` on `d`, `o` and `b` follows. */
export const SUM_BALANCES = `select o.open_ore open, o.overdue_ore overdue, b.credit_ore credit from debtor d ${JOIN_BALANCES}`;

/**
 * What debtors that meet a condition on `d`, `o` and `b` owe and have to the good on a day, newest debtor first or in the order given; what is
 * overdue is told in øre too.
 */
export async function findBalances(
  em: EntityManager,
  {
    creditorId,
    today,
    where,
    values,
    order = 'd.id desc',
    limit,
  }: Selection & { readonly today: CivilDate; readonly order?: string },
): Promise<(z.input<typeof debtorBalanceAnswer> & { overdueOre: string })[]> {
  const rows = await em.execute<BalanceRow[]>(
    `${SELECT} where d.creditor_id = ? and ${where} order by ${order} limit ?`,
    [today, creditorId, ...values, limit],
  );
  return rows.map(({ openOre, overdueOre, creditOre, ...row }) => ({
    ...row,
    overdueOre,
    open: formatOre(BigInt(openOre)),
    overdue: formatOre(BigInt(overdueOre)),
    credit: formatOre(BigInt(creditOre)),
    balance: formatOre(BigInt(openOre) - BigInt(creditOre)),
  }));
}
