import { expect, test } from '@jest/globals';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { InvoiceId } from '../domain/identifiers/ids.ts';
import type { StatementDocument } from '../domain/invoices/statement.ts';
import { pdfText } from './read-pdf.ts';
import { renderStatementPdf } from './render-statement-pdf.ts';

const PARTY = {
  name: 'Prøve',
  addressLines: ['Prøvevej 1'],
  postcode: '9000',
  city: 'Aalborg',
  country: 'DK',
  cvr: null,
};
const DUE_ON = civilDate('2026-12-15');

const printed = async (days: Pick<StatementDocument, 'to' | 'madeOn'>) =>
  pdfText(
    await renderStatementPdf({
      kind: 'statement',
      language: 'da',
      creditor: { ...PARTY, email: 'faktura@prove.example', phone: null },
      debtor: { ...PARTY, customerNumber: '1001' },
      from: null,
      openingOre: 0n,
      closingOre: 12_500n,
      creditOre: 0n,
      entries: [],
      open: [
        {
          invoiceId: 'an-invoice' as InvoiceId,
          number: '1001',
          issuedOn: civilDate('2026-12-01'),
          dueOn: DUE_ON,
          totalOre: 12_500n,
          openOre: 12_500n,
          paymentId: '000000000000018',
          fiCreditorNumber: '80000001',
          collectedOn: null,
        },
      ],
      ...days,
    }),
  );

test.each([
  { to: '2026-12-16', madeOn: '2026-12-16', late: true },
  { to: '2026-12-16', madeOn: '2027-02-01', late: true },
  { to: '2026-12-15', madeOn: '2027-02-01', late: false },
  { to: '2027-12-31', madeOn: '2026-12-15', late: false },
  { to: '2027-12-31', madeOn: '2026-12-16', late: true },
])(
  'an invoice due on 15 December is late on a statement to $to made on $madeOn: $late',
  async ({ to, madeOn, late }) => {
    const text = await printed({ to: civilDate(to), madeOn: civilDate(madeOn) });
    expect(text.includes('forfalden')).toBe(late);
  },
);
