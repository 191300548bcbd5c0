import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, ItemId } from '../../domain/identifiers/ids.ts';
import { spreadVat } from '../../domain/money/spread-vat.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { EntityManager } from '../orm.ts';

/** What was sold of an item by one VAT code, less what was credited. */
export interface Turnover {
  /** Null for lines without an item. */
  readonly itemId: ItemId | null;
  readonly itemNumber: string | null;
  readonly itemName: string | null;
  readonly vatCode: VatCode;
  readonly vatRateBp: number;
  readonly netOre: bigint;
  readonly vatOre: bigint;
}

const NETS = `
select t.*, n.item_number "itemNumber", n.name_da "itemName"
from (
  select item_id "itemId", vat_code "vatCode", vat_rate_bp "vatRateBp", sum(amount_ore)::text "netOre"
  from turnover_sum where creditor_id = ? and issued_on between ? and ? and part = 'lines' group by 1, 2, 3
) t left join item n on n.creditor_id = ? and n.id = t."itemId"
order by n.item_number nulls last, t."vatCode" desc, t."vatRateBp" desc`;

const VAT = `
select vat_code "vatCode", vat_rate_bp "vatRateBp", sum(amount_ore)::text "vatOre"
from turnover_sum where creditor_id = ? and issued_on between ? and ? and part = 'vat' group by 1, 2`;

type NetRow = Omit<Turnover, 'netOre' | 'vatOre'> & { readonly netOre: string };
type VatRow = Pick<Turnover, 'vatCode' | 'vatRateBp'> & { readonly vatOre: string };

/**
 * What a creditor's invoices and credit notes of a span of days come to, by item and VAT code. Net amounts and VAT of a code add up to those
 * of the documents; VAT is reckoned on documents and not on lines, and shared out over the items.
 */
export async function loadTurnover(
  em: EntityManager,
  { creditorId, from, to }: { creditorId: CreditorId; from: CivilDate; to: CivilDate },
): Promise<Turnover[]> {
  const rows = await em.execute<NetRow[]>(NETS, [creditorId, from, to, creditorId]);
  const vats = await em.execute<VatRow[]>(VAT, [creditorId, from, to]);
  return vats
    .flatMap(({ vatCode, vatRateBp, vatOre }) => {
      const ofCode = rows.filter((row) => row.vatCode === vatCode && row.vatRateBp === vatRateBp);
      const nets = ofCode.map(({ netOre }) => BigInt(netOre));
      const parts = spreadVat(nets, { vatRateBp, vatOre: BigInt(vatOre) });
      return ofCode.map((row, nth) => ({ row, netOre: nets[nth] ?? 0n, vatOre: parts[nth] ?? 0n }));
    })
    .toSorted((one, other) => rows.indexOf(one.row) - rows.indexOf(other.row))
    .map(({ row, netOre, vatOre }) => ({ ...row, netOre, vatOre }));
}
