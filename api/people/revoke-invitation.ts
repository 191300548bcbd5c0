import { z } from 'zod';
import { OneTimeToken } from '../../db/entities/one-time-token.ts';
import type { OneTimeTokenId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { invitationAnswer, showInvitation } from './invitation-fields.ts';

export const revokeInvitation = defineRoute({
  method: 'delete',
  path: '/v1/invitations/{invitationId}',
  operationId: 'revokeInvitation',
  tag: 'People',
  summary: 'Revoke an invitation',
  description: 'Its link is worth nothing from now on. One that is accepted stays so.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: z.strictObject({ invitationId: id<OneTimeTokenId>() }),
  answer: invitationAnswer,
  async handle({ em, creditorId, params }) {
    // In one statement: it may be accepted at this moment.
    await em.execute(
      `update one_time_token set revoked_at = now()
       where id = ? and creditor_id = ? and kind = 'invite' and used_at is null and revoked_at is null`,
      [params.invitationId, creditorId],
    );
    const link = await em.findOne(OneTimeToken, { id: params.invitationId, creditorId, kind: 'invite' });
    if (link === null) throw notFound();
    return showInvitation(link);
  },
});
