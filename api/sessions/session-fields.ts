import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { SignedIn } from '../../db/people/sessions.ts';
import type { PersonRole } from '../../db/words/people.ts';
import type { Language } from '../../domain/calendar/language.ts';
import { asciiEmail } from '../http/fields.ts';
import type { Settings } from '../settings.ts';

export const role = () =>
  z.enum(['admin', 'bookkeeper', 'read_only']).meta({
    description: '`bookkeeper` does all but keys, people and settings',
    example: 'bookkeeper',
  });

export const language = () => z.enum(['da', 'en']).meta({ description: 'ISO 639-1', example: 'da' });

/** An address to sign in with: in small letters, however it is typed. */
export const personEmail = () =>
  asciiEmail()
    .transform((text) => text.toLowerCase())
    .meta({ example: 'bogholder@eksempel.example' });

/** Any password that somebody might have: what a new one must be is said where it is chosen. */
export const password = () => z.string().min(1).max(200).meta({ example: 'syv små blå ænder' });

export const linkToken = () => z.string().min(1).max(200).meta({ description: 'What stands behind the # of the link' });

const creditorOfSession = z
  .strictObject({ id: z.string(), name: z.string().meta({ example: 'Eksempelforeningen' }), role: role() })
  .meta({ id: 'SessionCreditor' });

export const openSessionAnswer = z
  .strictObject({
    person: z.strictObject({
      id: z.string(),
      email: z.string().meta({ example: 'bogholder@eksempel.example' }),
      name: z.string().meta({ example: 'Prøve Bogholder' }),
      language: language(),
      isOperator: z.boolean().meta({ description: 'Sees all creditors, and not their customers' }),
      hasSecondFactor: z.boolean(),
    }),
    creditor: creditorOfSession.nullable().meta({ description: 'For which the requests of this session are' }),
    creditors: z.array(creditorOfSession).meta({ description: 'Between which the person may choose' }),
    oidc: z
      .strictObject({
        name: z.string().meta({ example: 'Microsoft' }),
        isKnown: z.boolean().meta({ description: 'Whether the person is known there, and may sign in by it' }),
        isSignedIn: z.boolean().meta({
          description: 'Whether this session was begun there: `POST /v1/oidc/sign-out` then ends it there too',
        }),
      })
      .nullable()
      .meta({ description: 'The OpenID provider; null where there is none' }),
    temporalUiUrl: z.string().nullable().meta({
      description:
        'Where the Temporal UI is, which shows all creditors: for operators, unless they have said otherwise; else null',
      example: 'http://127.0.0.1:8233',
    }),
    temporalNamespace: z.string().nullable().meta({
      description: 'The namespace of the workflows in the Temporal UI; null where its address is',
      example: 'termin',
    }),
  })
  .meta({ id: 'Session' });

const noSession = z
  .strictObject({
    person: z.null(),
    oidc: z
      .strictObject({ name: z.string().meta({ example: 'Microsoft', description: 'What people call it' }) })
      .nullable()
      .meta({ description: 'By whom one may sign in beside a password: `POST /v1/oidc/start`; null for nobody' }),
  })
  .meta({ id: 'NoSession' });

export const sessionAnswer = z.union([openSessionAnswer, noSession]).meta({ id: 'SessionOrNone' });

interface PersonRow extends ShownPerson {
  isKnown: boolean;
  isSignedIn: boolean;
}

interface ShownPerson {
  id: string;
  email: string;
  name: string;
  language: Language;
  isOperator: boolean;
  hasSecondFactor: boolean;
}

/** The session as the API shows it. */
export async function showSession(
  em: EntityManager,
  { sessionId, personId, creditorId }: Pick<SignedIn, 'sessionId' | 'personId' | 'creditorId'>,
  {
    oidc,
    temporalUiUrl,
    temporalUiFor,
    temporalNamespace,
  }: Pick<Settings, 'oidc' | 'temporalUiUrl' | 'temporalUiFor' | 'temporalNamespace'>,
): Promise<z.input<typeof openSessionAnswer>> {
  const [row] = await em.execute<PersonRow[]>(
    `select id, email, name, language, is_operator "isOperator", second_factor_since is not null "hasSecondFactor",
       exists (select from person_identity where person_id = p.id and rtrim(issuer, '/') = rtrim(?, '/')) "isKnown",
       exists (select from session where id = ? and id_token is not null) "isSignedIn"
     from person p where id = ?`,
    [oidc?.issuer ?? '', sessionId, personId],
  );
  if (row === undefined) throw new Error('a session is nobody’s');
  const { isKnown, isSignedIn, ...person } = row;
  const creditors = await em.execute<{ id: string; name: string; role: PersonRole }[]>(
    `select c.id, c.name, m.role from person_creditor m join creditor c on c.id = m.creditor_id
     where m.person_id = ? and m.disabled_at is null order by c.name, c.id`,
    [personId],
  );
  const seesTemporal = temporalUiUrl !== null && (person.isOperator || temporalUiFor === 'everyone');
  return {
    person,
    creditor: creditors.find(({ id }) => id === creditorId) ?? null,
    creditors,
    oidc: oidc === null ? null : { name: oidc.name, isKnown, isSignedIn },
    temporalUiUrl: seesTemporal ? temporalUiUrl : null,
    temporalNamespace: seesTemporal ? temporalNamespace : null,
  };
}
