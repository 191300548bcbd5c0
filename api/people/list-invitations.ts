import { z } from 'zod';
import { OneTimeToken } from '../../db/entities/one-time-token.ts';
import type { OneTimeTokenId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { invitationAnswer, showInvitation } from './invitation-fields.ts';

export const listInvitations = defineRoute({
  method: 'get',
  path: '/v1/invitations',
  operationId: 'listInvitations',
  tag: 'People',
  summary: 'List the invitations, accepted and revoked ones too',
  access: 'creditor',
  role: 'admin',
  status: 200,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(invitationAnswer),
  async handle({ em, creditorId, query }) {
    const where = { creditorId, kind: 'invite' as const, ...olderThanCursor<OneTimeTokenId>(query) };
    return toPage(await em.find(OneTimeToken, where, newestFirst(query)), query, showInvitation);
  },
});
