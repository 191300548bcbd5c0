import { defineRoute } from '../http/route.ts';
import { INVITATION_PARAMS, invitationAnswer, readInvitation } from './invitation-fields.ts';

export const getInvitation = defineRoute({
  method: 'get',
  path: '/v1/invitations/{invitationId}',
  operationId: 'getInvitation',
  tag: 'People',
  summary: 'Read an invitation',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: INVITATION_PARAMS,
  answer: invitationAnswer,
  hold: ({ em, creditorId, params: { invitationId } }) =>
    em.execute('select 1 from one_time_token where id = ? and creditor_id = ? for update', [invitationId, creditorId]),
  handle: ({ em, creditorId, params }) => readInvitation(em, { creditorId, ...params }),
});
