import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { BillableLine, LineField, OneOffCharge, StandingCharge } from '../../domain/lines/charge-lines.ts';
import type { ItemId, LineId, OneOffLineId } from '../../domain/identifiers/ids.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { PricedItem } from '../../domain/items/item-price.ts';
import type { Discount } from '../../domain/lines/pricing.ts';

/** A line that a coming invoice may charge, as `LINES_SUBQUERY` reads it. */
export interface LineRow {
  standingLineId: LineId | null;
  position: number;
  setFields: LineField[] | null;
  oneOffLineId: OneOffLineId | null;
  itemId: ItemId | null;
  text: string | null;
  quantityMicro: string;
  unitPriceMicro: string;
  vatCode: VatCode;
  discountPercentMicro: string | null;
  discountOre: string | null;
  validFrom: CivilDate | null;
  validTo: CivilDate | null;
  prorated: boolean;
  followsItem: boolean;
  chargeOn: CivilDate | null;
  nameDa: string | null;
  nameEn: string | null;
  itemPriceMicro: string | null;
  datedPrices: { validFrom: CivilDate; unitPriceMicro: string }[] | null;
}

const STANDING = `
  select st.subscription_id "subscriptionId", null::uuid "debtorId", st.id "standingLineId", null::uuid "oneOffLineId",
    st.item_id "itemId", st.text, st.quantity_micro "quantityMicro", st.unit_price_micro "unitPriceMicro", st.vat_code "vatCode",
    st.discount_percent_micro "discountPercentMicro", st.discount_ore "discountOre", st.valid_from "validFrom", st.valid_to "validTo",
    st.prorated, st.follows_item "followsItem", null::date "chargeOn", 0 part, st.position, null::uuid sequence,
    st.set_fields "setFields"
  from standing_line st where st.replaced_at is null`;

const withItem = (lines: string) => `
select l.*, it.name_da "nameDa", it.name_en "nameEn", it.unit_price_micro "itemPriceMicro",
  case when l."followsItem" then (
    select jsonb_agg(jsonb_build_object('validFrom', p.valid_from, 'unitPriceMicro', p.unit_price_micro::text) order by p.valid_from)
    from item_price p where p.item_id = it.id) end "datedPrices"
from (${lines}) l left join item it on it.id = l."itemId"`;

/**
 * The versions of standing lines, those that have lapsed too, and one-off lines that wait. A condition on `l` follows, and the
 * order: `part, position, "validFrom" nulls first, sequence`. One-off lines of a group's member carry its `debtorId`.
 */
export const LINES_SUBQUERY = withItem(`${STANDING}
  union all
  select subscription_id, debtor_id, null, id, item_id, text, quantity_micro, unit_price_micro, vat_code,
    null, null, null, null, false, false, charge_on, 1, 0, id, null
  from one_off_line where invoice_id is null and withdrawn_at is null`);

/** The versions of standing lines alone. A condition on `l` follows, and the same order. */
export const VERSIONS_SUBQUERY = withItem(STANDING);

/** The line as the rules see it. */
export function billableLine(row: LineRow): BillableLine {
  const { standingLineId, oneOffLineId, chargeOn } = row;
  return standingLineId === null
    ? { kind: 'one_off', oneOffLineId, chargeOn, ...wordingOf(row) }
    : standingCharge({ ...row, standingLineId });
}

/** A version of a standing line as the rules see it. */
export function standingCharge(row: LineRow & { standingLineId: LineId }): StandingCharge {
  const { standingLineId, position, validFrom, validTo, prorated } = row;
  return {
    kind: 'standing',
    standingLineId,
    position,
    sets: row.setFields ?? [],
    discount: discountOf(row),
    validFrom,
    validTo,
    prorated,
    itemPrices: pricesOf(row),
    ...wordingOf(row),
  };
}

function wordingOf(row: LineRow): Omit<OneOffCharge, 'kind' | 'oneOffLineId' | 'chargeOn'> {
  return {
    itemId: row.itemId,
    itemNames: row.nameDa === null || row.nameEn === null ? null : { da: row.nameDa, en: row.nameEn },
    text: row.text,
    quantityMicro: BigInt(row.quantityMicro),
    unitPriceMicro: BigInt(row.unitPriceMicro),
    vatCode: row.vatCode,
  };
}

/** The discount that a standing line's row keeps. */
export function discountOf({
  discountPercentMicro,
  discountOre,
}: {
  discountPercentMicro: bigint | string | null;
  discountOre: bigint | string | null;
}): Discount | null {
  if (discountPercentMicro !== null) return { kind: 'percent', percentMicro: BigInt(discountPercentMicro) };
  return discountOre === null ? null : { kind: 'amount', amountOre: BigInt(discountOre) };
}

function pricesOf({ followsItem, itemPriceMicro, datedPrices }: LineRow): PricedItem | null {
  if (!followsItem || itemPriceMicro === null) return null;
  const prices = (datedPrices ?? []).map((price) => ({ ...price, unitPriceMicro: BigInt(price.unitPriceMicro) }));
  return { unitPriceMicro: BigInt(itemPriceMicro), prices };
}
