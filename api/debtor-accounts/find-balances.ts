import type { z } from 'zod';
import { uuidArray } from '../../db/lines/load-line-holders.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { allOf, andAlso, type Condition, type Conditions } from '../http/conditions.ts';
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

/** Whose balances, and on which day. What is null is not asked for. */
export interface AskedBalances {
  readonly creditorId: CreditorId;
  readonly today: CivilDate;
  readonly isOverdue: boolean | null;
  readonly hasCredit: boolean | null;
  readonly debtors: readonly DebtorId[] | null;
  /** Of a debtor `d`; where the debtors are too many to be named one by one. */
  readonly named: Condition;
}

/** What a debtor `d` owes on a day, which is its value, and has to the good is `o`: looked up for each debtor by itself. */
export const JOIN_BALANCES = `
cross join lateral (
  select coalesce(sum(open_ore), 0) open_ore, coalesce(sum(open_ore) filter (where due_on < ?), 0) overdue_ore, min(due_on) oldest_due_on,
    coalesce((select credit_ore from debtor_balance where debtor_id = d.id), 0) credit_ore
  from invoice_balance where creditor_id = d.creditor_id and debtor_id = d.id and open_ore > 0
) o`;

const COLUMNS = `
select d.id "debtorId", d.customer_number "customerNumber", d.name, o.open_ore::text "openOre", o.overdue_ore::text "overdueOre",
  o.credit_ore::text "creditOre", o.oldest_due_on "oldestDueOn"`;

/** The most debtors that are looked up in one statement of a walk. */
const MAX_AT_A_TIME = 1000;

/** What a debtor owes and has to the good on a day; null where the creditor has no such debtor. */
export async function findBalance(
  em: EntityManager,
  { creditorId, today, debtorId }: { creditorId: CreditorId; today: CivilDate; debtorId: DebtorId },
): Promise<ShownBalance | null> {
  const sql = `${COLUMNS} from debtor d ${JOIN_BALANCES} where d.creditor_id = ? and d.id = ?`;
  const [row] = await em.execute<BalanceRow[]>(sql, [today, creditorId, debtorId]);
  return row === undefined ? null : showBalance(row);
}

/** Who owes or has anything to the good, newest debtor first from after one on: some are found by the indexes at a time, and what each owes is looked up. */
export async function* walkBalances(
  em: EntityManager,
  { asked, after: start, rowsAtATime }: { asked: AskedBalances; after: string | null; rowsAtATime: number },
): AsyncGenerator<ShownBalance> {
  for (let after = start, limit = rowsAtATime; ; limit = Math.min(limit * 4, MAX_AT_A_TIME)) {
    const { sql, values } = nextDebtors({ asked, after, limit });
    const [isNamed, ...names] = asked.named === false ? ['true'] : asked.named;
    const rows = await em.execute<(BalanceRow & { isNamed: boolean | null })[]>(
      `${COLUMNS}, ${isNamed} "isNamed" from (${sql}) w join debtor d on d.id = w.debtor_id ${JOIN_BALANCES} order by d.id desc`,
      [...names, ...values, asked.today],
    );
    for (const { isNamed: isOneOfThem, ...row } of rows)
      if (isOneOfThem === true && isAsked(row, asked)) yield showBalance(row);
    if (rows.length < limit) return;
    after = rows.at(-1)?.debtorId ?? null;
  }
}

/** Debtors among whom those are who are asked for, the newest first. */
function nextDebtors({ asked, after, limit }: { asked: AskedBalances; after: string | null; limit: number }): Source {
  const { isOverdue, hasCredit, today } = asked;
  const before: Condition = ['debtor_id < ?', after];
  const owing = andAlso(ofThose(asked, 'open_ore > 0'), before, isOverdue === true && ['due_on < ?', today]);
  const good = andAlso(ofThose(asked, 'credit_ore > 0'), before);
  const sources: [string, Conditions][] = [];
  if (hasCredit !== true) sources.push(['invoice_balance', owing]);
  if (isOverdue !== true || hasCredit === true) sources.push(['debtor_balance', good]);
  const newest = `order by debtor_id desc limit ${limit}`;
  const each = sources.map(
    ([table, { where }]) => `(select distinct debtor_id from ${table} where ${where} ${newest})`,
  );
  return {
    sql: `select debtor_id from (${each.join(' union ')}) u ${newest}`,
    values: sources.flatMap(([, { values }]) => values),
  };
}

