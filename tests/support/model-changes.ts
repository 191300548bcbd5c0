import { type Day, modelPeriod } from './model-calendar.ts';
import { lastDayOf, type ModelPause } from './model-standstill.ts';
import {
  conflict,
  invalid,
  isOver,
  type ModelRefusal,
  type ModelSubscription,
  nextPeriod,
} from './model-subscription.ts';

const NOT_FOUND: ModelRefusal = { status: 404, code: 'not_found' };

export const refusedWhenOver = (model: ModelSubscription): ModelRefusal | null =>
  isOver(model) ? conflict('subscription_over') : null;

/** What is used is billed: what is charged in arrears ends with today, and all else at once. */
export function cancelled(model: ModelSubscription): ModelSubscription {
  const period = nextPeriod(model);
  const isUsed = model.charge === 'arrears' && period !== null && period.from <= model.today;
  return isUsed
    ? { ...model, endOn: Math.min(model.endOn ?? Infinity, model.today) }
    : { ...model, status: 'cancelled' };
}

/** Why those days cannot be paused; null where they can. */
export function pauseRefusal(
  model: ModelSubscription,
  { from, to }: Pick<ModelPause, 'from' | 'to'>,
): ModelRefusal | null {
  const last = lastDayOf({ to });
  if (last < from) return invalid('/to', 'end_before_start');
  if (isOver(model)) return conflict('subscription_over');
  if (last < modelPeriod(model.schedule, model.nextIndex).from) return invalid('/to', 'already_billed');
  const overlaps = model.pauses.some((pause) => pause.from <= last && from <= lastDayOf(pause));
  return overlaps ? conflict('pauses_overlap') : null;
}

/** Why that pause, null where there is none such, cannot end before a day; null where it can. */
export function resumeRefusal(
  model: ModelSubscription,
  { pause, on }: { pause: ModelPause | null; on: Day },
): ModelRefusal | null {
  if (isOver(model)) return conflict('subscription_over');
  if (pause === null) return NOT_FOUND;
  if (on < model.today) return invalid('/from', 'in_the_past');
  return lastDayOf(pause) < on ? conflict('pause_over') : null;
}

/** Why the period from that day cannot be left out; null where it can. */
export function skipRefusal(model: ModelSubscription, from: Day): ModelRefusal | null {
  if (isOver(model)) return conflict('subscription_over');
  const index = indexFrom(model, from);
  if (modelPeriod(model.schedule, index).from !== from || (model.endOn !== null && from > model.endOn)) {
    return invalid('/periodFrom', 'not_a_period_start');
  }
  return index < model.nextIndex ? conflict('period_already_billed') : null;
}

/** Why the period from that day cannot be billed after all; null where it can. */
export function unskipRefusal(model: ModelSubscription, from: Day): ModelRefusal | null {
  return skipRefusal(model, from) ?? (model.skips.includes(indexFrom(model, from)) ? null : NOT_FOUND);
}

/** When the price of a line changes, and where in the request that is said. */
export interface ModelEffective {
  readonly asked: Day;
  readonly path: '/effective' | '/on';
}

/** Why the price of the line in that place cannot be changed from a day on; null where it can. */
export function priceChangeRefusal(
  model: ModelSubscription,
  { place, asked, path }: ModelEffective & { place: number },
): ModelRefusal | null {
  if (isOver(model)) return conflict('subscription_over');
  if (place >= model.lines.length) return NOT_FOUND;
  if (asked < model.schedule.start) return invalid(path, 'before_start');
  const { from } = modelPeriod(model.schedule, effectiveIndex(model, asked));
  return model.endOn !== null && from > model.endOn ? invalid(path, 'after_end') : null;
}

/** The first period from which a price counts that is asked for from a day on: the first one on it or after it that is not billed. */
export function effectiveIndex(model: ModelSubscription, asked: Day): number {
  return Math.max(model.nextIndex, indexFrom(model, asked));
}

export function withPrice(
  { priceChanges }: ModelSubscription,
  change: ModelSubscription['priceChanges'][number],
): ModelSubscription['priceChanges'] {
  const others = priceChanges.filter(({ place, index }) => place !== change.place || index !== change.index);
  return [...others, change].toSorted((one, other) => one.index - other.index);
}

/** The index of the first period that begins on that day or after it. */
export function indexFrom({ schedule }: ModelSubscription, day: Day): number {
  let index = 0;
  while (modelPeriod(schedule, index).from < day) index += 1;
  return index;
}
