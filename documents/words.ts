import type { Language } from '../domain/calendar/language.ts';
import type { DocumentKind } from '../domain/invoices/invoice.ts';

const danish = {
  locale: 'da-DK',
  invoiceNumber: 'Fakturanr.',
  continued: 'fortsat',
  cvr: 'CVR-nr.',
  phone: 'Tlf.',
  dueOn: 'Forfaldsdato',
  creditsInvoice: 'Vedrører faktura',
  issuedOf: 'af',
  period: 'Abonnementsperiode',
  customerNumber: 'Kundenummer',
  debtorReference: 'Deres reference',
  ean: 'EAN-nr.',
  subscriptionReference: 'Vores reference',
  itemNumber: 'Varenr.',
  text: 'Beskrivelse',
  quantity: 'Antal',
  unitPrice: 'Enhedspris',
  vat: 'Moms',
  amount: 'Beløb',
  exclVat: 'ekskl. moms',
  exempt: 'Momsfri',
  discount: 'Rabat',
  discountOff: 'af',
  wholePeriod: 'Hel periode',
  shareOf: 'af',
  days: 'dage',
  daysCounted: 'dag',
  less: 'minus',
  taxableBase: 'Momspligtigt beløb',
  // momsbekendtgørelsen § 58: the reason why no VAT is charged.
  exemptBase: 'Momsfrit beløb (momsloven § 13)',
  net: 'I alt ekskl. moms',
  vatOf: 'moms af',
  payment: 'Betaling',
  payByFi: 'Betales via FI-kort / bankens betalingsside',
  cardType: 'Kortart',
  paymentId: 'Betalings-id',
  creditorNumber: 'Kreditornummer',
  toPay: 'Beløb',
  paymentLine: 'Betalingslinje',
  signUp: 'Tilmeld til Betalingsservice',
  signUpHow: 'Brug disse numre i din netbank, så betales de næste fakturaer automatisk.',
  pbsNumber: 'PBS-nummer',
  bsDebtorGroup: 'Debitorgruppenummer',
  collected: 'Betales via Betalingsservice',
  dueBefore: 'betales',
  from: 'fra',
  collectedBefore: 'trækkes via Betalingsservice den',
  collectedAfter: 'Du skal ikke foretage dig noget.',
  collectedOn: 'Trækkes den',
  credited: 'krediteret på faktura',
  pageOf: 'af',
  page: 'Side',
  greeting: 'Kære',
  copy: 'Kopi',
  copyIntro: 'Dette er en kopi af en mail, som vi har sendt før.',
} as const;

/** A word or phrase for each place of a document where one stands. */
export type Words = { readonly [Key in keyof typeof danish]: string };

const english: Words = {
  locale: 'en-GB',
  invoiceNumber: 'Invoice no.',
  continued: 'continued',
  cvr: 'CVR no.',
  phone: 'Tel.',
  dueOn: 'Due date',
  creditsInvoice: 'Relates to invoice',
  issuedOf: 'of',
  period: 'Subscription period',
  customerNumber: 'Customer number',
  debtorReference: 'Your reference',
  ean: 'EAN no.',
  subscriptionReference: 'Our reference',
  itemNumber: 'Item no.',
  text: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  vat: 'VAT',
  amount: 'Amount',
  exclVat: 'excl. VAT',
  exempt: 'Exempt',
  discount: 'Discount',
  discountOff: 'off',
  wholePeriod: 'Whole period',
  shareOf: 'of',
  days: 'days',
  daysCounted: 'days',
  less: 'less',
  taxableBase: 'Amount subject to VAT',
  exemptBase: 'Exempt (Danish VAT Act, section 13)',
  net: 'Total excl. VAT',
  vatOf: 'VAT on',
  payment: 'Payment',
  payByFi: 'Pay by FI slip on your bank’s payment page',
  cardType: 'Card type',
  paymentId: 'Payment id',
  creditorNumber: 'Creditor number',
  toPay: 'Amount',
  paymentLine: 'Payment line',
  signUp: 'Sign up for Betalingsservice',
  signUpHow: 'Use these numbers in your net bank to have later invoices paid automatically.',
  pbsNumber: 'PBS number',
  bsDebtorGroup: 'Debtor group number',
  collected: 'Paid through Betalingsservice',
  dueBefore: 'due on',
  from: 'from',
  collectedBefore: 'will be collected through Betalingsservice on',
  collectedAfter: 'You need not do anything.',
  collectedOn: 'Collected on',
  credited: 'credited on invoice',
  pageOf: 'of',
  page: 'Page',
  greeting: 'Dear',
  copy: 'Copy',
  copyIntro: 'This is a copy of a mail that we have sent before.',
};

/** The wording of every document, by language. Complete by type: a phrase that lacks a language does not compile. */
export const WORDS: Readonly<Record<Language, Words>> = { da: danish, en: english };

/** What an invoice and a credit note say differently. */
export interface KindWords {
  readonly title: string;
  readonly issuedOn: string;
  readonly total: string;
  readonly nothingToPay: string;
  readonly mailIntro: string;
  readonly contact: string;
  readonly contactByMail: string;
}

export const KIND_WORDS: Readonly<Record<Language, Readonly<Record<DocumentKind, KindWords>>>> = {
  da: {
    invoice: {
      title: 'Faktura',
      issuedOn: 'Fakturadato',
      total: 'I alt at betale',
      nothingToPay: 'Der er intet at betale på denne faktura',
      mailIntro: 'Her er din faktura. Den er vedhæftet som PDF.',
      contact: 'Spørgsmål til fakturaen? Skriv eller ring til os.',
      contactByMail: 'Spørgsmål til fakturaen? Skriv til os.',
    },
    credit_note: {
      title: 'Kreditnota',
      issuedOn: 'Kreditnotadato',
      total: 'I alt krediteret',
      nothingToPay: 'Der er intet at betale på denne kreditnota',
      mailIntro: 'Her er din kreditnota. Den er vedhæftet som PDF.',
      contact: 'Spørgsmål til kreditnotaen? Skriv eller ring til os.',
      contactByMail: 'Spørgsmål til kreditnotaen? Skriv til os.',
    },
  },
  en: {
    invoice: {
      title: 'Invoice',
      issuedOn: 'Invoice date',
      total: 'Total to pay',
      nothingToPay: 'There is nothing to pay on this invoice',
      mailIntro: 'Here is your invoice. It is attached as a PDF.',
      contact: 'Questions about the invoice? Write or call us.',
      contactByMail: 'Questions about the invoice? Write to us.',
    },
    credit_note: {
      title: 'Credit note',
      issuedOn: 'Credit note date',
      total: 'Total credited',
      nothingToPay: 'There is nothing to pay on this credit note',
      mailIntro: 'Here is your credit note. It is attached as a PDF.',
      contact: 'Questions about the credit note? Write or call us.',
      contactByMail: 'Questions about the credit note? Write to us.',
    },
  },
};
