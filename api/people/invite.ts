import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { OneTimeToken } from '../../db/entities/one-time-token.ts';
import { insertMailedLink } from '../../db/people/insert-link.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { demandWholeKey } from '../api-keys/refuse-beyond-own.ts';
import { id } from '../http/fields.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { postMail } from '../mails/post-mail.ts';
import { language, personEmail, role } from '../sessions/session-fields.ts';
import { invitationAnswer, showInvitation } from './invitation-fields.ts';

export const invite = defineRoute({
  method: 'post',
  path: '/v1/invitations',
  operationId: 'invite',
  tag: 'People',
  summary: 'Invite a person',
  description:
    'A mail with a link goes out, which is good once and for 72 hours. One that the same address has been sent before is worth nothing any more.',
  access: 'both',
  role: 'admin',
  status: 201,
  body: z
    .strictObject({
      email: personEmail(),
      role: role(),
      language: language().default('da'),
      creditorId: id<CreditorId>()
        .optional()
        .meta({ description: 'An operator must say; others invite to their own creditor' }),
    })
    .meta({ id: 'InvitationInput' }),
  answer: invitationAnswer,
  problems: ['already_member', 'beyond_own_key'],
  async handle({ em, caller, body, send }) {
    demandWholeKey(caller);
    const creditorId = caller.creditorId ?? body.creditorId;
    if (creditorId === undefined) {
      throw invalidField({ path: '/creditorId', code: 'required', message: 'Which creditor the person is invited to' });
    }
    if ((body.creditorId ?? creditorId) !== creditorId || (await em.count(Creditor, { id: creditorId })) === 0) {
      throw invalidField({ path: '/creditorId', code: 'not_found', message: 'There is no such creditor' });
    }
    const [member] = await em.execute<unknown[]>(
      'select 1 from person p join person_creditor m on m.person_id = p.id where p.email = ? and m.creditor_id = ?',
      [body.email, creditorId],
    );
    if (member !== undefined) throw new ApiProblem('already_member');
    await em.execute(
      `update one_time_token set revoked_at = now()
       where kind = 'invite' and email = ? and creditor_id = ? and used_at is null and revoked_at is null`,
      [body.email, creditorId],
    );
    const oneTimeTokenId = await insertMailedLink(em, {
      kind: 'invite',
      email: body.email,
      personId: null,
      creditorId,
      role: body.role,
      isOperator: false,
      language: body.language,
      invitedBy: caller.signedIn === null ? null : caller.name,
    });
    await postMail({ em, creditorId, send }, { id: oneTimeTokenId, kind: 'link' });
    return showInvitation(await em.findOneOrFail(OneTimeToken, { id: oneTimeTokenId }));
  },
});
