import type { FieldProblem } from '../api/api-error.ts';

const names = new WeakMap<FieldProblem, string>();

/** That a problem stands at the field of this label. */
export function nameField(problem: FieldProblem, label: string): void {
  names.set(problem, label);
}

/** The label of the field at which a problem stands, where there is one. */
export const fieldNameOf = (problem: FieldProblem): string | undefined => names.get(problem);
