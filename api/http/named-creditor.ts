import type { Request } from 'express';
import { z } from 'zod';
import type { Access, Caller } from './authenticate.ts';
import { listedItem } from './pages.ts';
import { ApiProblem } from './problem.ts';
import type { Route } from './route.ts';

/** Names the creditor that a request is meant for. */
export const CREDITOR_HEADER = 'Termin-Creditor';
/** The same in an address, for a link that downloads something: it can carry no header. */
export const CREDITOR_PARAMETER = 'creditor';

/** Whether a route is, or may be, of one creditor: elsewhere it is no matter which is chosen. */
export function isOfCreditor({ access }: { access: Access }): boolean {
  return access === 'creditor' || access === 'both';
}

/** Whether a link to a creditor's route gets a file: its own, or its list as CSV. */
export function isDownload({ access, method, schemas: { answer } }: Route): boolean {
  return (
    method === 'get' && isOfCreditor({ access }) && (!(answer instanceof z.ZodType) || listedItem(answer) !== null)
  );
}

/** The query of a request without what names the creditor of a download. */
export function ownQuery(req: Request, route: Route): Request['query'] {
  if (!isDownload(route)) return req.query;
  const { [CREDITOR_PARAMETER]: _named, ...query } = req.query;
  return query;
}

/**
 * A session is for the creditor that was chosen last, in whatever window: what a form was opened for at one creditor is not written in the
 * books of another, and what a link of one downloads is not another's. Who names none is taken to mean the one that the key or the session
 * is for.
 * @throws ApiProblem 412 where the request names another creditor than that
 */
export function demandNamedCreditor(req: Request, { caller, route }: { caller: Caller; route: Route }): void {
  if (!isOfCreditor(route)) return;
  const named = [req.get(CREDITOR_HEADER), isDownload(route) ? req.query[CREDITOR_PARAMETER] : undefined];
  if (named.every((name) => name === undefined || isNameOf(name, caller))) return;
  throw new ApiProblem('another_creditor_chosen', {
    detail: 'Nothing was done: the request names another creditor than the key or the session is for',
  });
}

const isNameOf = (name: unknown, { creditorId }: Caller): boolean =>
  typeof name === 'string' && name.toLowerCase() === creditorId;
