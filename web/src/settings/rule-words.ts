import { codeWordsOf, wordsOf } from '../words/language.tsx';
import type { Choice, Rule } from './rules.ts';
import { isChoiceRule } from './rules.ts';

export const useRuleNames = codeWordsOf<Rule>({
  'calendar.deadlineBankDaysFromEnd': ['Sidste dag for opkrævninger', 'Last day for collections'],
  'calendar.deadlineHour': ['Klokkeslæt den dag', 'Hour of that day'],
  'calendar.late.allowed': ['Sene leverancer', 'Late deliveries'],
  'calendar.late.bankDaysFromEnd': ['Sidste dag for sene', 'Last day for late ones'],
  'calendar.invoiceBankDaysBeforeDeadline': ['Faktura før fristen', 'Invoice before the deadline'],
  'calendar.closesMinutesBeforeDeadline': ['Køen lukker', 'The queue closes'],
  'calendar.maxDaysAhead': ['Tidligst før betaling', 'Earliest before payment'],
  'calendar.cancellationBankDays': ['Tilbagekaldelse', 'Cancellation'],
  'calendar.closedDay': ['Betalingsdag, hvor banker har lukket', 'Payment date when banks are closed'],
  'format.customerNumberPadding': ['Korte kundenumre', 'Short customer numbers'],
  'format.mandateNumbers': ['Betalingsaftalens nummer', 'The mandate’s number'],
  'format.negativeNet': ['Når der er mere at udbetale end at opkræve', 'Where payouts come to more than collections'],
  'format.payerIdAutomatic': ['Betaler-id ved automatisk betaling', 'Payer’s id in automatic payments'],
  'format.payerIdSlip': ['Betaler-id på indbetalingskort', 'Payer’s id in payment slips'],
  'format.slipSection': ['Sektion til indbetalingskort', 'Section for payment slips'],
  'format.companyFlags': ['Papirer til virksomheder', 'Papers to companies'],
  'format.trailingBlanks': ['Linjernes ender', 'Ends of the lines'],
  'services.payOuts': ['Udbetaling af tilgodehavender', 'Pay-outs of credit'],
  'services.slips': ['Indbetalingskort fra Betalingsservice', 'Payment slips by Betalingsservice'],
  'services.slipAndMail': ['E-mail sammen med indbetalingskortet', 'A mail along with the slip'],
});

export const useRuleMeaning = codeWordsOf<Rule>({
  'calendar.deadlineBankDaysFromEnd': [
    'Hvilken bankdag fra slutningen af måneden før betalingen der er den sidste at levere på.',
    'Which bank day from the end of the month before the payment is the last to deliver on.',
  ],
  'calendar.deadlineHour': [
    'Før hvilken hel time der skal være leveret.',
    'Before which whole hour it must be delivered.',
  ],
  'calendar.late.allowed': [
    'Om der må leveres efter den almindelige frist. Det koster mere.',
    'Whether deliveries may go out after the ordinary deadline. They cost more.',
  ],
  'calendar.late.bankDaysFromEnd': [
    'Sidste bankdag, hvor sene leverancer er tilladt. Skal ligge efter den almindelige frist.',
    'The last bank day for late ones where they are allowed. It must lie after the ordinary deadline.',
  ],
  'calendar.invoiceBankDaysBeforeDeadline': [
    'Så mange bankdage før fristen udstedes fakturaen senest, så den når med.',
    'So many bank days before the deadline the invoice is issued at the latest, so that it is in time.',
  ],
  'calendar.closesMinutesBeforeDeadline': [
    'Så længe før fristen samles det, der venter, til en leverance.',
    'So long before the deadline what waits is gathered into a delivery.',
  ],
  'calendar.maxDaysAhead': [
    'Så mange dage før betalingsdagen må en opkrævning tidligst leveres.',
    'So many days before its payment date a collection may be delivered at the earliest.',
  ],
  'calendar.cancellationBankDays': [
    'Så mange bankdage før betalingsdagen kan en leveret opkrævning endnu kaldes tilbage.',
    'So many bank days before its payment date a delivered collection can still be taken back.',
  ],
  'calendar.closedDay': [
    'Hvad der sker, når betalingsdagen falder på en weekend eller helligdag.',
    'What becomes of a payment date on a weekend or a holiday.',
  ],
  'format.customerNumberPadding': ['Hvad der fylder op foran eller bagefter.', 'What fills them up, before or after.'],
  'format.mandateNumbers': [
    'Om nummeret sendes med en opkrævning eller overlades til Betalingsservice.',
    'Whether it is sent with a collection or left to Betalingsservice.',
  ],
  'format.negativeNet': [
    'Om de udbetalinger, der ikke er dækning for, venter til næste leverance, eller alle gør.',
    'Whether the payouts that are not covered wait for the next delivery, or all do.',
  ],
  'format.payerIdAutomatic': ['Hvad der står på id’ets plads.', 'What stands in its place.'],
  'format.payerIdSlip': ['Hvad der står på id’ets plads.', 'What stands in its place.'],
  'format.slipSection': ['Som det er aftalt med Betalingsservice.', 'As agreed with Betalingsservice.'],
  'format.companyFlags': [
    'To tegn, cifre eller mellemrum: hvordan papirer sendes til en virksomhed.',
    'Two characters, digits or blanks: how papers are sent to a company.',
  ],
  'format.trailingBlanks': [
    'Om mellemrum sidst på en linje bliver stående. Betalingsservice tager imod begge dele.',
    'Whether blanks at the end of a line stay. Betalingsservice takes both.',
  ],
  'services.payOuts': [
    'Om Betalingsservice udbetaler, hvad debitorer med betalingsaftale har til gode, når nogen beder om det.',
    'Whether Betalingsservice pays out what debtors with a mandate have to the good, when somebody asks for it.',
  ],
  'services.slips': [
    'Til debitorer uden betalingsaftale og e-mail. Sammen med opkrævningerne er det sektion 0112 og dens frister; hver bankdag er det sektionen til indbetalingskort.',
    'To debtors without a mandate and an e-mail address. With the collections it is section 0112 and its deadlines; every bank day it is the section of slips.',
  ],
  'services.slipAndMail': [
    'Om debitorer, der får indbetalingskort og har en e-mail, også får fakturaer og rykkere sendt. Ellers er det kun kortet.',
    'Whether debtors who get slips and have an e-mail address are mailed invoices and reminders as well. Else it is the slip alone.',
  ],
});

