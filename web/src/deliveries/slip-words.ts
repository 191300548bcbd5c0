import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

export const useSlipWords = wordsOf(
  {
    slips: 'Indbetalingskort',
    document: 'Dokument',
    invoice: (number: string) => `Faktura ${number}`,
    reminder: (number: string) => `Rykker ${number}`,
    debtor: 'Debitor',
    payBy: 'Betales senest',
    amount: 'Beløb',
    state: 'Status',
    toDelivery: 'Se leverancen',
    toldOtherwise: 'Sendt på anden måde',
  },
  {
    slips: 'Payment slips',
    document: 'Document',
    invoice: (number) => `Invoice ${number}`,
    reminder: (number) => `Reminder ${number}`,
    debtor: 'Debtor',
    payBy: 'To be paid by',
    amount: 'Amount',
    state: 'Status',
    toDelivery: 'See the delivery',
    toldOtherwise: 'Sent in another way',
  },
);

export const useSlipStatusWords = codeWordsOf<components['schemas']['Slip']['status']>({
  queued: ['I kø', 'Queued'],
  delivered: ['Leveret', 'Delivered'],
  withdrawn: ['Trukket tilbage: intet var åbent', 'Withdrawn: nothing was open'],
});
