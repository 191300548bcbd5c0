import type { Language } from '../domain/calendar/language.ts';
import type { StatementKind } from '../domain/invoices/statement.ts';

const danish = {
  title: 'Kontoudtog',
  span: 'Periode',
  untilThen: 'Til og med',
  madeOn: 'Udskrevet',
  entries: 'Bevægelser',
  date: 'Dato',
  change: 'Beløb',
  balance: 'Saldo',
  opening: 'Saldo fra tidligere',
  closing: 'Saldo pr.',
  open: 'Åbne fakturaer',
  of: 'af',
  paymentId: 'Betalings-id',
  stillOpen: 'Mangler',
  drawn: 'Betalingsservice',
  sum: 'I alt at betale',
  sumDrawn: 'Trækkes via Betalingsservice',
  late: 'forfalden',
  howToPay: 'Sådan betaler du',
  byFi: 'Betal hver faktura for sig med dens eget betalings-id: kortart 71 og kreditornummer',
  byBetalingsservice:
    'Det, der står under Betalingsservice, trækkes på den dag, der er nævnt. Det skal du ikke betale.',
  nothingOpen: 'Der er intet, du skal betale',
  credit: 'Du har til gode',
  kinds: {
    invoice: 'Faktura',
    credit_note: 'Kreditnota til faktura',
    reminder: 'Rykker',
    reminder_waived: 'Eftergivet af rykker',
    payment: 'Betaling',
    payment_moved: 'Betaling flyttet',
    payment_taken_back: 'Betaling ført tilbage af banken',
    paid_out: 'Udbetalt til dig',
    written_off: 'Afskrevet',
    write_off_undone: 'Afskrivning taget tilbage',
  } satisfies Record<StatementKind, string>,
} as const;

type StatementWords = {
  readonly [Key in keyof typeof danish]: (typeof danish)[Key] extends string ? string : Record<StatementKind, string>;
};

const english: StatementWords = {
  title: 'Statement of account',
  span: 'Period',
  untilThen: 'Until',
  madeOn: 'Printed',
  entries: 'Entries',
  date: 'Date',
  change: 'Amount',
  balance: 'Balance',
  opening: 'Balance brought forward',
  closing: 'Balance on',
  open: 'Open invoices',
  of: 'of',
  paymentId: 'Payment id',
  stillOpen: 'To pay',
  drawn: 'Betalingsservice',
  sum: 'Total to pay',
  sumDrawn: 'Collected through Betalingsservice',
  late: 'overdue',
  howToPay: 'How to pay',
  byFi: 'Pay each invoice by itself with its own payment id: card type 71 and creditor number',
  byBetalingsservice: 'What says Betalingsservice is collected on the day that is named. You need not pay it.',
  nothingOpen: 'There is nothing that you need to pay',
  credit: 'You have a credit of',
  kinds: {
    invoice: 'Invoice',
    credit_note: 'Credit note for invoice',
    reminder: 'Reminder',
    reminder_waived: 'Waived of reminder',
    payment: 'Payment',
    payment_moved: 'Payment moved',
    payment_taken_back: 'Payment taken back by the bank',
    paid_out: 'Paid out to you',
    written_off: 'Written off',
    write_off_undone: 'Write-off undone',
  },
};

/** The wording of a statement of account, by language. */
export const STATEMENT_WORDS: Readonly<Record<Language, StatementWords>> = { da: danish, en: english };