const useChoiceWords = codeWordsOf<Choice>({
  true: ['Tilladt', 'Allowed'],
  false: ['Ikke tilladt', 'Not allowed'],
  next_bank_day: ['Næste bankdag', 'Next bank day'],
  previous_bank_day: ['Bankdagen før', 'Bank day before'],
  as_is: ['Som den er', 'As it is'],
  zeros: ['Nuller', 'Zeros'],
  blanks: ['Mellemrum', 'Blanks'],
  sent: ['Sendes', 'Sent'],
  hold_payouts: ['Udbetalinger venter', 'Payouts wait'],
  refuse: ['Alle udbetalinger venter', 'All payouts wait'],
  blank: ['Mellemrum', 'Blanks'],
  payment_id: ['Betalings-id', 'Payment id'],
  none: ['Ingen', 'None'],
  with_collections: ['Sammen med opkrævningerne', 'With the collections'],
  daily: ['Hver bankdag', 'Every bank day'],
  '0117': ['0117', '0117'],
  '0118': ['0118', '0118'],
  padded: ['Bliver stående', 'Stay'],
  trimmed: ['Skæres af', 'Cut off'],
});

const useUnitWords = wordsOf(
  {
    bankDayFromEnd: (count: string) => (count === '1' ? 'sidste bankdag' : `${count}. sidste bankdag`),
    hour: (hour: string) => `kl. ${hour}`,
    bankDays: (count: string) => (count === '1' ? '1 bankdag' : `${count} bankdage`),
    minutes: (count: string) => `${count} minutter før`,
    days: (count: string) => `${count} dage`,
    nothing: 'To mellemrum',
  },
  {
    bankDayFromEnd: (count) => (count === '1' ? 'last bank day' : `bank day no. ${count} from the end`),
    hour: (hour) => `${hour}:00`,
    bankDays: (count) => (count === '1' ? '1 bank day' : `${count} bank days`),
    minutes: (count) => `${count} minutes before`,
    days: (count) => `${count} days`,
    nothing: 'Two blanks',
  },
);

/** What a rule says, with its unit. */
export function useRuleValue(): (rule: Rule, value: string) => string {
  const choices = useChoiceWords();
  const units = useUnitWords();
  return (rule, value) => {
    if (isChoiceRule(rule)) return choices(value as Choice);
    switch (rule) {
      case 'calendar.deadlineBankDaysFromEnd':
      case 'calendar.late.bankDaysFromEnd':
        return units.bankDayFromEnd(value);
      case 'calendar.deadlineHour':
        return units.hour(value);
      case 'calendar.invoiceBankDaysBeforeDeadline':
      case 'calendar.cancellationBankDays':
        return units.bankDays(value);
      case 'calendar.closesMinutesBeforeDeadline':
        return units.minutes(value);
      case 'calendar.maxDaysAhead':
        return units.days(value);
      case 'format.companyFlags':
        return value.trim() === '' ? units.nothing : `»${value}«`;
    }
  };
}
