import { timingSafeEqual } from 'node:crypto';
import { findSession, type SignedIn } from '../../db/people/sessions.ts';
import { hashSecretToken } from '../../db/people/secret-token.ts';
import { IS_NEWLY_USED, isOperatorKeyThere, KEY_WORKS, noteUse } from '../../db/people/working-keys.ts';
import type { ApiKeyRole, KeyScope } from '../../db/words/api-keys.ts';
import type { PersonRole } from '../../db/words/people.ts';
import type { ApiKeyId, CreditorId } from '../../domain/identifiers/ids.ts';
import type { Services } from '../services.ts';
import { isAddressIn } from './address-ranges.ts';
import { isKeyShaped } from './key-shape.ts';
import { ApiProblem } from './problem.ts';
import { reads } from './reads.ts';
import { scopeOf } from './route-scopes.ts';

/** Whose route it is: keys' and people's of these kinds, that of anybody who is signed in, or of the whole world. */
export type Access = 'operator' | 'creditor' | 'both' | 'person' | 'anyone';

/** The key that a request is made with. */
export interface OwnKey {
  readonly id: ApiKeyId;
  readonly scopes: readonly KeyScope[];
  /** From where it may be used; from everywhere where there is none. */
  readonly addresses: readonly string[];
}

/** Who makes a request: by whose key, or who is signed in. */
export type Caller = {
  /** Null for people, and for the key of the environment. */
  readonly key: OwnKey | null;
} & (
  | {
      readonly kind: 'operator';
      readonly creditorId: null;
      readonly scope: 'operator';
      readonly role: 'operator';
      /** The key's name, or the person's. */
      readonly name: string;
      /** The trail of a creditor names no key that is not the creditor's. */
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
    }
);

const OPERATOR = {
  kind: 'operator',
  creditorId: null,
  scope: 'operator',
  role: 'operator',
  name: 'operator',
  apiKeyId: null,
  key: null,
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

/** What keeps those who guess keys from the database. */
export interface KeyGuard {
  /** @throws ApiProblem 429 where the address has failed too often and the key is not one that was right before. */
  demandTry(hash: Buffer): Promise<void>;
  /** Is told of a key that was right. */
  wasRight(hash: Buffer): void;
}

type Asked = Pick<Services, 'log' | 'orm' | 'settings'>;

/**
 * @throws ApiProblem 401 where the key or the session is missing, unknown or over, unless the route is for anyone; 400 where there is
 * both a key and a session; 403 where the key is used from another address than it may be.
 */
export async function authenticate(
  { authorization, sessionToken, address }: Credentials,
  { access, services, guard }: { access: Access; services: Asked; guard: KeyGuard },
): Promise<Caller> {
  if (authorization !== undefined && sessionToken !== null) throw new ApiProblem('two_credentials');
  const signedIn = sessionToken === null ? null : await findSession(services.orm.em.fork(), sessionToken);
  if (signedIn !== null) return callerOf(signedIn, access);
  if (access === 'anyone') return nobody(address);
  if (sessionToken !== null) throw new ApiProblem('session_over', { headers: CHALLENGE });
  return keyCaller({ authorization, address }, { services, guard });
}

function nobody(address: string): Caller {
  const none = { creditorId: null, role: null, apiKeyId: null, key: null, signedIn: null } as const;
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
    key: null,
    name,
    scope: personId,
    signedIn,
  } as const;
  if (access === 'person' || access === 'anyone') return own;
  if (creditorId !== null && role !== null && !(access === 'operator' && isOperator)) {
    return { kind: 'creditor', creditorId, role, apiKeyId: null, key: null, name, scope: creditorId, signedIn };
  }
  return isOperator ? { ...OPERATOR, name, signedIn } : own;
}

interface FoundKey extends OwnKey {
  readonly role: ApiKeyRole;
  readonly name: string;
  readonly creditorId: CreditorId | null;
  /** Whether it is a minute or more since its last use was noted. */
  readonly isNewlyUsed: boolean;
}

async function keyCaller(
  { authorization, address }: Pick<Credentials, 'authorization' | 'address'>,
  { services, guard }: { services: Asked; guard: KeyGuard },
): Promise<Caller> {
  const { orm, settings, log } = services;
  const secret = BEARER.exec(authorization ?? '')?.[1];
  if (secret === undefined)
    throw new ApiProblem('api_key_missing', { headers: CHALLENGE, detail: 'Send Authorization: Bearer <API key>' });
  const hash = hashSecretToken(secret);
  const unknown = () => new ApiProblem('api_key_unknown', { headers: CHALLENGE });
  if (settings.operatorKey !== null && timingSafeEqual(hash, hashSecretToken(settings.operatorKey))) {
    if (await isOperatorKeyThere(orm.em.fork())) throw unknown();
    return OPERATOR;
  }
  if (!isKeyShaped(secret)) throw unknown();
  await guard.demandTry(hash);
  const [found] = await orm.em.fork().execute<FoundKey[]>(
    `select id, role, name, creditor_id "creditorId", scopes, addresses, ${IS_NEWLY_USED} "isNewlyUsed"
     from api_key where hash = ? and ${KEY_WORKS}`,
    [hash],
  );
  if (found === undefined) throw unknown();
  guard.wasRight(hash);
  const { id, role, name, creditorId, scopes, addresses, isNewlyUsed } = found;
  if (addresses.length > 0 && !isAddressIn(address, addresses)) throw new ApiProblem('address_not_allowed');
  if (isNewlyUsed)
    await noteUse(orm.em.fork(), id).catch((error: unknown) => log.warn({ err: error }, 'use not noted'));
  const key = { id, scopes, addresses };
  if (role === 'operator' || creditorId === null) return { ...OPERATOR, name, key };
  return { kind: 'creditor', creditorId, role, apiKeyId: id, key, name, scope: creditorId, signedIn: null };
}

/** The least that a person must be at the creditor to call a route. */
export function leastRole(route: { method: string; role?: PersonRole; readsOnly?: boolean }): PersonRole {
  return route.role ?? (reads(route) ? 'read_only' : 'bookkeeper');
}

/** @throws ApiProblem 403 where the caller may not call the route. */
export function authorize(
  caller: Caller,
  route: { access: Access; operationId: string; method: string; role?: PersonRole; readsOnly?: boolean },
): void {
  authorizeRole(caller, route);
  const { key } = caller;
  if (key === null || route.access === 'anyone') return;
  const scope = scopeOf(route);
  if (!key.scopes.includes(scope)) {
    throw new ApiProblem('scope_missing', { detail: `The key lacks the scope ${scope}`, members: { scope } });
  }
}

function authorizeRole(
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
