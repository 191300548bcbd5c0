import { z } from 'zod';
import type { OneTimeToken } from '../../db/entities/one-time-token.ts';
import { instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { language, role } from '../sessions/session-fields.ts';

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
      lastError: z.string().nullable(),
      sentAt: instant().nullable(),
    }),
    createdAt: instant(),
    expiresAt: instant(),
  })
  .meta({ id: 'Invitation' });

/** An invitation as the API shows it: its token is in the mail alone. */
export function showInvitation(link: OneTimeToken): z.input<typeof invitationAnswer> {
  const { id, email, role: invitedAs, language: spoken, invitedBy, status, attempts, lastError } = link;
  return {
    id,
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
