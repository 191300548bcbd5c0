import { z } from 'zod';

/** What a person did, as the sentence begins that explains their match; their name stands at its end. */
const BEGINNINGS = { assigned: 'assigned by ', entered: 'entered by ' } as const;

type ByPerson = keyof typeof BEGINNINGS;

export const decidedByAnswer = z
  .strictObject({
    how: z.enum(['rule', ...(Object.keys(BEGINNINGS) as ByPerson[])]),
    person: z.string().nullable().meta({ description: 'By the name of then, or the key’s', example: 'Bookkeeping' }),
  })
  .meta({
    id: 'MatchDecider',
    description: 'A rule of Termin, a person who assigned the payment, or one who entered it for the invoice',
  });

/** Why a match is there that a person has made, in a sentence. */
export const explainByPerson = (how: ByPerson, name: string): string => `${BEGINNINGS[how]}${name}`;

/** Who decided on a match, by what it is explained by. */
export function decidedBy({
  byPerson,
  explanation,
}: {
  byPerson: boolean;
  explanation: string;
}): z.input<typeof decidedByAnswer> {
  if (!byPerson) return { how: 'rule', person: null };
  const how = explanation.startsWith(BEGINNINGS.entered) ? 'entered' : 'assigned';
  const isNamed = explanation.startsWith(BEGINNINGS[how]);
  return { how, person: isNamed ? explanation.slice(BEGINNINGS[how].length) : null };
}
