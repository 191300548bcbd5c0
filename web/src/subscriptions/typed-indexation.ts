import type { components } from '../api/schema.ts';
import { numberOf } from './typed-terms.ts';

type Input = components['schemas']['IndexationInput'];
type Rule = components['schemas']['Indexation']['indexation'];

/** A yearly rule as it stands in a form. */
export interface TypedIndexation {
  readonly kind: Input['rule']['kind'];
  readonly percent: string;
  readonly table: string;
  readonly baseMonth: string;
  readonly floorPercent: string;
  readonly capPercent: string;
  readonly month: string;
  readonly day: string;
  readonly noticeDays: string;
  readonly fromOn: string;
}

const NEW: TypedIndexation = {
  kind: 'percent',
  percent: '',
  table: '',
  baseMonth: '',
  floorPercent: '',
  capPercent: '',
  month: '1',
  day: '1',
  noticeDays: '30',
  fromOn: '',
};

export function typedIndexationOf(before: Rule): TypedIndexation {
  if (before === null) return NEW;
  const { rule, month, day, noticeDays } = before;
  const days = { ...NEW, kind: rule.kind, month: `${month}`, day: `${day}`, noticeDays: `${noticeDays}` };
  if (rule.kind === 'percent') return { ...days, percent: rule.percent };
  const { table, baseMonth, floorPercent, capPercent } = rule;
  return { ...days, table, baseMonth, floorPercent: floorPercent ?? '', capPercent: capPercent ?? '' };
}

export function indexationInput(typed: TypedIndexation): Input {
  const { kind, percent, table, baseMonth, floorPercent, capPercent, fromOn } = typed;
  return {
    rule:
      kind === 'percent'
        ? { kind, percent }
        : { kind, table, baseMonth, floorPercent: floorPercent || null, capPercent: capPercent || null },
    month: numberOf(typed.month),
    day: numberOf(typed.day),
    noticeDays: numberOf(typed.noticeDays),
    ...(fromOn === '' ? {} : { fromOn }),
  };
}
