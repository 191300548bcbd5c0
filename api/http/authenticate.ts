import { timingSafeEqual } from 'node:crypto';
import { findSession, type SignedIn } from '../../db/people/sessions.ts';
import { hashSecretToken } from '../../db/people/secret-token.ts';
import type { ApiKeyRole } from '../../db/words/api-keys.ts';
import type { PersonRole } from '../../db/words/people.ts';
import type { ApiKeyId, CreditorId } from '../../domain/identifiers/ids.ts';
import type { Services } from '../services.ts';
import { ApiProblem } from './problem.ts';

/** Whose route it is: keys' and people's of these kinds, that of anybody who is signed in, or of the whole world. */
export type Access = 'operator' | 'creditor' | 'both' | 'person' | 'anyone';

/** Who makes a request: by whose key, or who is signed in. */
export type Caller =
  | {
      readonly kind: 'operator';
      readonly creditorId: null;
      readonly scope: 'operator';
      readonly role: 'operator';
      /** The key's name, or the person's. */
      readonly name: string;
      readonly apiKeyId: null;
      readonly signedIn: SignedIn | null;
    }
  | {
      readonly kind: 'creditor';
      readonly creditorId: CreditorId;
      readonly role: Exclude<ApiKeyRole, 'operator'>;
      readonly apiKeyId: ApiKeyId;
      readonly name: string;
      /** What Idempotency-Keys and rate limits are counted by. */
      readonly scope: CreditorId;
      readonly signedIn: null;
    }
  | {
      readonly kind: 'creditor';
      readonly creditorId: CreditorId;
      readonly role: PersonRole;
      readonly apiKeyId: null;
      readonly name: string;
      readonly scope: CreditorId;
      readonly signedIn: SignedIn;
    }
  | {
      /** Signed in, for what is theirs and no creditor's. */
      readonly kind: 'person';
      readonly creditorId: null;
      /** At each of their creditors what they are there. */
      readonly role: null;
      readonly apiKeyId: null;
      readonly name: string;
      readonly scope: string;
      readonly signedIn: SignedIn;
    }
  | {
      readonly kind: 'nobody';
      readonly creditorId: null;
      readonly role: null;
      readonly apiKeyId: null;
      readonly name: string;
      readonly scope: string;
      readonly signedIn: null;
    };

const OPERATOR = {
  kind: 'operator',
  creditorId: null,
  scope: 'operator',
  role: 'operator',
  name: 'operator',
  apiKeyId: null,
  signedIn: null,
} as const satisfies Caller;
const BEARER = /^Bearer +([\x21-\x7e]{1,200})$/i;
const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="termin"' };
const ROLE_RANKS: Readonly<Record<PersonRole, number>> = { read_only: 0, bookkeeper: 1, admin: 2 };

/** What a request shows of who makes it. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** The token of the session's cookie; null where there is no cookie. */
  readonly sessionToken: string | null;
  readonly address: string;
}

/**
 * @throws ApiProblem 401 where the key or the session is missing, unknown or over, unless the route is for anyone; 400 where there is
 * both a key and a session.
 */
export async function authenticate(
  { authorization, sessionToken, address }: Credentials,
  { access, services: { orm, settings } }: { access: Access; services: Pick<Services, 'orm' | 'settings'> },
): Promise<Caller> {
  if (authorization !== undefined && sessionToken !== null) throw new ApiProblem('two_credentials');
  const signedIn = sessionToken === null ? null : await findSession(orm.em.fork(), sessionToken);
  if (signedIn !== null) return callerOf(signedIn, access);
  if (access === 'anyone') return nobody(address);
  if (sessionToken !== null) throw new ApiProblem('session_over', { headers: CHALLENGE });
  return keyCaller(authorization, { orm, settings });
}

function nobody(address: string): Caller {
  const none = { creditorId: null, role: null, apiKeyId: null, signedIn: null } as const;
  return { kind: 'nobody', ...none, name: 'nobody', scope: `address ${address}` };
}

/** A person acts for the creditor that they chose; an operator besides for all creditors, on the routes that are for that. */
function callerOf(signedIn: SignedIn, access: Access): Caller {
  const { name, personId, isOperator, creditorId, role } = signedIn;
  const own = {
    kind: 'person',
    creditorId: null,
    role: null,
    apiKeyId: null,
    name,
    scope: personId,
    signedIn,
  } as const;
  if (access === 'person' || access === 'anyone') return own;
  if (creditorId !== null && role !== null && !(access === 'operator' && isOperator)) {
    return { kind: 'creditor', creditorId, role, apiKeyId: null, name, scope: creditorId, signedIn };
  }
  return isOperator ? { ...OPERATOR, name, signedIn } : own;
}

async function keyCaller(
  authorization: string | undefined,
  { orm, settings }: Pick<Services, 'orm' | 'settings'>,
): Promise<Caller> {
  const secret = BEARER.exec(authorization ?? '')?.[1];
  if (secret === undefined)
    throw new ApiProblem('api_key_missing', { headers: CHALLENGE, detail: 'Send Authorization: Bearer <API key>' });
  const hash = hashSecretToken(secret);
  if (settings.operatorKey !== null && timingSafeEqual(hash, hashSecretToken(settings.operatorKey))) return OPERATOR;
  const [key] = await orm.em
    .fork()
    .execute<{ id: ApiKeyId; role: ApiKeyRole; name: string; creditorId: CreditorId | null }[]>(
      'select id, role, name, creditor_id "creditorId" from api_key where hash = ? and revoked_at is null',
      [hash],
    );
  if (key === undefined) throw new ApiProblem('api_key_unknown', { headers: CHALLENGE });
  const { id: apiKeyId, role, name, creditorId } = key;
  if (role === 'operator' || creditorId === null) return { ...OPERATOR, name };
  return { kind: 'creditor', creditorId, role, apiKeyId, name, scope: creditorId, signedIn: null };
}

/** The least that a person must be at the creditor to call a route. */
export function leastRole(route: { method: string; role?: PersonRole; readsOnly?: boolean }): PersonRole {
  return route.role ?? (reads(route) ? 'read_only' : 'bookkeeper');
}

/** Whether a route changes nothing. */
export function reads({ method, readsOnly }: { method: string; readsOnly?: boolean }): boolean {
  return method === 'get' || readsOnly === true;
}

/** @throws ApiProblem 403 where the caller may not call the route. */
export function authorize(
  caller: Caller,
  route: { access: Access; method: string; role?: PersonRole; readsOnly?: boolean },
): void {
  const { access } = route;
  if (access === 'anyone') return;
  if (access === 'person') {
    if (caller.signedIn === null) throw new ApiProblem('not_for_keys');
    return;
  }
  if (caller.kind === 'person' || caller.kind === 'nobody') throw new ApiProblem('no_creditor_chosen');
  if (caller.kind === 'operator') {
    if (access === 'creditor')
      throw new ApiProblem(caller.signedIn === null ? 'not_for_operators' : 'no_creditor_chosen');
    return;
  }
  if (access === 'operator') throw new ApiProblem('not_for_creditors');
  if (caller.signedIn !== null) {
    const least = leastRole(route);
    if (ROLE_RANKS[caller.role] < ROLE_RANKS[least]) {
      throw new ApiProblem('role_too_low', { detail: `The role ${least} is needed`, members: { role: least } });
    }
  } else if (caller.role === 'read_only' && !reads(route)) throw new ApiProblem('read_only_key');
}
