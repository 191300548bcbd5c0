import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Person } from '../../db/entities/person.ts';
import { forgiveAttempts } from '../../db/people/count-attempt.ts';
import { findLink } from '../../db/people/find-link.ts';
import { joinByLink } from '../../db/people/join-by-link.ts';
import { setPassword } from '../../db/people/set-password.ts';
import { useLink } from '../../db/people/use-link.ts';
import type { PersonId } from '../../domain/identifiers/ids.ts';
import { line } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { linkToken, password } from '../sessions/session-fields.ts';
import { demandNoWait } from '../sessions/sign-in.ts';
import { demandGoodPassword } from './new-password.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

export const acceptInvitation = defineRoute({
  method: 'post',
  path: '/v1/invitations/accept',
  operationId: 'acceptInvitation',
  tag: 'People',
  summary: 'Accept an invitation',
  description:
    'Makes the person, with the name and the password given. Who has a password here already gives that, and keeps their name. Nobody is signed in by it: that is the next request.',
  access: 'anyone',
  guarded: true,
  counted: true,
  status: 200,
  body: z
    .strictObject({ token: linkToken(), name: line(100, 'Prøve Bogholder'), password: password() })
    .meta({ id: 'InvitationAcceptance' }),
  answer: z.strictObject({ email: z.string().meta({ description: 'To sign in with' }) }).meta({ id: 'Accepted' }),
  problems: ['link_over', 'sign_in_refused', 'sign_in_must_wait'],
  async handle({ em, body, act }) {
    const { token } = body;
    const link = await findLink(em, { token, kind: 'invite' });
    if (link === null) throw new ApiProblem('link_over');
    const { email } = link;
    const known = await em.findOne(Person, { email });
    if (known !== null && known.disabledAt !== null) throw new ApiProblem('link_over');
    const hash = await passwordFor(known);
    const personId = known?.id ?? (uuid() as PersonId);
    const actor = {
      role: link.role ?? ('operator' as const),
      name: known?.name ?? body.name,
      apiKeyId: null,
      personId,
    };
    await act(actor, async (own) => {
      if ((await useLink(own.em, { token, kind: 'invite' })) === null) throw new ApiProblem('link_over');
      if (!(await joinByLink(own.em, { personId, name: body.name, link }))) throw new ApiProblem('link_over');
      if (hash !== null) await setPassword(own.em, { personId, hash });
    });
    return { email };

    /** What is to be kept of the password; null where it is that which is kept. */
    async function passwordFor(person: Person | null): Promise<string | null> {
      if (person === null || person.passwordHash === null) {
        demandGoodPassword(body.password);
        return hashPassword(body.password);
      }
      await demandNoWait(em, email);
      const { isRight } = await verifyPassword(body.password, person.passwordHash);
      if (!isRight) throw new ApiProblem('sign_in_refused');
      await forgiveAttempts(em, email);
      return null;
    }
  },
});
