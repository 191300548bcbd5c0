import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type PayOut = components['schemas']['PayOut'];

export const usePayOutWords = wordsOf(
  {
    payOuts: 'Udbetalinger',
    one: 'Udbetaling',
    debtor: 'Debitor',
    amount: 'Beløb',
    paidOutOn: 'Udbetales',
    asked: 'Bestilt',
    askedBy: 'Bestilt af',
    delivery: 'Leverance',
    toDelivery: 'Se leverancen',
    payment: 'Svaret fra Betalingsservice',
    toPayment: 'Se indbetalingen',
    state: 'Status',
    why: 'Hvorfor',
    answeredBy: (name: string) => `Besvaret af ${name}`,
    withdraw: 'Træk tilbage',
    withdrawText: 'Udbetalingen tages ud af køen. Debitor har beløbet til gode, og det kan bruges til andet.',
    answer: 'Svar på udbetalingen',
    answerText:
      'Kun når Betalingsservice ikke svarer: se i banken, om beløbet er gået ud. Udbetalt: det trækkes fra det, debitor har til gode. Ikke udbetalt: beløbet bliver frit igen. Svaret kan ændres og bogføres da tilbage.',
    outcome: 'Hvad blev der af den?',
    howKnown: 'Hvor står det?',
    howKnownHint: 'For eksempel: står på kontoudtoget den 3. december.',
    ask: 'Udbetal via Betalingsservice',
    askText: (credit: string) =>
      `Debitor har ${credit} kr. til gode. Beløbet udbetales med næste leverance til den konto, som betalingsaftalen gælder. Indtil Betalingsservice har svaret, kan det ikke bruges til andet.`,
    amountHint: 'Tomt: alt, der er til gode.',
  },
  {
    payOuts: 'Pay-outs',
    one: 'Pay-out',
    debtor: 'Debtor',
    amount: 'Amount',
    paidOutOn: 'Paid out on',
    asked: 'Asked for',
    askedBy: 'Asked for by',
    delivery: 'Delivery',
    toDelivery: 'See the delivery',
    payment: 'What Betalingsservice told',
    toPayment: 'See the payment',
    state: 'Status',
    why: 'Why',
    answeredBy: (name) => `Answered by ${name}`,
    withdraw: 'Withdraw',
    withdrawText:
      'The pay-out is taken out of the queue. The debtor has the amount to the good, free for anything else.',
    answer: 'Say what became of it',
    answerText:
      'Only where Betalingsservice does not tell: see in the bank whether the amount has gone out. Paid out: it comes off what the debtor has to the good. Not paid out: the amount is free again. It can be said otherwise, which is posted back.',
    outcome: 'What became of it?',
    howKnown: 'How is that known?',
    howKnownHint: 'For example: on the bank statement of 3 December.',
    ask: 'Pay out by Betalingsservice',
    askText: (credit) =>
      `The debtor has ${credit} kr. to the good. The amount goes along with the next delivery to the account of the mandate. Until Betalingsservice has answered it can be used for nothing else.`,
    amountHint: 'Empty: all that is to the good.',
  },
);

export const usePayOutStatusWords = codeWordsOf<PayOut['status']>({
  queued: ['I kø', 'Queued'],
  delivered: ['Leveret, afventer svar', 'Delivered, awaits an answer'],
  paid: ['Udbetalt', 'Paid out'],
  refused: ['Ikke udbetalt', 'Not paid out'],
  withdrawn: ['Trukket tilbage', 'Withdrawn'],
});

export const useWithdrawnWords = codeWordsOf<NonNullable<PayOut['withdrawnAs']>>({
  by_person: ['Af en medarbejder', 'By a person'],
  without_mandate: ['Ingen betalingsaftale gjaldt på dagen', 'No mandate was in force on the day'],
  without_credit: ['Der var ikke længere så meget til gode', 'There was no longer so much to the good'],
});
