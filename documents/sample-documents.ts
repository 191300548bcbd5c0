import { civilDate } from '../domain/calendar.ts';
import type { InvoiceDocument, InvoiceLine } from '../domain/invoice.ts';

// Documents for the tests of this folder. The parties are made up.

export const standardLine: InvoiceLine = {
  text: 'Kontingent, æresmedlem på Ærø',
  quantityMicro: 2_500_000n,
  unitPriceMicro: 80_000_000n,
  vatCode: 'standard',
  vatRateBp: 2500,
  netOre: 20_000n,
};

export const fiInvoice: InvoiceDocument = {
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
    addressLines: ['c/o Søren Åkjær', 'Østergade 2, 3. tv.'],
    postcode: '5970',
    city: 'Ærøskøbing',
    country: 'DK',
    cvr: null,
    customerNumber: '100017',
  },
  lines: [standardLine],
  vat: [{ vatCode: 'standard', vatRateBp: 2500, baseOre: 20_000n, vatOre: 5_000n }],
  netOre: 20_000n,
  vatOre: 5_000n,
  totalOre: 25_000n,
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
