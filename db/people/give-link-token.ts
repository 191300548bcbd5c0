import type { Language } from '../../domain/calendar/language.ts';
import type { OneTimeTokenId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { LinkMailStatus, OneTimeTokenKind } from '../words/people.ts';
import { hashSecretToken, newSecretToken } from './secret-token.ts';

/** What the mail with a link says, and its token. */
export interface LinkToMail {
  readonly kind: OneTimeTokenKind;
  readonly recipient: string;
  readonly language: Language;
  readonly invitedBy: string | null;
  readonly creditor: { readonly name: string; readonly email: string };
  readonly token: string;
}

/**
 * Gives a link a new token for the mail that is about to be sent. The token is nowhere but in that mail: a second try makes another one, and
 * the one before is worth nothing. Answers what became of the mail where there is none to send: it is sent, or the link is over.
 */
export async function giveLinkToken(
  em: EntityManager,
  oneTimeTokenId: OneTimeTokenId,
): Promise<LinkToMail | 'sent' | 'over'> {
  const token = newSecretToken();
  const [link] = await em.execute<(Omit<LinkToMail, 'creditor' | 'token'> & { name: string; email: string })[]>(
    `update one_time_token t set hash = ? from creditor c
     where t.id = ? and c.id = t.creditor_id and t.status <> 'sent' and t.used_at is null and t.revoked_at is null
       and t.expires_at > now()
     returning t.kind, t.email recipient, t.language, t.invited_by "invitedBy", c.name, c.email`,
    [hashSecretToken(token), oneTimeTokenId],
  );
  if (link !== undefined) {
    const { name, email, ...rest } = link;
    return { ...rest, creditor: { name, email }, token };
  }
  const [row] = await em.execute<{ status: LinkMailStatus }[]>('select status from one_time_token where id = ?', [
    oneTimeTokenId,
  ]);
  return row?.status === 'sent' ? 'sent' : 'over';
}
