import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { isInForce } from '../../domain/lines/change-line.ts';
import type { StandingCharge } from '../../domain/lines/charge-lines.ts';
import { renderLineText } from '../../domain/lines/line-text.ts';
import { periodAt, periodIndexOf } from '../../domain/subscriptions/periods.ts';
import { editLine, type LineRefusal, versionsAt } from '../lines/edit-line.ts';
import type { LineHolder } from '../lines/load-line-holders.ts';
import type { LineEdit } from '../lines/write-line-edits.ts';
import type { SteppedLine } from '../words/indexations.ts';

/**
 * The edits by which a yearly step moves the lines whose prices are their own, from a day on: a line that is shared by days on that day,
 * another one from the period that begins on it or next. A line that is not in force then is none of them, nor is one whose price stays.
 * Nothing is written.
 */
export function indexLines(
  holder: LineHolder,
  step: { effectiveOn: CivilDate; nowMs: number; priceOf: (unitPriceMicro: bigint) => bigint },
): LineEdit[] | LineRefusal {
  const edits: LineEdit[] = [];
  for (const position of new Set(holder.versions.map((version) => version.position))) {
    const edit = editOf(holder, versionsAt(holder, position), step);
    if ('refusal' in edit) {
      if (edit.refusal === 'line_not_in_force' || edit.refusal === 'after_end') continue;
      return edit;
    }
    const { old, changed } = oldAndNew(edit);
    if (old.itemPrices === null && old.unitPriceMicro !== changed.unitPriceMicro) edits.push(edit);
  }
  return edits;
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

function editOf(
  holder: LineHolder,
  before: readonly StandingCharge[],
  { effectiveOn, nowMs, priceOf }: Parameters<typeof indexLines>[1],
): LineEdit | LineRefusal {
  const step = (prorated: boolean) =>
    editLine(holder, {
      before,
      change: ({ unitPriceMicro }) => ({ unitPriceMicro: priceOf(unitPriceMicro) }),
      effective: { kind: 'date', on: effectiveOn },
      prorated,
      nowMs,
    });
  const asked = step(before.find((version) => isInForce(version, effectiveOn))?.prorated ?? false);
  // The lines of an invoice that waits for approval are fixed: then it counts from the next period.
  return 'refusal' in asked && asked.refusal === 'awaits_approval' ? step(false) : asked;
}

function oldAndNew({ before, after, from }: LineEdit): { old: StandingCharge; changed: StandingCharge } {
  const old = before.find((version) => isInForce(version, from));
  const changed = after.find((version) => isInForce(version, from));
  if (old === undefined || changed === undefined) throw new Error('a price was moved that is not in force');
  return { old, changed };
}
