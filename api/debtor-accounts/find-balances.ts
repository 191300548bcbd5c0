import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
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

/** What a debtor `d` owes on a day, which is its value, and has to the good is `o`: looked up for each debtor by itself. */
export const JOIN_BALANCES = `
left join debtor_balance b on b.debtor_id = d.id
cross join lateral (
  select coalesce(sum(open_ore), 0) open_ore, coalesce(sum(open_ore) filter (where due_on < ?), 0) overdue_ore, min(due_on) oldest_due_on,
    coalesce(b.credit_ore, 0) credit_ore
  from invoice_balance where creditor_id = d.creditor_id and debtor_id = d.id and open_ore > 0
) o`;

/**
 * `o` of all debtors who owe or have something to the good; its values are a day and twice the creditor. It is added up of what is open by an index
 * that holds nothing else, which takes less than to look it up for each of many.
 */
const ALL_BALANCES = `(
  select coalesce(owed.debtor_id, good.debtor_id) debtor_id, coalesce(owed.open_ore, 0) open_ore, coalesce(owed.overdue_ore, 0) overdue_ore,
    owed.oldest_due_on, coalesce(good.credit_ore, 0) credit_ore
  from (
    select debtor_id, sum(open_ore) open_ore, sum(open_ore) filter (where due_on < ?) overdue_ore, min(due_on) oldest_due_on
    from invoice_balance where creditor_id = ? and open_ore > 0 group by debtor_id) owed
  full join (select debtor_id, credit_ore from debtor_balance where creditor_id = ? and credit_ore > 0) good on good.debtor_id = owed.debtor_id
) o`;

const COLUMNS = `
select d.id "debtorId", d.customer_number "customerNumber", d.name, o.open_ore::text "openOre", o.overdue_ore::text "overdueOre",
  o.credit_ore::text "creditOre", o.oldest_due_on "oldestDueOn"`;

const WITH_NAMES = 'join debtor d on d.id = o.debtor_id';

/** What of all balances is summed up on a day; its values are those of `ALL_BALANCES`, and a `where` on `o` follows, on `d` too where it is named. */
export const sumBalances = ({ isNamed }: { isNamed: boolean }) =>
  `select o.open_ore open, o.overdue_ore overdue, o.credit_ore credit from ${ALL_BALANCES} ${isNamed ? WITH_NAMES : ''}`;

/** What a debtor owes and has to the good on a day; null where the creditor has no such debtor. */
export async function findBalance(
  em: EntityManager,
  { creditorId, today, debtorId }: { creditorId: CreditorId; today: CivilDate; debtorId: DebtorId },
): Promise<ShownBalance | null> {
  const sql = `${COLUMNS} from debtor d ${JOIN_BALANCES} where d.creditor_id = ? and d.id = ?`;
  const [row] = await em.execute<BalanceRow[]>(sql, [today, creditorId, debtorId]);
  return row === undefined ? null : showBalance(row);
}

/**
 * What those owe and have to the good on a day who owe or have anything and meet a condition on `o`, newest debtor first or in the order given;
 * what is overdue is told in øre too. The condition is on the debtor `d` too where it is named.
 */
export async function findBalances(
  em: EntityManager,
  {
    creditorId,
    today,
    where,
    values,
    isNamed,
    order = 'o.debtor_id desc',
    limit,
  }: Selection & { readonly today: CivilDate; readonly isNamed: boolean; readonly order?: string },
): Promise<ShownBalance[]> {
  // Only those that are shown need a name, unless it decides who is.
  const shown = `where ${where} order by ${order} limit ?`;
  const from = isNamed
    ? `${ALL_BALANCES} ${WITH_NAMES} ${shown}`
    : `(select * from ${ALL_BALANCES} ${shown}) o ${WITH_NAMES} order by ${order}`;
  const rows = await em.execute<BalanceRow[]>(`${COLUMNS} from ${from}`, [
    today,
    creditorId,
    creditorId,
    ...values,
    limit,
  ]);
  return rows.map(showBalance);
}

type ShownBalance = z.input<typeof debtorBalanceAnswer> & { readonly overdueOre: string };

function showBalance({ openOre, overdueOre, creditOre, ...row }: BalanceRow): ShownBalance {
  return {
    ...row,
    overdueOre,
    open: formatOre(BigInt(openOre)),
    overdue: formatOre(BigInt(overdueOre)),
    credit: formatOre(BigInt(creditOre)),
    balance: formatOre(BigInt(openOre) - BigInt(creditOre)),
  };
}
