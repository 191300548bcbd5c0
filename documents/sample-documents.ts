import { civilDate } from '../domain/calendar/calendar.ts';
import type { DocumentLine, InvoiceDocument } from '../domain/invoices/invoice.ts';

// Documents for the tests of this folder. The parties are made up.

export const standardLine: DocumentLine = {
  itemId: null,
  itemNumber: null,
  text: 'Kontingent, æresmedlem på Ærø',
  quantityMicro: 2_500_000n,
  unitPriceMicro: 80_000_000n,
  vatCode: 'standard',
  vatRateBp: 2500,
  discountOre: 0n,
  share: null,
  netOre: 20_000n,
};

export const fiInvoice: InvoiceDocument = {
  kind: 'invoice',
  number: '1042',
  language: 'da',
  issuedOn: civilDate('2026-11-17'),
  dueOn: civilDate('2026-12-01'),
  period: { from: civilDate('2026-12-01'), to: civilDate('2026-12-31') },
  creditor: {
    name: 'Eksempelforeningen',
    addressLines: ['Prøvevej 1'],
    postcode: '8000',
    city: 'Aarhus C',
    country: 'DK',
    cvr: '12345674',
    email: 'kontor@eksempelforeningen.example',
    phone: '+45 70 00 00 00',
  },
  debtor: {
    name: 'Prøvekunde Et',
    addressLines: ['c/o Prøvehuset Åkær', 'Østergade 2, 3. tv.'],
    postcode: '5970',
    city: 'Ærøskøbing',
    country: 'DK',
    cvr: null,
    customerNumber: '100017',
  },
  references: { subscription: null, debtorEan: null, debtor: null },
  lines: [standardLine],
  vat: [{ vatCode: 'standard', vatRateBp: 2500, baseOre: 20_000n, vatOre: 5_000n }],
  netOre: 20_000n,
  vatOre: 5_000n,
  totalOre: 25_000n,
  creditsInvoice: null,
  payment: {
    method: 'fi71',
    paymentId: '026840149965328',
    fiCreditorNumber: '80000001',
    signUp: { pbsNumber: '01234567', bsDebtorGroup: '00001', customerNumber: '000000000100017' },
  },
};

export const betalingsserviceInvoice: InvoiceDocument = {
  ...fiInvoice,
  number: '1043',
  payment: {
    method: 'betalingsservice',
    paymentDate: civilDate('2026-12-02'),
    pbsNumber: '01234567',
    bsDebtorGroup: '00001',
    customerNumber: '000000000100017',
  },
};

export const mixedVatInvoice: InvoiceDocument = {
  ...fiInvoice,
  number: '1044',
  lines: [
    {
      ...standardLine,
      text: 'Serverdrift',
      quantityMicro: 1_234_567n,
      unitPriceMicro: 1_000_125_000n,
      netOre: 123_472n,
    },
    {
      ...standardLine,
      text: 'Undervisning',
      vatCode: 'exempt',
      vatRateBp: 0,
      quantityMicro: 1_000_000n,
      netOre: 8_000n,
    },
    {
      ...standardLine,
      text: 'Rabat',
      quantityMicro: 1_000_000n,
      unitPriceMicro: -3_472_000n,
      netOre: -347n,
    },
  ],
  vat: [
    { vatCode: 'standard', vatRateBp: 2500, baseOre: 123_125n, vatOre: 30_781n },
    { vatCode: 'exempt', vatRateBp: 0, baseOre: 8_000n, vatOre: 0n },
  ],
  netOre: 131_125n,
  vatOre: 30_781n,
  totalOre: 161_906n,
};

/** Lines for parts of the period, in its middle and at its end, with discounts, and a credit carried forward. */
export const partialInvoice: InvoiceDocument = {
  ...fiInvoice,
  number: '1045',
  lines: [
    { ...standardLine, discountOre: 1_000n, share: { afterDays: 16, throughDays: 31, ofDays: 31 }, netOre: 9_194n },
    {
      ...standardLine,
      text: 'Bredbånd, til prisen steg',
      quantityMicro: 1_000_000n,
      unitPriceMicro: 300_000_000n,
      share: { afterDays: 10, throughDays: 20, ofDays: 31 },
      netOre: 9_678n,
    },
    { ...standardLine, text: 'Oprettelse', quantityMicro: 1_000_000n, discountOre: 8_000n, netOre: 0n },
    {
      ...standardLine,
      text: 'Tilgodehavende fra faktura 1041',
      quantityMicro: 1_000_000n,
      unitPriceMicro: -125_000_000n,
      netOre: -12_500n,
    },
  ],
  vat: [{ vatCode: 'standard', vatRateBp: 2500, baseOre: 6_372n, vatOre: 1_593n }],
  netOre: 6_372n,
  vatOre: 1_593n,
  totalOre: 7_965n,
};

/** What was paid for and not used of fiInvoice's period: its last 15 days. */
export const creditNote: InvoiceDocument = {
  ...fiInvoice,
  kind: 'credit_note',
  number: 'K12',
  issuedOn: civilDate('2026-12-16'),
  lines: [{ ...standardLine, share: { afterDays: 16, throughDays: 31, ofDays: 31 }, netOre: 9_677n }],
  vat: [{ vatCode: 'standard', vatRateBp: 2500, baseOre: 9_677n, vatOre: 2_419n }],
  netOre: 9_677n,
  vatOre: 2_419n,
  totalOre: 12_096n,
  creditsInvoice: { number: fiInvoice.number, issuedOn: fiInvoice.issuedOn },
  payment: null,
};
