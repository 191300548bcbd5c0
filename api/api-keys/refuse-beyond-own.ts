import { KEY_SCOPES, type KeyScope } from '../../db/words/api-keys.ts';
import type { Caller } from '../http/authenticate.ts';
import { isRangeIn } from '../http/address-ranges.ts';
import { ApiProblem } from '../http/problem.ts';

/**
 * A key gives no other key more than it has itself: no scope that it lacks, no address from which it may not be used. A person is an admin.
 * @throws ApiProblem 403
 */
export function refuseBeyondOwn(
  { key }: Caller,
  wanted: { readonly scopes: readonly KeyScope[]; readonly addresses: readonly string[] },
): void {
  if (key === null) return;
  const lacked = wanted.scopes.find((scope) => !key.scopes.includes(scope));
  if (lacked !== undefined)
    throw new ApiProblem('beyond_own_key', { detail: `The key lacks the scope ${lacked} itself` });
  const isBound = key.addresses.length > 0;
  const isWithin = wanted.addresses.length > 0 && wanted.addresses.every((range) => isRangeIn(range, key.addresses));
  if (isBound && !isWithin) {
    throw new ApiProblem('beyond_own_key', { detail: 'The key may be used from fewer addresses itself' });
  }
}

/** Who is let in as a person may be an admin, who may do all. @throws ApiProblem 403 where the key may do less, or not from everywhere */
export function demandWholeKey(caller: Caller): void {
  refuseBeyondOwn(caller, { scopes: KEY_SCOPES, addresses: [] });
}
