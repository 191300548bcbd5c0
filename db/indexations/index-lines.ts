import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { lineStepsOn } from '../../domain/indexations/indexation-steps.ts';
import { isPriceWithinLimits } from '../../domain/indexations/price-after-step.ts';
import { isInForce } from '../../domain/lines/change-line.ts';
import type { StandingCharge } from '../../domain/lines/charge-lines.ts';
import { renderLineText } from '../../domain/lines/line-text.ts';
import { formatMicro } from '../../domain/money/decimal.ts';
import { periodAt, periodIndexOf } from '../../domain/subscriptions/periods.ts';
import { editLine, type LineRefusal, versionsAt } from '../lines/edit-line.ts';
import type { LineHolder } from '../lines/load-line-holders.ts';
import type { LineEdit } from '../lines/write-line-edits.ts';
import type { SteppedLine } from '../words/indexations.ts';

/** Why a step cannot be taken as things stand. */
export type StepRefusal =
  | { readonly kind: 'missing'; readonly months: readonly string[] }
  | { readonly kind: 'out_of_range'; readonly detail: string }
  | { readonly kind: 'refused'; readonly refusal: LineRefusal['refusal'] };

interface Indexed {
  readonly effectiveOn: CivilDate;
  readonly nowMs: number;
  /** The price of a line from a day on, or the months whose index is lacking. */
  readonly priceOf: (
    versions: readonly StandingCharge[],
    on: CivilDate,
  ) => bigint | { readonly missing: readonly string[] };
}

/**
 * The edits by which a yearly step moves the lines whose prices are their own, from a day on: a line that is shared by days on that day,
 * another one from the period that begins on it or next, be it billed already or not. A line that is not in force then is none of them, nor
 * is one whose price stays. Nothing is written.
 */
export function indexLines(holder: LineHolder, step: Indexed): LineEdit[] | StepRefusal {
  const { schedule } = holder.settled;
  const edits: LineEdit[] = [];
  const missing = new Set<string>();
  for (const position of new Set(holder.versions.map((version) => version.position))) {
    const before = versionsAt(holder, position);
    const on = lineStepsOn(before, { schedule, effectiveOn: step.effectiveOn });
    const edit = editFrom(holder, { ...step, before, on });
    if (edit === null) continue;
    if (!('kind' in edit)) edits.push(edit);
    else if (edit.kind === 'missing') edit.months.forEach((month) => missing.add(month));
    else return edit;
  }
  return missing.size === 0 ? edits : { kind: 'missing', months: [...missing].toSorted() };
}

/** What a step has made of a line, as it is announced. */
export function steppedLine(edit: LineEdit): SteppedLine {
  const { holder, from } = edit;
  const { language, settled } = holder;
  const { old, changed } = oldAndNew(edit);
  const period = periodAt(settled.schedule, periodIndexOf(settled.schedule, from));
  return {
    position: old.position,
    text: renderLineText({ text: old.text ?? old.itemNames?.[language] ?? '', period, language }),
    oldUnitPriceMicro: old.unitPriceMicro.toString(),
    newUnitPriceMicro: changed.unitPriceMicro.toString(),
    effectiveOn: from,
  };
}

/**
 * The edit by which a line takes a price on the very day, or on the first one on which it can: the lines of an invoice that waits for
 * approval are fixed.
 */
export function setPriceFrom(
  holder: LineHolder,
  {
    before,
    on,
    unitPriceMicro,
    nowMs,
  }: { before: readonly StandingCharge[]; on: CivilDate; unitPriceMicro: bigint; nowMs: number },
): LineEdit | LineRefusal {
  const from = (day: CivilDate) =>
    editLine(holder, {
      before,
      change: { unitPriceMicro },
      effective: { kind: 'date', on: day },
      prorated: true,
      nowMs,
    });
  const asked = from(on);
  const isLater = 'refusal' in asked && (asked.refusal === 'awaits_approval' || asked.refusal === 'too_late');
  return isLater && asked.earliest !== null ? from(asked.earliest) : asked;
}

/** Null where the step leaves the line as it is. */
function editFrom(
  holder: LineHolder,
  { before, on, nowMs, priceOf }: Indexed & { before: readonly StandingCharge[]; on: CivilDate },
): LineEdit | StepRefusal | null {
  const inForce = before.find((version) => isInForce(version, on));
  if (inForce === undefined || inForce.itemPrices !== null) return null;
  const unitPriceMicro = priceOf(before, on);
  if (typeof unitPriceMicro !== 'bigint') return { kind: 'missing', months: unitPriceMicro.missing };
  const { position, quantityMicro, unitPriceMicro: oldUnitPriceMicro } = inForce;
  if (unitPriceMicro === oldUnitPriceMicro) return null;
  if (!isPriceWithinLimits(unitPriceMicro, { oldUnitPriceMicro, quantityMicro })) {
    return { kind: 'out_of_range', detail: `line ${position}: ${formatMicro(unitPriceMicro)}` };
  }
  const edit = setPriceFrom(holder, { before, on, unitPriceMicro, nowMs });
  if (!('refusal' in edit)) return edit;
  const { refusal } = edit;
  return refusal === 'line_not_in_force' || refusal === 'after_end' ? null : { kind: 'refused', refusal };
}

function oldAndNew({ before, after, from }: LineEdit): { old: StandingCharge; changed: StandingCharge } {
  const old = before.find((version) => isInForce(version, from));
  const changed = after.find((version) => isInForce(version, from));
  if (old === undefined || changed === undefined) throw new Error('a price was moved that is not in force');
  return { old, changed };
}
