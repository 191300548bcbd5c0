import { z } from 'zod';
import { Person } from '../../db/entities/person.ts';
import { actorOf } from '../http/name-actor.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { base32, newTotpSecret, totpUri } from './totp.ts';

export const beginSecondFactor = defineRoute({
  method: 'post',
  path: '/v1/second-factor',
  operationId: 'beginSecondFactor',
  tag: 'Sessions',
  summary: 'Begin to use a phone as second factor',
  description: 'Codes by RFC 6238. It is in force when a code has been confirmed; to begin again makes another secret.',
  access: 'person',
  guarded: true,
  status: 200,
  answer: z
    .strictObject({
      secret: z.string().meta({ description: 'In base32, to be typed', example: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }),
      uri: z.string().meta({ description: 'To be shown as a QR code', example: 'otpauth://totp/Termin:…' }),
    })
    .meta({ id: 'SecondFactor' }),
  problems: ['second_factor_in_force'],
  async handle({ caller, signedIn: { personId }, act }) {
    const secret = newTotpSecret();
    return act(actorOf(caller), async ({ em }) => {
      const changed = await em.execute<unknown[]>(
        'update person set totp_secret = ?, totp_last_step = null where id = ? and second_factor_since is null returning 1',
        [secret, personId],
      );
      if (changed.length === 0) throw new ApiProblem('second_factor_in_force');
      const { email } = await em.findOneOrFail(Person, { id: personId });
      return { secret: base32(secret), uri: totpUri({ secret, email }) };
    });
  },
});
