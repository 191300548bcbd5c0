import { leastRole } from './authenticate.ts';
import { reads } from './reads.ts';
import { isOfCreditor } from './named-creditor.ts';
import type { ProblemCode } from './problem.ts';
import type { Route } from './route.ts';

/** Whether an answer is kept under an Idempotency-Key. */
export function isStored({ method, guarded, readsOnly }: Pick<Route, 'method' | 'guarded' | 'readsOnly'>): boolean {
  return method === 'post' && guarded !== true && readsOnly !== true;
}

/** Every problem that a request of the route can be answered with: its own, and what any request of its kind can have. */
export function problemsOf(route: Route): ProblemCode[] {
  const codes = new Set<ProblemCode>(route.problems);
  const add = (...more: ProblemCode[]) => {
    for (const code of more) codes.add(code);
  };
  add('too_many_requests', 'internal_error', 'database_unavailable');
  // Unknown fields and parameters are refused where there are none, too, and the percent-encoding of an address may be broken.
  add('invalid_request', 'malformed_request');
  if (route.access !== 'anyone')
    add('api_key_missing', 'api_key_unknown', 'session_over', 'two_credentials', 'address_not_allowed');
  if (route.access === 'person') add('not_for_keys');
  else if (route.access !== 'anyone') add('no_creditor_chosen', 'scope_missing', ...keyProblemsOf(route));
  if (isOfCreditor(route)) add('another_creditor_chosen');
  if (route.schemas.params !== null) add('not_found');
  if (route.method !== 'get') {
    add('cross_site_request', 'body_too_large', 'unsupported_media_type');
    if (route.file === undefined) add('malformed_json');
  }
  if (isStored(route)) add('idempotency_key_invalid', 'idempotency_key_missing', 'idempotency_key_reused');
  if (route.guards !== undefined) add('changed_meanwhile');
  if (route.needsTemporal === true) add('temporal_unavailable');
  return [...codes];
}

function keyProblemsOf(route: Route): ProblemCode[] {
  const codes: ProblemCode[] = [];
  if (route.access === 'operator') codes.push('not_for_creditors');
  if (route.access === 'creditor') codes.push('not_for_operators');
  if (!reads(route) && route.access !== 'operator') codes.push('read_only_key');
  if (route.access !== 'operator' && leastRole(route) !== 'read_only') codes.push('role_too_low');
  return codes;
}
