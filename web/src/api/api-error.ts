import type { components, ProblemCode } from './schema.ts';

type Schemas = components['schemas'];

/** Why a field is refused, or looks wrong. */
export type FieldCode = Schemas['FieldCode'] | Schemas['CreditorWarning']['code'];

/** Why a field is refused, by its JSON pointer. */
export interface FieldProblem {
  readonly path: string;
  readonly code: FieldCode;
  readonly message: string;
}

/** A problem as the API answers it (RFC 9457), with the members that its code may have. */
interface Problem {
  readonly code: ProblemCode | 'not_reached' | 'unexpected_answer';
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  readonly [member: string]: unknown;
}

/** The page has no key: where the browser has let the cookie go, the API asks for one. */
const ENDS: readonly string[] = ['session_over', 'api_key_missing'];

/** That the API refused something, or could not be reached. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.code);
    this.name = 'ApiError';
    this.problem = problem;
  }

  /** Of the body of an answer that is no success. */
  static of(body: unknown, status: number): ApiError {
    const isProblem = typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
    return new ApiError(isProblem ? (body as Problem) : { code: 'unexpected_answer', detail: `HTTP ${status}` });
  }
}

/** Whether this says that nobody is signed in any more. */
export const isSessionOver = (error: Error | null): boolean =>
  error instanceof ApiError && ENDS.includes(error.problem.code);
