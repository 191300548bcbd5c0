import type { ProblemCode } from './problem.ts';
import type { Route } from './route.ts';

/** Every problem that a request of the route can be answered with: its own, and what any request of its kind can have. */
export function problemsOf(route: Route): ProblemCode[] {
  const codes = new Set<ProblemCode>(route.problems);
  const add = (...more: ProblemCode[]) => {
    for (const code of more) codes.add(code);
  };
  add('api_key_missing', 'api_key_unknown', 'too_many_requests', 'internal_error', 'database_unavailable');
  // Unknown fields and parameters are refused where there are none, too.
  add('invalid_request');
  if (route.access === 'operator') add('not_for_creditors');
  if (route.access === 'creditor') add('not_for_operators');
  if (route.method !== 'get' && route.access !== 'operator') add('read_only_key');
  // The percent-encoding of a parameter may be broken.
  if (route.schemas.params !== null) add('not_found', 'malformed_request');
  if (route.method !== 'get') add('body_too_large', 'malformed_request', 'unsupported_media_type');
  if (route.method !== 'get' && route.file === undefined) add('malformed_json');
  if (route.method === 'post') add('idempotency_key_invalid', 'idempotency_key_missing', 'idempotency_key_reused');
  if (route.needsTemporal === true) add('temporal_unavailable');
  return [...codes];
}
