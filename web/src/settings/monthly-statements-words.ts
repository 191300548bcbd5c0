import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Recipients = components['schemas']['MonthlyStatements']['recipients'];

const RECIPIENT_WORDS: Readonly<Record<Recipients, readonly [string, string]>> = {
  with_open: ['Debitorer, der mangler at betale noget', 'Debtors who have something open'],
  with_entries: ['Alle debitorer med bevægelser i måneden', 'All debtors with entries in the month'],
};

export const useRecipientWords = codeWordsOf(RECIPIENT_WORDS);

export const RECIPIENTS = Object.keys(RECIPIENT_WORDS) as Recipients[];

export const useMonthlyStatementsWords = wordsOf(
  {
    title: 'Kontoudtog hver måned',
    text: 'Debitorer med e-mailadresse får den forrige måneds kontoudtog som PDF.',
    recipients: 'Sendes til',
    off: 'Ingen',
    bankDay: 'Bankdag i måneden',
    bankDayMeaning: '1 er månedens første bankdag. Er dagen gået, når du vælger den, begynder det måneden efter.',
  },
  {
    title: 'Statements of account each month',
    text: 'Debtors with an e-mail address get the statement of the month before as a PDF.',
    recipients: 'Sent to',
    off: 'Nobody',
    bankDay: 'Bank day of the month',
    bankDayMeaning:
      '1 is the first bank day of the month. Where the day has passed when you choose it, it begins the month after.',
  },
);
