import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { EntityManager } from '../orm.ts';

/** What an invoice leaves to the next one of its debtor. */
export interface NewCarriedLine {
  readonly fromInvoiceId: InvoiceId;
  readonly text: string;
  readonly quantityMicro: bigint;
  readonly unitPriceMicro: bigint;
  readonly vatCode: VatCode;
}

// Of a group it belongs to the member alone.
const INSERT = `
insert into one_off_line (id, creditor_id, subscription_id, debtor_id, text, quantity_micro, unit_price_micro, vat_code,
  carried_from_invoice_id)
select uuidv7(), i.creditor_id, i.subscription_id, case s.kind when 'group' then i.debtor_id end, v.text, v.quantity_micro,
  v.unit_price_micro, v.vat_code, i.id
from jsonb_to_recordset(?::jsonb) as v (invoice_id uuid, text text, quantity_micro bigint, unit_price_micro bigint, vat_code text)
join invoice i on i.id = v.invoice_id and i.creditor_id = ?
join subscription s on s.id = i.subscription_id`;

/** Lays ready what invoices leave to the next one. */
export async function insertCarriedLines(
  em: EntityManager,
  { creditorId, lines }: { creditorId: CreditorId; lines: readonly NewCarriedLine[] },
): Promise<void> {
  if (lines.length === 0) return;
  const records = lines.map((line) => ({
    invoice_id: line.fromInvoiceId,
    text: line.text,
    quantity_micro: line.quantityMicro.toString(),
    unit_price_micro: line.unitPriceMicro.toString(),
    vat_code: line.vatCode,
  }));
  await em.execute(INSERT, [JSON.stringify(records), creditorId]);
}
