import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import { LOOK_BACK, type Difference } from './difference.ts';

/** So many days are named. */
const NAMED_DAYS = 10;

const daysThatDiffer = ({ days, kept, counted }: { days: string; kept: string; counted: string }): string => `
with lately (day) as (${days}), kept as (${kept}), counted as (${counted})
select distinct day::text from (
  (table kept except table counted) union all (table counted except table kept)
) d order by day limit ${NAMED_DAYS}`;

// Days that were posted to lately: the others were looked at by the checks before.
const LEDGER = daysThatDiffer({
  days: `
  select booked_on from ledger_transfer where creditor_id = :creditor and id > uuidv7(-${LOOK_BACK})
  union select booked_on from ledger_sum where creditor_id = :creditor and id > uuidv7(-${LOOK_BACK})`,
  kept: `
  select booked_on "day", kind, debit, credit, sum(amount_ore) from ledger_sum
  where creditor_id = :creditor and booked_on in (select day from lately) group by 1, 2, 3, 4`,
  counted: `
  select booked_on "day", kind, debit, credit, sum(amount_ore) from ledger_transfer
  where creditor_id = :creditor and booked_on in (select day from lately) group by 1, 2, 3, 4`,
});

const documentRows = (part: 'lines' | 'vat', rows: string): string => `
  select i.issued_on "day", '${part}' part, ${part === 'lines' ? 'r.item_id' : 'null::uuid'} item_id, r.vat_code, r.vat_rate_bp,
    sum(case i.series when 'credit_note' then -1 else 1 end * r.${part === 'lines' ? 'net_ore' : 'vat_ore'})
  from invoice i
  cross join lateral (select * from ${rows} where invoice_id = i.id offset 0) r
  where i.creditor_id = :creditor and i.issued_on in (select day from lately) group by 1, 2, 3, 4, 5`;

const TURNOVER = daysThatDiffer({
  days: `
  select issued_on from invoice where creditor_id = :creditor and id > uuidv7(-${LOOK_BACK})
  union select issued_on from turnover_sum where creditor_id = :creditor and id > uuidv7(-${LOOK_BACK})`,
  kept: `
  select issued_on "day", part, item_id, vat_code, vat_rate_bp, sum(amount_ore) from turnover_sum
  where creditor_id = :creditor and issued_on in (select day from lately) group by 1, 2, 3, 4, 5`,
  counted: `${documentRows('lines', 'invoice_line')} union all ${documentRows('vat', 'invoice_vat')}`,
});

const SUMS = [
  ['ledger_sum', LEDGER],
  ['turnover_sum', TURNOVER],
] as const;

/** Days whose sums are not what was posted, or what their documents sold: figures of accounts, months and turnover are read of these sums. */
export async function findSumDifferences(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [sums, select] of SUMS) {
    const pieces = select.split(':creditor');
    const values = pieces.slice(1).map(() => creditorId);
    const rows = await em.execute<{ day: string }[]>(pieces.join('?'), values);
    if (rows.length === 0) continue;
    found.push({
      code: 'ledger_out_of_step',
      objectType: 'creditor',
      objectId: creditorId,
      objectKey: sums,
      details: { sums, days: rows.map(({ day }) => day) },
    });
  }
  return found;
}
