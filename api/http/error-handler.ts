import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../../db/database-away.ts';
import { ApiProblem, type ProblemCode } from './problem.ts';

const RETRY_AFTER_SECONDS: Partial<Record<ProblemCode, number>> = {
  database_unavailable: 5,
  temporal_unavailable: 5,
  not_rendered_yet: 2,
};

// Rules that the database holds and that two requests at once can break however they are checked before.
const CONSTRAINTS: Readonly<Record<string, ProblemCode>> = {
  creditor_fi_creditor_number_key: 'fi_creditor_number_taken',
  creditor_pbs_number_once: 'pbs_number_taken',
  creditor_pbs_number_not_doubted: 'pbs_number_taken',
  creditor_data_supplier_number_once: 'data_supplier_number_taken',
  creditor_data_supplier_number_not_shared: 'data_supplier_number_taken',
  creditor_bank_account_of_one: 'bank_account_taken',
  invoice_credited_in_bounds: 'credit_exceeds_invoice',
  debtor_group_name_once: 'group_name_taken',
  item_creditor_id_item_number_key: 'item_number_taken',
  subscription_reactivated_once: 'already_reactivated',
  invoice_balance_not_below_zero: 'more_than_open',
  debtor_balance_not_below_zero: 'more_than_credit',
  payment_unmatched_is_a_part: 'more_than_waits',
};

/** For every path that no route has. */
export const unknownPath: RequestHandler = () => {
  throw new ApiProblem('not_found', { detail: 'There is no such path' });
};

/** Answers every error as problem+json; what nobody foresaw is logged whole and told in no detail. */
export function createErrorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const problem = toProblem(error);
    req.problem = problem.code;
    if (problem.code === 'internal_error') log.error({ requestId: req.id, err: error }, 'request failed');
    const retryAfter = RETRY_AFTER_SECONDS[problem.code];
    if (retryAfter !== undefined) res.set('Retry-After', retryAfter.toString());
    // What was refused before its body was read leaves the rest of the body unread.
    if (!req.complete) res.set('Connection', 'close');
    res
      .set(problem.details.headers ?? {})
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem.toBody(), requestId: req.id }));
  };
}

function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const code = requestProblem(error) ?? constraintProblem(error);
  if (code !== null) return new ApiProblem(code);
  if (isDatabaseAway(error)) return new ApiProblem('database_unavailable');
  return new ApiProblem('internal_error');
}

/** A broken percent-encoding in the path and the like, which Express tells by a status. */
function requestProblem(error: unknown): ProblemCode | null {
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 0;
  return status >= 400 && status < 500 ? 'malformed_request' : null;
}

function constraintProblem(error: unknown): ProblemCode | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint' in cause && typeof cause.constraint === 'string') return CONSTRAINTS[cause.constraint] ?? null;
  }
  return null;
}
