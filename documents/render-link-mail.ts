import type { Language } from '../domain/calendar/language.ts';
import { printableText } from './printable-text.ts';

/** A link by which a person comes in, as they are told of it. */
export interface LinkNotice {
  readonly kind: 'invite' | 'reset';
  readonly language: Language;
  readonly creditorName: string;
  /** Null where an API key invites. */
  readonly invitedBy: string | null;
  readonly link: string;
}

interface LinkWords {
  readonly greeting: string;
  readonly subject: Readonly<Record<LinkNotice['kind'], (creditor: string) => string>>;
  readonly invited: (by: string, creditor: string) => string;
  readonly asked: string;
  readonly choose: string;
  readonly lasts: Readonly<Record<LinkNotice['kind'], string>>;
  readonly otherwise: Readonly<Record<LinkNotice['kind'], string>>;
}

const WORDS: Readonly<Record<Language, LinkWords>> = {
  da: {
    greeting: 'Hej',
    subject: {
      invite: (creditor) => `Invitation til Termin fra ${creditor}`,
      reset: () => 'Ny adgangskode til Termin',
    },
    invited: (by, creditor) => `${by} inviterer dig til at arbejde for ${creditor} i Termin.`,
    asked: 'Nogen har bedt om en ny adgangskode til din bruger i Termin.',
    choose: 'Vælg en adgangskode her:',
    lasts: {
      invite: 'Linket virker én gang, og inden for 72 timer.',
      reset: 'Linket virker én gang, og inden for 30 minutter.',
    },
    otherwise: {
      invite: 'Kender du ikke til det, behøver du ikke gøre noget.',
      reset: 'Var det ikke dig, behøver du ikke gøre noget: din adgangskode er den, den var.',
    },
  },
  en: {
    greeting: 'Hello',
    subject: {
      invite: (creditor) => `Invitation to Termin from ${creditor}`,
      reset: () => 'A new password for Termin',
    },
    invited: (by, creditor) => `${by} invites you to work for ${creditor} in Termin.`,
    asked: 'Somebody has asked for a new password for your user in Termin.',
    choose: 'Choose a password here:',
    lasts: {
      invite: 'The link works once, and within 72 hours.',
      reset: 'The link works once, and within 30 minutes.',
    },
    otherwise: {
      invite: 'If you know nothing of this, there is nothing to do.',
      reset: 'If it was not you, there is nothing to do: your password is what it was.',
    },
  },
};

/** The mail with a link, in the person's language: plain text, without anything that tells who has read it. */
export function renderLinkMail({ kind, language, creditorName, invitedBy, link }: LinkNotice): {
  readonly subject: string;
  readonly text: string;
} {
  const words = WORDS[language];
  const creditor = printableText(creditorName);
  const by = invitedBy === null ? creditor : printableText(invitedBy);
  const why = kind === 'invite' ? words.invited(by, creditor) : words.asked;
  const paragraphs = [
    words.greeting,
    why,
    `${words.choose}\n${link}`,
    words.lasts[kind],
    words.otherwise[kind],
    creditor,
  ];
  return { subject: words.subject[kind](creditor), text: `${paragraphs.join('\n\n')}\n` };
}
