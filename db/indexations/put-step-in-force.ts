import { isInForce } from '../../domain/lines/change-line.ts';
import { IndexationStep } from '../entities/indexation-step.ts';
import { versionsAt } from '../lines/edit-line.ts';
import type { LineHolder } from '../lines/load-line-holders.ts';
import { type LineEdit, writeLineEdits } from '../lines/write-line-edits.ts';
import type { EntityManager } from '../orm.ts';
import type { SteppedLine } from '../words/indexations.ts';
import { setPriceFrom, type StepRefusal } from './index-lines.ts';
import { movedLine } from './load-taken-steps.ts';

/**
 * Puts a step in force whose announcement has been sent: its lines take the prices as they were announced. A line whose price a person has
 * changed since, or that is not in force any more, stays as it is. Answers why a line cannot take its price; then nothing is written.
 * @param holder held by the caller's transaction.
 */
export async function putStepInForce(
  em: EntityManager,
  { holder, step, nowMs }: { holder: LineHolder; step: IndexationStep; nowMs: number },
): Promise<StepRefusal | null> {
  const { creditorId } = holder;
  const edits: LineEdit[] = [];
  const lines: SteppedLine[] = [];
  for (const line of step.lines) {
    const edit = editOf(holder, { line, nowMs });
    if (edit !== null && 'kind' in edit) return edit;
    if (edit !== null) edits.push(edit);
    lines.push(edit === null ? line : { ...line, effectiveOn: edit.from });
  }
  await writeLineEdits(em, { creditorId, edits });
  await em.nativeUpdate(IndexationStep, { id: step.id }, { lines, inForceAt: new Date() });
  return null;
}

function editOf(
  holder: LineHolder,
  { line, nowMs }: { line: SteppedLine; nowMs: number },
): LineEdit | StepRefusal | null {
  const { position, oldUnitPriceMicro, newUnitPriceMicro: unitPriceMicro, effectiveOn: on } = movedLine(line);
  const before = versionsAt(holder, position);
  const inForce = before.find((version) => isInForce(version, on));
  if (inForce === undefined || inForce.itemPrices !== null || inForce.unitPriceMicro !== oldUnitPriceMicro) return null;
  const edit = setPriceFrom(holder, { before, on, unitPriceMicro, nowMs });
  if (!('refusal' in edit)) return edit;
  const { refusal } = edit;
  return refusal === 'line_not_in_force' || refusal === 'after_end' ? null : { kind: 'refused', refusal };
}
