import { z } from 'zod';
import { OneTimeToken } from '../../db/entities/one-time-token.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, OneTimeTokenId } from '../../domain/identifiers/ids.ts';
import { id, instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { language, role } from '../sessions/session-fields.ts';
import { lastError as lastErrorField } from '../mails/last-error.ts';

export const INVITATION_PARAMS = z.strictObject({ invitationId: id<OneTimeTokenId>() });

export const invitationAnswer = z
  .strictObject({
    id: z.string(),
    email: z.string().meta({ example: 'bogholder@eksempel.example' }),
    role: role().nullable(),
    language: language(),
    invitedBy: z.string().nullable().meta({ description: 'Who, by the name of then' }),
    status: z
      .enum(['open', 'accepted', 'revoked', 'expired'])
      .meta({ description: 'An open one waits for its mail to be followed', example: 'open' }),
    mail: z.strictObject({
      status: z.enum(['not_mailed', 'waiting', 'sent', 'failed']),
      attempts: z.int(),
      lastError: lastErrorField(),
      sentAt: instant().nullable(),
    }),
    createdAt: instant(),
    expiresAt: instant(),
  })
  .meta({ id: 'Invitation' });

/** An invitation as the API shows it: its token is in the mail alone. */
export function showInvitation(link: OneTimeToken): z.input<typeof invitationAnswer> {
  const { id: invitationId, email, role: invitedAs, language: spoken, invitedBy, status, attempts, lastError } = link;
  return {
    id: invitationId,
    email,
    role: invitedAs,
    language: spoken,
    invitedBy,
    status: statusOf(link),
    mail: { status, attempts, lastError, sentAt: isoInstantOrNull(link.sentAt) },
    createdAt: isoInstant(link.createdAt),
    expiresAt: isoInstant(link.expiresAt),
  };
}

function statusOf({ usedAt, revokedAt, expiresAt }: OneTimeToken): 'open' | 'accepted' | 'revoked' | 'expired' {
  if (usedAt !== null) return 'accepted';
  if (revokedAt !== null) return 'revoked';
  return new Date(expiresAt).getTime() <= Date.now() ? 'expired' : 'open';
}

/** @throws ApiProblem 404 where the creditor has no such invitation. */
export async function readInvitation(
  em: EntityManager,
  { creditorId, invitationId }: { creditorId: CreditorId; invitationId: OneTimeTokenId },
): Promise<z.input<typeof invitationAnswer>> {
  const link = await em.findOne(OneTimeToken, { id: invitationId, creditorId, kind: 'invite' });
  if (link === null) throw notFound();
  return showInvitation(link);
}
