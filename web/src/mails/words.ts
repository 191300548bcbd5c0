import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Mail = components['schemas']['ListedMail'];

export const useMailWords = wordsOf(
  {
    title: 'E-mails',
    subtitle: 'Fakturaer, kreditnotaer, rykkere, kontoudtog og det, der beder om betaling, som det er sendt.',
    which: 'Hvilke',
    all: 'Alle',
    failed: 'Kom ikke frem',
    refused: 'Afvist for en modtager',
    waiting: 'På vej',
    refusedText:
      'Andre på mailen fik den. Ret adressen hos debitoren, eller send en kopi fra fakturaen: så forsvinder den herfra.',
    when: 'Hvornår',
    about: 'Om',
    customer: (number: string) => `Kunde ${number}`,
    statement: 'Kontoudtog',
    what: 'Hvad',
    invoice: 'Faktura',
    reminder: 'Rykker',
    copyOf: (what: string) => `Kopi: ${what.toLowerCase()}`,
    to: 'Til',
    copyTo: 'Kopi til',
    noAddress: 'Debitor uden e-mailadresse',
    triedAgain: 'Prøves igen',
    wasRefused: (address: string) => `Afvist for ${address}`,
  },
  {
    title: 'Mails',
    subtitle: 'Invoices, credit notes, reminders, statements of account and what asks for payment, as they were sent.',
    which: 'Which',
    all: 'All',
    failed: 'Did not arrive',
    refused: 'Refused for a recipient',
    waiting: 'On their way',
    refusedText:
      'Others on the mail have it. Correct the address of the debtor, or send a copy from the invoice: then it goes from here.',
    when: 'When',
    about: 'About',
    customer: (number) => `Customer ${number}`,
    statement: 'Statement of account',
    what: 'What',
    invoice: 'Invoice',
    reminder: 'Reminder',
    copyOf: (what) => `Copy: ${what.toLowerCase()}`,
    to: 'To',
    copyTo: 'Copy to',
    triedAgain: 'Tried again',
    noAddress: 'Debtor without an e-mail address',
    wasRefused: (address) => `Refused for ${address}`,
  },
);

export const useMailStatusWords = codeWordsOf<Mail['status']>({
  waiting: ['På vej', 'On its way'],
  sent: ['Sendt', 'Sent'],
  failed: ['Kom ikke frem', 'Did not arrive'],
  not_needed: ['Ikke nødvendig', 'Not needed'],
});

export const useMailReasonWords = codeWordsOf<NonNullable<Mail['reason']>>({
  rejected: ['Betaling afvist', 'Payment refused'],
  cancelled: ['Betaling tilbagekaldt', 'Payment cancelled'],
  charged_back: ['Betaling tilbageført', 'Payment charged back'],
  mandate_ended: ['Betalingsaftale ophørt', 'Mandate ended'],
  withdrawn: ['Opkrævning trukket tilbage', 'Collection withdrawn'],
  too_late: ['For sent til Betalingsservice', 'Too late for Betalingsservice'],
});
