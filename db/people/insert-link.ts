import { v7 as uuid } from 'uuid';
import type { Language } from '../../domain/calendar/language.ts';
import type { CreditorId, OneTimeTokenId, PersonId } from '../../domain/identifiers/ids.ts';
import { OneTimeToken } from '../entities/one-time-token.ts';
import type { EntityManager } from '../orm.ts';
import type { OneTimeTokenKind, PersonRole } from '../words/people.ts';
import { hashSecretToken, newSecretToken } from './secret-token.ts';

const MINUTE_MS = 60_000;

/** For how long a link is good: an invitation for 72 hours, the others for half an hour. */
export const LINK_LASTS_MS: Readonly<Record<OneTimeTokenKind, number>> = {
  invite: 72 * 60 * MINUTE_MS,
  reset: 30 * MINUTE_MS,
  sign_in: 30 * MINUTE_MS,
};

/** A link before it has an id. */
export interface NewLink {
  readonly kind: OneTimeTokenKind;
  /** In small letters. */
  readonly email: string;
  /** Null for an invitation: whom it makes is not there yet, or is found by the address. */
  readonly personId: PersonId | null;
  /** Where an invitation leads; of a reset, in whose name its mail is sent. */
  readonly creditorId: CreditorId | null;
  readonly role: PersonRole | null;
  readonly isOperator: boolean;
  readonly language: Language;
  readonly invitedBy: string | null;
}

/** Writes a link that is shown where it is made. Answers its token, of which only the hash is kept. */
export async function insertPrintedLink(em: EntityManager, link: NewLink): Promise<string> {
  const token = newSecretToken();
  await insert(em, { ...link, hash: hashSecretToken(token), status: 'not_mailed' });
  return token;
}

/** Writes a link that is to be mailed: its token is made when the mail is. */
export async function insertMailedLink(em: EntityManager, link: NewLink): Promise<OneTimeTokenId> {
  return insert(em, { ...link, hash: null, status: 'waiting' });
}

async function insert(
  em: EntityManager,
  row: NewLink & { readonly hash: Buffer | null; readonly status: 'not_mailed' | 'waiting' },
): Promise<OneTimeTokenId> {
  const id = uuid() as OneTimeTokenId;
  await em.insert(OneTimeToken, { id, ...row, expiresAt: new Date(Date.now() + LINK_LASTS_MS[row.kind]) });
  return id;
}
