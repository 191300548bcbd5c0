import type { Language } from '../domain/calendar/language.ts';
import type { DayCount } from '../domain/reminders/reminder-words.ts';

interface ReminderWords {
  /** By level, the first letter first. */
  readonly titles: readonly [string, string, string, string];
  readonly notice: string;
  readonly numbered: string;
  readonly issuedOn: string;
  readonly payBy: string;
  /** Before a date, in a sentence. */
  readonly toBePaidBy: string;
  /** What is asked for; amount and day are those of the letter. */
  readonly asks: Readonly<Record<'first' | 'again' | 'notice', (asked: Asked) => string>>;
  readonly noticeBy: string;
  readonly disregard: string;
  readonly contact: string;
  readonly contactByMail: string;
  readonly attached: string;
  readonly unpaid: string;
  readonly invoice: string;
  readonly earlierCharges: string;
  /** Before the period of an invoice. */
  readonly ofPeriod: string;
  readonly total: string;
  readonly stillOpen: string;
  readonly newInterest: string;
  readonly interestTable: string;
  readonly days: string;
  readonly interestOf: string;
  readonly rate: string;
  readonly interestInAll: string;
  readonly chargedBefore: string;
  readonly invoices: string;
  readonly earlierLetters: string;
  readonly fee: string;
  readonly compensation: string;
  readonly interest: string;
  readonly toPay: string;
  readonly withoutVat: string;
  readonly interestExplained: (dayCount: string) => string;
  readonly dayCounts: Readonly<Record<DayCount, string>>;
  readonly howToPay: string;
  readonly paysAll: string;
}

interface Asked {
  readonly amount: string;
  readonly day: string;
}

const danish: ReminderWords = {
  titles: ['Betalingspåmindelse', 'Rykker 1', 'Rykker 2', 'Rykker 3'],
  notice: 'Inkassovarsel',
  numbered: 'nr.',
  issuedOn: 'Dato',
  payBy: 'Betal senest',
  toBePaidBy: 'betal senest',
  asks: {
    first: ({ amount, day }) =>
      `Vi har ikke kunnet finde din betaling af det, der står nedenfor. Betal venligst ${amount} senest den ${day}.`,
    again: ({ amount, day }) =>
      `Det, der står nedenfor, er stadig ikke betalt. Betal venligst ${amount} senest den ${day}.`,
    // inkassoloven § 10: what is asked for, until when, and that paying by then costs no more.
    notice: ({ amount, day }) =>
      `Betaler du ikke ${amount} senest den ${day}, går kravet til inkasso. Det medfører yderligere omkostninger for dig. ` +
      'Betaler du senest den dag, koster det ikke mere end det, der står her.',
  },
  noticeBy: 'Dette er et varsel efter inkassolovens § 10.',
  disregard: 'Har du betalt i mellemtiden, kan du se bort fra dette.',
  contact: 'Er du uenig i kravet, eller er der noget, du vil spørge om? Skriv eller ring til os.',
  contactByMail: 'Er du uenig i kravet, eller er der noget, du vil spørge om? Skriv til os.',
  attached: 'Det hele står i det vedhæftede brev (PDF).',
  unpaid: 'Ikke betalt',
  invoice: 'Faktura',
  earlierCharges: 'Gebyr m.m. i rykker',
  ofPeriod: 'for',
  total: 'Beløb',
  stillOpen: 'Mangler',
  newInterest: 'Rente nu',
  interestTable: 'Sådan er renten beregnet',
  days: 'Dage',
  interestOf: 'Af beløbet',
  rate: 'Rente om året',
  interestInAll: 'Rente i alt',
  chargedBefore: 'heraf i tidligere rykkere',
  invoices: 'Mangler af fakturaer',
  earlierLetters: 'Tidligere gebyrer m.m.',
  fee: 'Rykkergebyr, renteloven § 9 b',
  compensation: 'Kompensation, renteloven § 9 a',
  interest: 'Rente, renteloven § 5',
  toPay: 'I alt at betale',
  withoutVat: 'Der er ikke moms på gebyr, kompensation og rente.',
  interestExplained: (dayCount) =>
    `Renten er Nationalbankens udlånsrente pr. 1. januar og 1. juli plus 8 procentpoint (renteloven § 5), regnet i ${dayCount}. ` +
    'Der er ikke regnet rente af gebyrer og rente.',
  dayCounts: {
    'actual/365': 'kalenderdage med 365 dage om året',
    '30/360': 'måneder på 30 dage med 360 dage om året',
  },
  howToPay: 'Sådan betaler du',
  paysAll: 'Med dette betalings-id betaler du alt det, der står ovenfor.',
};

const english: ReminderWords = {
  titles: ['Payment reminder', 'Reminder 1', 'Reminder 2', 'Reminder 3'],
  notice: 'Notice before debt collection',
  numbered: 'no.',
  issuedOn: 'Date',
  payBy: 'Pay by',
  toBePaidBy: 'pay by',
  asks: {
    first: ({ amount, day }) =>
      `We have not been able to find your payment of what is listed below. Please pay ${amount} by ${day}.`,
    again: ({ amount, day }) => `What is listed below has still not been paid. Please pay ${amount} by ${day}.`,
    notice: ({ amount, day }) =>
      `Unless you pay ${amount} by ${day}, the claim will be passed on for debt collection. That means further costs for you. ` +
      'If you pay by that day, it costs no more than what is stated here.',
  },
  noticeBy: 'This is the notice that section 10 of the Danish Debt Collection Act (inkassoloven) requires.',
  disregard: 'If you have paid in the meantime, please disregard this.',
  contact: 'Do you disagree with the claim, or is there anything that you want to ask? Write or call us.',
  contactByMail: 'Do you disagree with the claim, or is there anything that you want to ask? Write to us.',
  attached: 'All of it is in the attached letter (PDF).',
  unpaid: 'Not paid',
  invoice: 'Invoice',
  earlierCharges: 'Charges of reminder',
  ofPeriod: 'for',
  total: 'Amount',
  stillOpen: 'To pay',
  newInterest: 'Interest now',
  interestTable: 'How the interest is calculated',
  days: 'Days',
  interestOf: 'Of the amount',
  rate: 'Rate a year',
  interestInAll: 'Interest in all',
  chargedBefore: 'of which in earlier reminders',
  invoices: 'Open on invoices',
  earlierLetters: 'Earlier charges',
  fee: 'Reminder fee, Interest Act § 9 b',
  compensation: 'Compensation, Interest Act § 9 a',
  interest: 'Interest, Interest Act § 5',
  toPay: 'Total to pay',
  withoutVat: 'There is no VAT on fee, compensation and interest.',
  interestExplained: (dayCount) =>
    'The interest is the lending rate of Danmarks Nationalbank on 1 January and 1 July plus 8 percentage points ' +
    `(Danish Interest Act, section 5), counted in ${dayCount}. No interest is charged on fees and interest.`,
  dayCounts: {
    'actual/365': 'calendar days with 365 days a year',
    '30/360': 'months of 30 days with 360 days a year',
  },
  howToPay: 'How to pay',
  paysAll: 'With this payment id you pay all that is listed above.',
};

/** The wording of reminders, by language. */
export const REMINDER_WORDS: Readonly<Record<Language, ReminderWords>> = { da: danish, en: english };
