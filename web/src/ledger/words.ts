import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Account = components['schemas']['LedgerAccount']['account'];
type VatCode = components['schemas']['Turnover']['vatCode'];

/** What stands on an account, whatever the creditor calls it. */
export const useAccountMeaning = codeWordsOf<Account>({
  receivables: ['Hvad debitorerne skylder', 'What debtors owe'],
  credits: ['Hvad debitorerne har til gode', 'What debtors have to the good'],
  unmatched: ['Indbetalinger, der venter på en faktura', 'Payments that wait for an invoice'],
  bank: ['Penge, der er kommet ind', 'Money that has come in'],
  sales: ['Faktureret uden moms', 'Invoiced without VAT'],
  vat: ['Moms af det fakturerede', 'VAT of what is invoiced'],
  write_offs: ['Afskrevet', 'Written off'],
  reminder_fees: ['Rykkergebyrer', 'Reminder fees'],
  interest: ['Renter af det, der betales for sent', 'Interest on what is paid late'],
  compensation: ['Kompensationsbeløb', 'Fixed compensation'],
});

export const useVatCodeWords = codeWordsOf<VatCode>({
  standard: ['Moms', 'VAT'],
  exempt: ['Momsfrit', 'Exempt'],
});

export const useLedgerWords = wordsOf(
  {
    title: 'Bogføring',
    parts: 'Dele af bogføringen',
    balances: 'Saldi',
    journal: 'Journal',
    turnover: 'Omsætning',
    aged: 'Efter alder',
    numbers: 'Kontonumre',
    atEndOf: 'Ved udgangen af',
    balancesOn: (day: string) => `Ved udgangen af ${day}. Debet er over nul, kredit under, og summen er altid nul.`,
    number: 'Nummer',
    account: 'Konto',
    balance: 'Saldo',
    journalText:
      'Alt, der er bogført i de valgte dage, det ældste først. Filen indeholder dem alle og læses ind i et regnskabsprogram.',
    voucher: 'Bilag',
    text: 'Tekst',
    debit: 'Debet',
    credit: 'Kredit',
    turnoverText: 'Faktureret minus krediteret i de valgte dage, efter vare og moms.',
    itemNumber: 'Varenummer',
    item: 'Vare',
    noItem: 'Linjer uden vare',
    vatCode: 'Moms',
    net: 'Netto',
    vat: 'Momsbeløb',
    numbersText:
      'Numre og navne fra kreditorens egen kontoplan. De bruges i alle filer fra nu af, også for dage, der er gået. Filer, der allerede er hentet, ændres ikke.',
    name: 'Navn',
    holds: 'Hvad der står på den',
    agedText:
      'Hvem der skyldte hvad ved udgangen af dagen, efter hvor sent det er. Det, nogen har til gode, er ikke trukket fra.',
    debtor: 'Debitor',
    notDue: 'Ikke forfaldent',
    days1To30: '1–30 dage',
    days31To60: '31–60 dage',
    days61To90: '61–90 dage',
    over90: 'Over 90 dage',
    open: 'Åbent',
    toTheGood: 'Til gode',
  },
  {
    title: 'Ledger',
    parts: 'Parts of the ledger',
    balances: 'Balances',
    journal: 'Journal',
    turnover: 'Turnover',
    aged: 'By age',
    numbers: 'Account numbers',
    atEndOf: 'At the end of',
    balancesOn: (day) => `At the end of ${day}. Debit is above zero, credit below, and the sum is always zero.`,
    number: 'Number',
    account: 'Account',
    balance: 'Balance',
    journalText:
      'All that was posted in these days, oldest first. The file holds all of it and is read into a bookkeeping system.',
    voucher: 'Voucher',
    text: 'Text',
    debit: 'Debit',
    credit: 'Credit',
    turnoverText: 'Invoiced less credited in these days, by item and VAT.',
    itemNumber: 'Item number',
    item: 'Item',
    noItem: 'Lines without an item',
    vatCode: 'VAT',
    net: 'Net',
    vat: 'VAT amount',
    numbersText:
      'Numbers and names of the creditor’s own chart of accounts. All files use them from now on, for days that are past too. Files that were fetched stay as they are.',
    name: 'Name',
    holds: 'What it holds',
    agedText: 'Who owed what at the end of the day, by how late it is. What somebody has to the good is not taken off.',
    debtor: 'Debtor',
    notDue: 'Not due',
    days1To30: '1–30 days',
    days31To60: '31–60 days',
    days61To90: '61–90 days',
    over90: 'Over 90 days',
    open: 'Open',
    toTheGood: 'Credit',
  },
);
