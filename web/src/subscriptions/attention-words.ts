import type { components } from '../api/schema.ts';
import { codeWordsOf, useLanguage } from '../words/language.tsx';

type Schemas = components['schemas'];
type Indexation = NonNullable<Schemas['Indexation']['indexation']>;

/** Why a subscription, a period to come or a yearly step waits for a person. */
export type AttentionCode =
  NonNullable<Schemas['SubscriptionSummary']['attention']>['code'] | NonNullable<Indexation['attention']>['code'];

/** Why a yearly step cannot change a line. */
export type LineRefusal = NonNullable<NonNullable<Indexation['attention']>['refusal']>;

interface Said {
  readonly reason: string;
  readonly whatToDo: string;
}

const SAID: Readonly<Record<AttentionCode, readonly [da: Said, en: Said]>> = {
  nothing_to_bill: [
    { reason: 'Der er intet at fakturere', whatToDo: 'Giv abonnementet en linje, eller opsig det.' },
    { reason: 'There is nothing to bill', whatToDo: 'Give the subscription a line, or cancel it.' },
  ],
  group_without_members: [
    {
      reason: 'Gruppen har aldrig haft et medlem',
      whatToDo: 'Tilføj det første medlem, så bliver perioderne faktureret, eller opsig gruppen.',
    },
    {
      reason: 'The group never had a member',
      whatToDo: 'Add the first member, and its periods are billed, or cancel it.',
    },
  ],
  amount_too_large: [
    { reason: 'Beløbet er for stort', whatToDo: 'Del linjerne: en faktura kan højst være på tretten cifre i øre.' },
    { reason: 'The amount is too large', whatToDo: 'Split the lines: the total exceeds thirteen digits of øre.' },
  ],
  debtor_without_email: [
    {
      reason: 'Debitoren har ingen e-mailadresse',
      whatToDo: 'Giv debitoren en e-mailadresse, papir eller en betalingsaftale med Betalingsservice.',
    },
    {
      reason: 'The debtor has no e-mail address',
      whatToDo: 'Give the debtor an e-mail address, paper, or a mandate at Betalingsservice.',
    },
  ],
  out_of_step: [
    {
      reason: 'Databasen er ældre end de seneste fakturaer',
      whatToDo: 'Genskab en nyere sikkerhedskopi, eller sæt arbejdsgangen tilbage til den tid.',
    },
    {
      reason: 'The database is older than the last invoices',
      whatToDo: 'Restore a newer backup, or reset the workflow to that time.',
    },
  ],
  subscription_missing: [
    {
      reason: 'Abonnementet mangler i databasen',
      whatToDo: 'Genskab en sikkerhedskopi, som har abonnementet, eller annullér dets arbejdsgang.',
    },
    {
      reason: 'The subscription is missing in the database',
      whatToDo: 'Restore a backup that holds the subscription, or cancel its workflow.',
    },
  ],
  cannot_be_drafted: [
    { reason: 'Fakturaen kan ikke laves', whatToDo: 'Læs hvorfor, ret det, og vælg Prøv igen.' },
    { reason: 'The invoice cannot be made', whatToDo: 'Read why, mend it and choose Try again.' },
  ],
  other: [
    { reason: 'Noget er i vejen', whatToDo: 'Læs hvorfor, og vælg Prøv igen.' },
    { reason: 'Something is in the way', whatToDo: 'Read why and choose Try again.' },
  ],
  cannot_be_announced: [
    { reason: 'Reguleringen kan ikke varsles', whatToDo: 'Læs hvorfor, og ret det: der prøves igen af sig selv.' },
    { reason: 'The step cannot be announced', whatToDo: 'Read why and mend it: it is tried again by itself.' },
  ],
  announcement_failed: [
    { reason: 'Varslet kom ikke frem', whatToDo: 'Ret debitorens e-mailadresse, og send varslet igen.' },
    { reason: 'The announcement did not arrive', whatToDo: 'Mend the debtor’s address and send it again.' },
  ],
  announcement_unsent: [
    { reason: 'Varslet er ikke sendt endnu', whatToDo: 'Se, om e-mail kan sendes: der prøves igen af sig selv.' },
    {
      reason: 'The announcement is not sent yet',
      whatToDo: 'See whether mail can be sent: it is tried again by itself.',
    },
  ],
  index_value_missing: [
    { reason: 'Indekset mangler en værdi', whatToDo: 'Indtast månedens værdi i indekstabellen under Priser.' },
    { reason: 'The index lacks a value', whatToDo: 'Put the value of the month into the index table under Prices.' },
  ],
  price_out_of_range: [
    { reason: 'En pris ville blive for stor', whatToDo: 'Ret linjens pris eller reguleringen.' },
    { reason: 'A price would become too large', whatToDo: 'Change the price of the line or the rule.' },
  ],
  lines_cannot_be_changed: [
    { reason: 'Linjerne kan ikke ændres den dag', whatToDo: 'Læs hvorfor, og ret linjerne.' },
    { reason: 'The lines cannot be changed on that day', whatToDo: 'Read why and mend the lines.' },
  ],
};

/** What the code says in the person's language; null for one of a later API that this page does not know. */
export function useAttentionWords(): (code: AttentionCode) => Said | null {
  const index = useLanguage() === 'da' ? 0 : 1;
  return (code) => (SAID[code] as readonly [Said, Said] | undefined)?.[index] ?? null;
}

export const useLineRefusalWords = codeWordsOf<LineRefusal>({
  before_start: ['Dagen ligger før abonnementets begyndelse.', 'The day lies before the subscription begins.'],
  after_end: ['Abonnementet slutter, før det kan gælde.', 'The subscription ends before it could count.'],
  too_far_ahead: ['Dagen ligger for langt fremme.', 'The day lies too far ahead.'],
  discount_exceeds_line: [
    'En fast rabat er mere end linjens nye beløb: ret rabatten.',
    'A fixed discount is more than the line’s new amount: change the discount.',
  ],
  too_late: ['Dagene er faktureret og udlignes ikke.', 'The days are billed and are not evened out.'],
  awaits_approval: [
    'Periodens faktura venter på godkendelse: udsted eller kassér den.',
    'The invoice of the period waits for approval: release or drop it.',
  ],
  line_not_in_force: ['Linjen gælder ikke den dag.', 'The line is not in force on that day.'],
});
