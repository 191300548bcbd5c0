import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { ChangedAdjustment } from '../../domain/invoices/credit-days.ts';
import { MICRO, MICRO_PER_ORE } from '../../domain/money/decimal.ts';
import type { EntityManager } from '../orm.ts';
import { toStoredParts } from './day-entries.ts';

const WITHDRAW = `
update one_off_line o set withdrawn_at = now() from jsonb_array_elements_text(?::jsonb) as v (id)
where o.creditor_id = ? and o.id = v.id::uuid and o.invoice_id is null and o.withdrawn_at is null`;

const CHANGE = `
with given as (
  select * from jsonb_to_recordset(?::jsonb) as v (id uuid, text text, quantity_micro bigint, unit_price_micro bigint, parts jsonb)
), entries as (
  update day_entry e set parts = g.parts from given g where e.one_off_line_id = g.id and e.kind = 'adjusted'
)
update one_off_line o set text = g.text, quantity_micro = g.quantity_micro, unit_price_micro = g.unit_price_micro
from given g where o.creditor_id = ? and o.id = g.id and o.invoice_id is null and o.withdrawn_at is null`;

/** Makes lines that wait come to what is left of them, and withdraws those of which nothing is. */
export async function writeChangedAdjustments(
  em: EntityManager,
  { creditorId, changed }: { creditorId: CreditorId; changed: readonly ChangedAdjustment[] },
): Promise<void> {
  const gone = changed.filter(({ left }) => left === null).map(({ oneOffLineId }) => oneOffLineId);
  if (gone.length > 0) await em.execute(WITHDRAW, [JSON.stringify(gone), creditorId]);
  const kept = changed.flatMap(({ oneOffLineId: id, left }) =>
    left === null
      ? []
      : {
          id,
          text: left.text,
          quantity_micro: MICRO.toString(),
          unit_price_micro: (left.netOre * MICRO_PER_ORE).toString(),
          parts: toStoredParts(left.parts),
        },
  );
  if (kept.length > 0) await em.execute(CHANGE, [JSON.stringify(kept), creditorId]);
}