function isAsked({ overdueOre, creditOre }: BalanceRow, { isOverdue, hasCredit }: AskedBalances): boolean {
  return (
    (isOverdue === null || BigInt(overdueOre) > 0n === isOverdue) &&
    (hasCredit === null || BigInt(creditOre) > 0n === hasCredit)
  );
}

/** Who is late with most, from after an amount and a debtor on; what is overdue is told in øre too. */
export async function findMostOverdue(
  em: EntityManager,
  { asked, after, limit }: { asked: AskedBalances; after: { value: string; id: string } | null; limit: number },
): Promise<ShownBalance[]> {
  const { sql, values, isNamed } = allBalances(asked);
  const { where, values: more } = andAlso(conditionsOf(asked), [
    '(o.overdue_ore, o.debtor_id) < (?, ?)',
    after?.value,
    after?.id,
  ]);
  const shown = `where ${where} order by o.overdue_ore desc, o.debtor_id desc limit ?`;
  // Only those that are shown need a name, unless it decides who is.
  const from = isNamed
    ? `${sql} ${shown}`
    : `(select * from ${sql} ${shown}) o join debtor d on d.id = o.debtor_id order by o.overdue_ore desc, o.debtor_id desc`;
  const rows = await em.execute<BalanceRow[]>(`${COLUMNS} from ${from}`, [...values, ...more, limit]);
  return rows.map(showBalance);
}

/** What of balances is summed up. */
export function balancesToSum(asked: AskedBalances): Conditions & { readonly select: string } {
  const { sql, values } = allBalances(asked);
  const { where, values: more } = conditionsOf(asked);
  return {
    select: `select o.open_ore open, o.overdue_ore overdue, o.credit_ore credit from ${sql}`,
    where,
    values: [...values, ...more],
  };
}

interface Source {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * `o` of all debtors who owe or have something to the good, and where the name decides the debtor `d`. It is added up of what is open by an index
 * that holds nothing else, which takes less than to look it up for each of many.
 */
function allBalances(asked: AskedBalances): Source & { readonly isNamed: boolean } {
  const [owing, good] = [ofThose(asked, 'open_ore > 0'), ofThose(asked, 'credit_ore > 0')];
  const isNamed = asked.named !== false;
  const sql = `(
  select coalesce(owed.debtor_id, good.debtor_id) debtor_id, coalesce(owed.open_ore, 0) open_ore, coalesce(owed.overdue_ore, 0) overdue_ore,
    owed.oldest_due_on, coalesce(good.credit_ore, 0) credit_ore
  from (
    select debtor_id, sum(open_ore) open_ore, sum(open_ore) filter (where due_on < ?) overdue_ore, min(due_on) oldest_due_on
    from invoice_balance where ${owing.where} group by debtor_id) owed
  full join (select debtor_id, credit_ore from debtor_balance where ${good.where}) good on good.debtor_id = owed.debtor_id
) o ${isNamed ? 'cross join lateral (select * from debtor where id = o.debtor_id offset 0) d' : ''}`;
  return { sql, values: [asked.today, ...owing.values, ...good.values], isNamed };
}

const ofThose = ({ creditorId, debtors }: AskedBalances, condition: string): Conditions =>
  allOf([
    ['creditor_id = ?', creditorId],
    [condition],
    debtors !== null && ['debtor_id = any(?::uuid[])', uuidArray(debtors)],
  ]);

const conditionsOf = ({ isOverdue, hasCredit, named }: AskedBalances): Conditions =>
  allOf([
    isOverdue !== null && [`o.overdue_ore ${isOverdue ? '>' : '='} 0`],
    hasCredit !== null && [`o.credit_ore ${hasCredit ? '>' : '='} 0`],
    named,
  ]);

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
