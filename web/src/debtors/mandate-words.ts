import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Mandate = components['schemas']['Mandate'];
type Registration = components['schemas']['MandateRegistration'];

export const useMandateWords = wordsOf(
  {
    mandates: 'Betalingsaftaler',
    number: 'Aftalenummer',
    activeFrom: 'Gælder fra',
    endedOn: 'Ophørt fra',
    source: 'Kendt fra',
    state: 'Status',
    why: 'Hvorfor',
    set: 'Sæt betalingsaftale',
    setText:
      'Sæt kun en aftale, som Betalingsservice har givet nummer. En anden aftale i kraft ophører den dag. Opkrævninger i kø følger den nye.',
    numberHint: 'Ni cifre fra Betalingsservice',
    debtorGroup: 'Debitorgruppenummer',
    debtorGroupHint: 'Fem cifre. Tomt: kreditorens eget',
    end: 'Ophør aftale',
    endText:
      'Opkrævninger i kø fra den dag trækkes tilbage, og debitoren bedes med en e-mail om at betale selv. Det, der er leveret, står ved magt.',
    endedOnLabel: 'Første dag uden aftale',
    registrations: 'Tilmeldinger',
    registrationsText: 'Hvad Betalingsservice er bedt om. Svaret kommer tilbage i en fil.',
    register: 'Tilmeld Betalingsservice',
    registerText:
      'Det sættes i kø til næste leverance. Aftalen her ændres først, når Betalingsservice svarer. Kun med kontohaverens samtykke.',
    kind: 'Hvad',
    registrationNumber: 'Registreringsnummer',
    accountNumber: 'Kontonummer',
    payerNumber: 'CPR- eller CVR-nummer på kontohaver',
    newCustomerNumber: 'Nyt kundenummer',
    wantedOn: 'Ønsket dato',
    wantedOnHint: 'Tomt: straks',
    atOnce: 'Straks',
    accountEnding: (ending: string) => `konto, der ender på ${ending}`,
    queuedOn: 'Sat i kø',
    about: 'Om',
    withdraw: 'Træk tilbage',
    withdrawText: 'Den tages ud af køen og leveres aldrig.',
  },
  {
    mandates: 'Mandates',
    number: 'Mandate number',
    activeFrom: 'In force from',
    endedOn: 'Ended from',
    source: 'Known from',
    state: 'Status',
    why: 'Why',
    set: 'Set the mandate',
    setText:
      'Set only a mandate that Betalingsservice has numbered. Another one in force ends on that day. Queued collections follow the new one.',
    numberHint: 'Nine digits from Betalingsservice',
    debtorGroup: 'Debtor group number',
    debtorGroupHint: 'Five digits. Empty: the creditor’s own',
    end: 'End the mandate',
    endText:
      'Queued collections from that day on are withdrawn, and the debtor is asked by mail to pay. What has been delivered stays.',
    endedOnLabel: 'First day without mandate',
    registrations: 'Registrations',
    registrationsText: 'What Betalingsservice was asked for. The answer comes back in a file.',
    register: 'Register at Betalingsservice',
    registerText:
      'It is queued for the next delivery. The mandate here changes when Betalingsservice answers. Only with the consent of the account’s owner.',
    kind: 'What',
    registrationNumber: 'Registration number',
    accountNumber: 'Account number',
    payerNumber: 'CPR or CVR number of the account’s owner',
    newCustomerNumber: 'New customer number',
    wantedOn: 'Wanted on',
    wantedOnHint: 'Empty: at once',
    atOnce: 'At once',
    accountEnding: (ending) => `account ending in ${ending}`,
    queuedOn: 'Queued',
    about: 'About',
    withdraw: 'Withdraw',
    withdrawText: 'It is taken out of the queue and never delivered.',
  },
);

export const useMandateStateWords = codeWordsOf<Mandate['state']>({
  coming: ['Kommer', 'Coming'],
  active: ['I kraft', 'In force'],
  cancelled: ['Ophørt', 'Ended'],
});

export const useMandateSourceWords = codeWordsOf<Mandate['source']>({
  api: ['Sat i Termin', 'Set in Termin'],
  betalingsservice: ['Betalingsservice', 'Betalingsservice'],
});

export const useEndReasonWords = codeWordsOf<NonNullable<Mandate['endReason']>>({
  by_bank: ['Ophævet af banken', 'Cancelled by the bank'],
  by_creditor: ['Ophævet af kreditor', 'Cancelled by the creditor'],
  by_betalingsservice: ['Ophævet af Betalingsservice', 'Cancelled by Betalingsservice'],
  replaced: ['Afløst af en anden', 'Replaced by another'],
  api: ['Ophævet i Termin', 'Ended in Termin'],
});

export const useRegistrationKindWords = codeWordsOf<Registration['kind']>({
  register: ['Tilmelding', 'Registration'],
  cancel: ['Afmelding', 'Cancellation'],
  change_customer_number: ['Nyt kundenummer', 'New customer number'],
});

export const useRegistrationStatusWords = codeWordsOf<Registration['status']>({
  queued: ['I kø', 'Queued'],
  delivered: ['Leveret', 'Delivered'],
  withdrawn: ['Trukket tilbage', 'Withdrawn'],
});
