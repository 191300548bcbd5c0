import type { components } from '../api/schema.ts';
import { codeWordsOf } from '../words/language.tsx';

type Schemas = components['schemas'];
type Summary = Schemas['PaymentSummary'];

export const usePaymentKindWords = codeWordsOf<Summary['kind']>({
  paid: ['Indbetaling', 'Payment'],
  charged_back: ['Tilbageført', 'Charged back'],
  rejected: ['Afvist opkrævning', 'Rejected collection'],
  cancelled: ['Aflyst opkrævning', 'Cancelled collection'],
});

export const usePaymentSourceWords = codeWordsOf<Summary['source']>({
  bs_automatic: ['Betalingsservice', 'Betalingsservice'],
  bs_slip: ['Indbetalingskort via Betalingsservice', 'Payment slip through Betalingsservice'],
  fi_file: ['Bankens FI-fil', 'The bank’s FI file'],
  camt: ['Kontoudtog', 'Account statement'],
  by_hand: ['Indtastet', 'Entered by hand'],
});

export const usePaymentStatusWords = codeWordsOf<Summary['status']>({
  new: ['Ses efter', 'Being looked at'],
  waiting: ['Venter', 'Waiting'],
  matched: ['Placeret', 'Placed'],
  dismissed: ['Afvist', 'Dismissed'],
});

export const useHowWords = codeWordsOf<NonNullable<Summary['how']>>({
  transfer: ['Overførsel', 'Transfer'],
  cash: ['Kontant', 'Cash'],
  mobilepay: ['MobilePay', 'MobilePay'],
  other: ['Andet', 'Other'],
});

export const useFileTypeWords = codeWordsOf<NonNullable<Summary['fileType']>>({
  '0602': ['Betalinger fra Betalingsservice (0602)', 'Payments of Betalingsservice (0602)'],
  '0603': ['Betalingsaftaler fra Betalingsservice (0603)', 'Mandates of Betalingsservice (0603)'],
  '0621': ['Beskeder fra Betalingsservice (0621)', 'Remarks of Betalingsservice (0621)'],
  fi: ['Bankens FI-fil', 'The bank’s FI file'],
  'camt.053': ['Kontoudtog (camt.053)', 'Account statement (camt.053)'],
  'camt.054': ['Kontobevægelser (camt.054)', 'Account notification (camt.054)'],
});

/** What came of a payment. */
export const useOutcomeWords = codeWordsOf<NonNullable<Summary['outcome']>>({
  exact: ['Fakturaen er betalt', 'The invoice is paid'],
  part: ['Fakturaen er delvis betalt', 'The invoice is paid in part'],
  over: [
    'Der kom mere, end der var åbent: resten er til gode',
    'More came than was open: the rest is the debtor’s credit',
  ],
  double: [
    'Fakturaen er allerede betalt, eller pengene er fortalt før',
    'It is paid already, or the money was told of',
  ],
  unknown: ['Intet kendt svarer til den', 'Nothing is known that it belongs to'],
  wrong_check_digit: ['Betalings-id’ets kontrolciffer er forkert', 'The check digit of its payment id is wrong'],
  other_creditor: ['Kortet har en andens FI-kreditornummer', 'Its slip names the FI creditor number of somebody else'],
  ambiguous: [
    'Den kan høre til flere, eller den modsiger det, der vides',
    'It could belong to more than one, or contradicts what is known',
  ],
  charged_back: ['Pengene er ført tilbage, og fakturaen er åben igen', 'Charged back: the invoice is open again'],
  reopened: ['Fakturaen er åben og betales ikke af Betalingsservice', 'The invoice is open, and will not be drawn'],
  nothing: ['Ingen penge flyttet', 'No money moved'],
  by_person: ['Placeret af en person', 'Placed by a person'],
  undone_by_person: ['En person fortrød placeringen', 'A person took the matches back'],
  dismissed_by_person: ['Afvist af en person', 'Dismissed by a person'],
  settled_by_person: ['Afsluttet af en person', 'Settled by a person'],
  reopened_by_person: ['Åbnet igen af en person', 'Opened again by a person'],
});

/** Why an invoice or an earlier payment is suggested. */
export const useReasonWords = codeWordsOf<Schemas['PaymentSuggestion']['why']>({
  same_money: ['Kan være de samme penge, fortalt ad en anden vej', 'May be the very same money, told another way'],
  paid_before: ['Har betalt samme faktura før', 'Has paid the same invoice before'],
  may_be_charged_back: ['Kan være den, der føres tilbage', 'May be the one that is charged back'],
  same_payment_id: ['Betalings-id’et er fakturaens', 'The payment id is the invoice’s'],
  same_base: ['Betalings-id’et er fakturaens på nær kontrolcifret', 'The payment id agrees but for its check digit'],
  check_digit_left_out: ['Betalings-id’et mangler kun sit kontrolciffer', 'The payment id lacks its check digit alone'],
  mistyped: [
    'Betalings-id’et er én tastefejl fra fakturaens, og beløbet passer',
    'The payment id is one slip away, and the amount agrees',
  ],
  same_reference: ['Referencen er fakturaens', 'The reference is the invoice’s'],
  named_together: [
    'Betaleren har skrevet flere numre, og tilsammen giver de beløbet',
    'The payer has written several numbers, and together they come to the amount',
  ],
  named_in_text: ['Betaleren har skrevet fakturaens nummer', 'The payer has written the invoice’s number'],
  customer_in_text: ['Betaleren har skrevet kundenummeret', 'The payer has written the customer number'],
  same_customer_and_amount: ['Samme kunde, og beløbet passer', 'The same customer, and the amount agrees'],
  same_customer: ['Samme kunde', 'The same customer'],
  number_in_text: [
    'Cifre i teksten ligner fakturaens eller kundens',
    'Digits in the text are the invoice’s or customer’s',
  ],
  name_in_text: ['Betaleren har skrevet debitorens navn', 'The payer has written the debtor’s name'],
  same_amount: ['Beløbet passer', 'The amount agrees'],
});

/** By which rule a payment found its invoice. */
export const useRuleWords = codeWordsOf<Schemas['PaymentMatch']['rule']>({
  by_payment_id: ['fundet ved betalings-id’et', 'found by the payment id'],
  by_collection: ['fundet ved opkrævningen', 'found by the collection'],
  by_reference: ['fundet ved kundenummer og reference', 'found by customer number and reference'],
  by_customer_and_amount: ['fundet ved kunde, dag og beløb', 'found by customer, day and amount'],
  reverses_payment: ['fører en tidligere indbetaling tilbage', 'takes an earlier payment back'],
  no_money: ['besked om, at der ingen penge kommer', 'the news that no money comes'],
  by_person: ['placeret af en person', 'placed by a person'],
  none: ['uden regel', 'by no rule'],
});
