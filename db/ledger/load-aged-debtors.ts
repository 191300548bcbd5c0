import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** How many days after its due date an invoice is late at least, class by class; what is not late is in none. */
const LATE_FROM = [1, 31, 61, 91] as const;

/** What was owed at the end of a day, by how late it was, and what there was to the good: øre. */
export interface AgedSums {
  readonly notDueOre: bigint;
  readonly days1To30Ore: bigint;
  readonly days31To60Ore: bigint;
  readonly days61To90Ore: bigint;
  readonly over90Ore: bigint;
  readonly openOre: bigint;
  readonly creditOre: bigint;
}

export interface AgedDebtor extends AgedSums {
  readonly debtorId: DebtorId;
  readonly customerNumber: string;
  readonly name: string;
}

interface Asked {
  readonly creditorId: CreditorId;
  readonly on: CivilDate;
}

/** The most postings whose debtors are gathered at once: where there are more, they are many of everybody's. */
const MAX_GATHERED = 10_000;

const SINCE = 'ledger_transfer where creditor_id = ? and debtor_id is not null and booked_on > ?';

const ofAge = (age: number, name: string) => `coalesce(sum(ore) filter (where age = ${age}), 0)::text "${name}"`;
const SUMS = `${ofAge(0, 'notDueOre')}, ${ofAge(1, 'days1To30Ore')}, ${ofAge(2, 'days31To60Ore')}, ${ofAge(3, 'days61To90Ore')},
  ${ofAge(4, 'over90Ore')}, coalesce(sum(ore) filter (where age >= 0), 0)::text "openOre", ${ofAge(-1, 'creditOre')}`;

/**
 * What was open on a day is what is open now without all that was posted since: nobody reads the years before. It is so for the debtors'
 * credit too, which is of no age. A condition on `debtor_id` may follow each part.
 */
function parts(isOneOfThem: string): string {
  const age = `width_bucket(?::date - b.due_on, array[${LATE_FROM.join()}]) age`;
  return `(
  select b.debtor_id, ${age}, b.open_ore ore from invoice_balance b where b.creditor_id = ? and b.open_ore > 0${isOneOfThem}
  union all
  select b.debtor_id, ${age}, t.amount_ore * ((t.credit = 'receivables')::int - (t.debit = 'receivables')::int)
  from (select * from ${SINCE}${isOneOfThem}) t join invoice_balance b on b.invoice_id = t.invoice_id
  where 'receivables' in (t.debit, t.credit)
  union all
  select debtor_id, -1, credit_ore from debtor_balance where creditor_id = ? and credit_ore > 0${isOneOfThem}
  union all
  select debtor_id, -1, amount_ore * ((debit = 'credits')::int - (credit = 'credits')::int) from ${SINCE}${isOneOfThem}
    and 'credits' in (debit, credit)
) p`;
}

const partsOf = ({ creditorId, on }: Asked, ...those: unknown[]): unknown[] => {
  const since = [creditorId, on, ...those];
  return [on, creditorId, ...those, on, ...since, creditorId, ...those, ...since];
};

type SumRow = { readonly [Sum in keyof AgedSums]: string };

/** Of all debtors together. It passes all that is open, and all that was posted since. */
export async function loadAgedTotals(em: EntityManager, asked: Asked): Promise<AgedSums> {
  const [row] = await em.execute<SumRow[]>(`select ${SUMS} from ${parts('')}`, partsOf(asked));
  if (row === undefined) throw new Error('nothing was added up');
  return sumsOf(row);
}

/** Who owed something at the end of a day, or had anything to the good, newest debtor first from after one on. */
export async function* walkAgedDebtors(
  em: EntityManager,
  {
    creditorId,
    on,
    after: start,
    rowsAtATime,
  }: Asked & { readonly after: string | null; readonly rowsAtATime: number },
): AsyncGenerator<AgedDebtor> {
  const candidates = await candidatesOf(em, { creditorId, on });
  for (let after = start; ;) {
    const ids = await candidates({ after, limit: rowsAtATime });
    yield* await loadAged(em, { creditorId, on, ids });
    if (ids.length < rowsAtATime) return;
    after = ids.at(-1) ?? null;
  }
}

/** Finds debtors who may have owed something: those who do now, and those on whose account something was posted since. */
async function candidatesOf(em: EntityManager, { creditorId, on }: Asked) {
  const [since] = await em.execute<{ postings: number }[]>(
    `select count(*)::int postings from (select from ${SINCE} limit ${MAX_GATHERED + 1}) s`,
    [creditorId, on],
  );
  // Few are gathered by their days; of many each debtor has some, and they are walked by debtor.
  const gathered = (since?.postings ?? 0) <= MAX_GATHERED ? 'offset 0' : '';
  return async ({ after, limit }: { after: string | null; limit: number }): Promise<DebtorId[]> => {
    const newest = `debtor_id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') order by debtor_id desc limit ${limit}`;
    const rows = await em.execute<{ id: DebtorId }[]>(
      `select debtor_id id from (
         (select distinct debtor_id from invoice_balance where creditor_id = ? and open_ore > 0 and ${newest})
         union (select distinct debtor_id from debtor_balance where creditor_id = ? and credit_ore > 0 and ${newest})
         union (select distinct debtor_id from (select debtor_id from ${SINCE} ${gathered}) s where ${newest})
       ) found order by debtor_id desc limit ${limit}`,
      [creditorId, after, creditorId, after, creditorId, on, after],
    );
    return rows.map(({ id }) => id);
  };
}

async function loadAged(
  em: EntityManager,
  { ids, ...asked }: Asked & { readonly ids: readonly DebtorId[] },
): Promise<AgedDebtor[]> {
  const those = `{${ids.join()}}`;
  const rows = await em.execute<(SumRow & Pick<AgedDebtor, 'debtorId' | 'customerNumber' | 'name'>)[]>(
    `select a.*, d.customer_number "customerNumber", d.name
     from (select debtor_id "debtorId", ${SUMS} from ${parts(' and debtor_id = any(?::uuid[])')} group by debtor_id) a
     join debtor d on d.id = a."debtorId"
     where a."openOre" <> '0' or a."creditOre" <> '0' or a."notDueOre" <> '0' order by d.id desc`,
    partsOf(asked, those),
  );
  return rows.map(({ debtorId, customerNumber, name, ...sums }) => ({
    debtorId,
    customerNumber,
    name,
    ...sumsOf(sums),
  }));
}

function sumsOf(row: SumRow): AgedSums {
  return {
    notDueOre: BigInt(row.notDueOre),
    days1To30Ore: BigInt(row.days1To30Ore),
    days31To60Ore: BigInt(row.days31To60Ore),
    days61To90Ore: BigInt(row.days61To90Ore),
    over90Ore: BigInt(row.over90Ore),
    openOre: BigInt(row.openOre),
    creditOre: BigInt(row.creditOre),
  };
}
