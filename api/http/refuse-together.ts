import { ApiProblem, type FieldError } from './problem.ts';

/**
 * Carries out all checks and answers what each of them answers.
 * @throws ApiProblem the one that refuses; where several refuse fields, one with all of these. What is no field's fault comes first.
 */
export function refuseTogether<Answer>(checks: readonly (() => Answer)[]): Answer[] {
  const answers: Answer[] = [];
  const problems: ApiProblem[] = [];
  for (const check of checks) {
    try {
      answers.push(check());
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      problems.push(error);
    }
  }
  const [first] = problems;
  if (first === undefined) return answers;
  const errors: FieldError[] = [];
  for (const problem of problems) {
    if (problem.details.errors === undefined) throw problem;
    errors.push(...problem.details.errors);
  }
  throw problems.length === 1 ? first : new ApiProblem('invalid_request', { detail: first.message, errors });
}
