import { z } from 'zod';
import { findSession, renewSession } from '../../db/people/sessions.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { id, line } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { language, openSessionAnswer, showSession } from './session-fields.ts';

export const changeSession = defineRoute({
  method: 'patch',
  path: '/v1/session',
  operationId: 'changeSession',
  tag: 'Sessions',
  summary: 'Choose another creditor or language, or go by another name',
  description:
    'Another creditor gives the session another token, since the person may be something else there. What was done before stays in the audit trail under the name of then.',
  access: 'person',
  status: 200,
  body: z
    .strictObject({
      creditorId: id<CreditorId>()
        .nullable()
        .optional()
        .meta({ description: 'Null for none, as an operator may want' }),
      language: language().optional(),
      name: line(100, 'Prøve Bogholder').optional().meta({ description: 'The person’s own, at every creditor' }),
    })
    .meta({ id: 'SessionChange' }),
  answer: openSessionAnswer,
  async handle({ em, body, signedIn, setSession, services }) {
    const { sessionId, personId } = signedIn;
    if (body.language !== undefined || body.name !== undefined) {
      await em.execute('update person set language = coalesce(?, language), name = coalesce(?, name) where id = ?', [
        body.language ?? null,
        body.name ?? null,
        personId,
      ]);
    }
    if (body.creditorId === undefined) return showSession(em, signedIn, services.settings);
    if (body.creditorId !== null) {
      const [is] = await em.execute<unknown[]>(
        'select 1 from person_creditor where person_id = ? and creditor_id = ? and disabled_at is null',
        [personId, body.creditorId],
      );
      if (is === undefined) {
        throw invalidField({ path: '/creditorId', code: 'not_found', message: 'There is no such creditor' });
      }
    }
    await em.execute('update session set creditor_id = ? where id = ?', [body.creditorId, sessionId]);
    const token = await renewSession(em, sessionId);
    setSession(token);
    const changed = await findSession(em, token);
    return showSession(em, changed ?? signedIn, services.settings);
  },
});
