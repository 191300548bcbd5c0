import type { Request } from 'express';
import type { Access, Caller } from './authenticate.ts';
import { ApiProblem } from './problem.ts';

/** Names the creditor that a request is meant for. */
export const CREDITOR_HEADER = 'Termin-Creditor';

/** Whether a route is, or may be, of one creditor: elsewhere it is no matter which is chosen. */
export function isOfCreditor({ access }: { access: Access }): boolean {
  return access === 'creditor' || access === 'both';
}

/**
 * A session is for the creditor that was chosen last, in whatever window: what a form was opened for at one creditor is not written in the
 * books of another. Who names none is taken to mean the one that the key or the session is for.
 * @throws ApiProblem 412 where the request names another creditor than that
 */
export function demandNamedCreditor(req: Request, { caller, access }: { caller: Caller; access: Access }): void {
  const named = req.get(CREDITOR_HEADER);
  if (named === undefined || !isOfCreditor({ access })) return;
  if (named.toLowerCase() !== caller.creditorId) {
    throw new ApiProblem('another_creditor_chosen', {
      detail: `Nothing was changed: ${CREDITOR_HEADER} names another creditor than the key or the session is for`,
    });
  }
}
