import { z } from 'zod';
import { instant, isoInstant } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';

interface SessionRow {
  id: string;
  agent: string | null;
  creditorName: string | null;
  createdAt: Date | string;
  seenAt: Date | string;
  expiresAt: Date | string;
}

export const listSessions = defineRoute({
  method: 'get',
  path: '/v1/sessions',
  operationId: 'listSessions',
  tag: 'Sessions',
  summary: 'Where I am signed in',
  access: 'person',
  status: 200,
  answer: z.strictObject({
    data: z.array(
      z
        .strictObject({
          id: z.string(),
          isThisOne: z.boolean(),
          agent: z.string().nullable().meta({ description: 'How the browser names itself' }),
          creditorName: z.string().nullable(),
          createdAt: instant(),
          seenAt: instant(),
          expiresAt: instant(),
        })
        .meta({ id: 'SessionOfMine' }),
    ),
  }),
  async handle({ em, signedIn: { personId, sessionId } }) {
    const rows = await em.execute<SessionRow[]>(
      `select s.id, s.agent, c.name "creditorName", s.created_at "createdAt", s.seen_at "seenAt", s.expires_at "expiresAt"
       from session s left join creditor c on c.id = s.creditor_id
       where s.person_id = ? and s.expires_at > now() order by s.seen_at desc, s.id`,
      [personId],
    );
    return {
      data: rows.map(({ createdAt, seenAt, expiresAt, ...row }) => ({
        ...row,
        isThisOne: row.id === sessionId,
        createdAt: isoInstant(createdAt),
        seenAt: isoInstant(seenAt),
        expiresAt: isoInstant(expiresAt),
      })),
    };
  },
});
