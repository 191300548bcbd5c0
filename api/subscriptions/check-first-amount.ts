import { discountOf } from '../../db/lines/billable-lines.ts';
import { type BillableLine, chargeLines } from '../../domain/lines/charge-lines.ts';
import { MAX_AMOUNT_ORE } from '../../domain/money/money.ts';
import { planPeriod } from '../../domain/subscriptions/plan-period.ts';
import { invoiceTotals } from '../../domain/money/vat.ts';
import { ApiProblem } from '../http/problem.ts';
import type { OneOffLineRow, StandingLineRow } from '../lines/insert-lines.ts';
import type { PricedLine, PriceList } from '../lines/price-lines.ts';
import type { SubscriptionBody } from './subscription-fields.ts';

/**
 * Sums up the first invoice of a subscription that is not written yet.
 * @throws ApiProblem where no collection could hold its total. The members of a group are not known here: each of them is checked
 * when it is billed.
 */
export function checkFirstAmount(
  { kind, startOn, interval, alignment, endOn, ...rules }: SubscriptionBody,
  {
    standingLines,
    oneOffLines,
    priceList,
  }: { standingLines: readonly StandingLineRow[]; oneOffLines: readonly OneOffLineRow[]; priceList: PriceList },
): void {
  if (kind === 'group') return;
  const bounds = { from: null, to: endOn };
  const plan = planPeriod({ start: startOn, interval, alignment }, { index: 0, bounds, rules });
  if (plan === null) return;
  const lines = [
    ...standingLines.map((line) => standingCharge(line, priceList)),
    ...oneOffLines.map((line): BillableLine => ({
      ...line,
      ...namesOf(line, priceList),
      kind: 'one_off',
      oneOffLineId: line.id,
    })),
  ];
  const charged = chargeLines(lines, { plan, issuedOn: priceList.today, language: 'da' });
  if (invoiceTotals(charged).totalOre > MAX_AMOUNT_ORE) throw new ApiProblem('amount_too_large');
}

function standingCharge(line: StandingLineRow, priceList: PriceList): BillableLine {
  const listed = line.itemId === null ? undefined : priceList.items.get(line.itemId);
  return {
    ...line,
    ...namesOf(line, priceList),
    kind: 'standing',
    standingLineId: line.id,
    sets: [],
    discount: discountOf(line),
    itemPrices:
      line.followsItem && listed !== undefined
        ? { unitPriceMicro: listed.item.unitPriceMicro, prices: listed.prices }
        : null,
  };
}

function namesOf({ itemId }: PricedLine, { items }: PriceList): Pick<BillableLine, 'itemNames'> {
  const item = itemId === null ? undefined : items.get(itemId)?.item;
  return { itemNames: item === undefined ? null : { da: item.nameDa, en: item.nameEn } };
}
