import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { queueMail } from '../../db/mails/queue-mails.ts';
import { insertMessages } from '../../db/outbox/insert-messages.ts';
import { insertMailedLink } from '../../db/people/insert-link.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { CreditorId, PersonId } from '../../domain/identifiers/ids.ts';
import { defineRoute } from '../http/route.ts';
import { wakingFor } from '../mails/post-mail.ts';
import { personEmail } from '../sessions/session-fields.ts';

/** Longer than what is done for an address that is known, so that both take as long. */
const ANSWER_AFTER_MS = 300;
/** Nobody's mailbox is filled by a stranger. */
const AGAIN_AFTER = `interval '2 minutes'`;

export const askForPasswordReset = defineRoute({
  method: 'post',
  path: '/v1/password-resets',
  operationId: 'askForPasswordReset',
  tag: 'Sessions',
  summary: 'Ask for a mail by which a new password can be chosen',
  description:
    'The same answer after the same time for an address that nobody has. The link is good once and for half an hour. Within two minutes of a mail no other one goes out. The mail is sent in the name of a creditor of the person’s.',
  access: 'anyone',
  guarded: true,
  counted: true,
  status: 204,
  body: z.strictObject({ email: personEmail() }).meta({ id: 'PasswordResetRequest' }),
  answer: z.null(),
  async handle({ em, body: { email } }) {
    const answerAtMs = performance.now() + ANSWER_AFTER_MS;
    await em.transactional((own) => mailReset(own, email));
    await sleep(Math.max(0, answerAtMs - performance.now()));
    return null;
  },
});

async function mailReset(em: EntityManager, email: string): Promise<void> {
  const [person] = await em.execute<{ personId: PersonId; language: Language; creditorId: CreditorId }[]>(
    `select p.id "personId", p.language, m.creditor_id "creditorId"
     from person p join person_creditor m on m.person_id = p.id and m.disabled_at is null
     where p.email = ? and p.disabled_at is null order by m.created_at, m.creditor_id limit 1 for no key update of p`,
    [email],
  );
  if (person === undefined) return;
  // By a statement of its own: one that waited for the row would not see what was asked for meanwhile.
  const recent = await em.execute<unknown[]>(
    `select 1 from one_time_token where person_id = ? and kind = 'reset' and created_at > clock_timestamp() - ${AGAIN_AFTER}`,
    [person.personId],
  );
  if (recent.length > 0) return;
  const { creditorId } = person;
  const oneTimeTokenId = await insertMailedLink(em, {
    ...person,
    kind: 'reset',
    email,
    role: null,
    isOperator: false,
    invitedBy: null,
  });
  await queueMail(em, { id: oneTimeTokenId, creditorId, kind: 'link' });
  // Delivered by the relay's loop: the answer would tell by its time that there was something to deliver.
  await insertMessages(em, { messages: [wakingFor(creditorId)], waitSeconds: 0 });
}
