import { addDays, type CivilDate } from '../calendar/calendar.ts';
import { isInForce } from '../lines/change-line.ts';
import type { StandingCharge } from '../lines/charge-lines.ts';
import type { MovedLine, TakenStep } from './price-after-step.ts';

/**
 * The step that is announced and yet to come which a change of a line's price would contradict: one after which the line would cost
 * something else than the debtor has been told, or which would end a price that was agreed after it was announced. Null where there is none: the
 * price counts from after the step, or is the one before it or after it.
 * @param before the versions of the line, in the order of their days; `after` once it is changed.
 */
export function contradictedStep(
  { before, after }: { before: readonly StandingCharge[]; after: readonly StandingCharge[] },
  { taken, today }: { taken: readonly TakenStep[]; today: CivilDate },
): MovedLine | null {
  const position = after[0]?.position;
  const coming = taken.flatMap(({ lines }) => lines.filter((line) => line.position === position));
  const changedTo = (day: CivilDate) => {
    const price = priceOn(after, day);
    return price === priceOn(before, day) ? undefined : price;
  };
  const contradicts = ({ effectiveOn, oldUnitPriceMicro: from, newUnitPriceMicro: to }: MovedLine): boolean => {
    if (effectiveOn <= today) return false;
    const [then, until] = [changedTo(effectiveOn), changedTo(addDays(effectiveOn, -1))];
    return (then !== undefined && then !== to) || (until !== undefined && until !== from && until !== to);
  };
  return coming.find(contradicts) ?? null;
}

/** The line's own price on a day; null where it follows its item's, or is not in force. */
function priceOn(versions: readonly StandingCharge[], day: CivilDate): bigint | null {
  const inForce = versions.find((version) => isInForce(version, day));
  return inForce === undefined || inForce.itemPrices !== null ? null : inForce.unitPriceMicro;
}
