import { defineRoute } from '../http/route.ts';
import { INVITATION_PARAMS, invitationAnswer, readInvitation } from './invitation-fields.ts';

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
  params: INVITATION_PARAMS,
  answer: invitationAnswer,
  async handle({ em, creditorId, params }) {
    // In one statement: it may be accepted at this moment.
    await em.execute(
      `update one_time_token set revoked_at = now()
       where id = ? and creditor_id = ? and kind = 'invite' and used_at is null and revoked_at is null`,
      [params.invitationId, creditorId],
    );
    return readInvitation(em, { creditorId, ...params });
  },
});
