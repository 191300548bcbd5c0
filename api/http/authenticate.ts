import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKeyRole } from '../../db/words/api-keys.ts';
import type { ApiKeyId, CreditorId } from '../../domain/identifiers/ids.ts';
import type { Services } from '../services.ts';
import { ApiProblem } from './problem.ts';

/** Whose keys a route takes. */
export type Access = 'operator' | 'creditor' | 'both';

/** Whose key a request carries. */
export type Caller =
  | {
      readonly kind: 'operator';
      readonly creditorId: null;
      readonly scope: 'operator';
      readonly role: 'operator';
      /** The key's name. */
      readonly name: string;
    }
  | {
      readonly kind: 'creditor';
      readonly creditorId: CreditorId;
      readonly role: Exclude<ApiKeyRole, 'operator'>;
      readonly apiKeyId: ApiKeyId;
      readonly name: string;
      /** What Idempotency-Keys and rate limits are counted by. */
      readonly scope: CreditorId;
    };

const OPERATOR = {
  kind: 'operator',
  creditorId: null,
  scope: 'operator',
  role: 'operator',
  name: 'operator',
} as const satisfies Caller;
const BEARER = /^Bearer +([\x21-\x7e]{1,200})$/i;
const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="termin"' };

/** What is stored of a key. A random key of 256 bits cannot be guessed from it, so no slow hash is needed. */
export function hashApiKey(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** @throws ApiProblem 401 where the key is missing, unknown or revoked. */
export async function authenticate(
  authorization: string | undefined,
  { orm, settings }: Pick<Services, 'orm' | 'settings'>,
): Promise<Caller> {
  const secret = BEARER.exec(authorization ?? '')?.[1];
  if (secret === undefined)
    throw new ApiProblem('api_key_missing', { headers: CHALLENGE, detail: 'Send Authorization: Bearer <API key>' });
  const hash = hashApiKey(secret);
  if (settings.operatorKey !== null && timingSafeEqual(hash, hashApiKey(settings.operatorKey))) return OPERATOR;
  const [key] = await orm.em
    .fork()
    .execute<{ id: ApiKeyId; role: ApiKeyRole; name: string; creditorId: CreditorId | null }[]>(
      'select id, role, name, creditor_id "creditorId" from api_key where hash = ? and revoked_at is null',
      [hash],
    );
  if (key === undefined) throw new ApiProblem('api_key_unknown', { headers: CHALLENGE });
  const { id: apiKeyId, role, name, creditorId } = key;
  if (role === 'operator' || creditorId === null) return { ...OPERATOR, name };
  return { kind: 'creditor', creditorId, role, apiKeyId, name, scope: creditorId };
}

/** @throws ApiProblem 403 where the caller may not call the route. */
export function authorize(caller: Caller, { access, method }: { access: Access; method: string }): void {
  if (caller.kind === 'operator') {
    if (access === 'creditor') throw new ApiProblem('not_for_operators');
    return;
  }
  if (access === 'operator') throw new ApiProblem('not_for_creditors');
  if (caller.role === 'read_only' && method !== 'get') throw new ApiProblem('read_only_key');
}
