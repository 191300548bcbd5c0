import { expect, test } from '@jest/globals';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { InvoiceId } from '../domain/identifiers/ids.ts';
import type { StatementDocument, StatementEntry } from '../domain/invoices/statement.ts';
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

const printed = async ({
  entries = [],
  ...days
}: Pick<StatementDocument, 'to' | 'madeOn'> & Partial<StatementDocument>) =>
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
      entries,
      open: [
        {
          invoiceId: 'an-invoice' as InvoiceId,
          kind: 'invoice',
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

test('what is told of a reminder is told as that of a reminder', async () => {
  const entry = { bookedOn: civilDate('2026-12-10'), paymentId: null, changeOre: 1n, balanceOre: 1n };
  const of = (kind: StatementEntry['kind']) =>
    ({ ...entry, kind, invoiceId: 'a-reminder' as InvoiceId, invoiceNumber: 'R7', invoiceKind: 'reminder' }) as const;
  const days = { to: civilDate('2026-12-31'), madeOn: civilDate('2026-12-31') };
  const text = await printed({ ...days, entries: [of('reminder'), of('reminder_waived'), of('written_off')] });
  for (const words of ['Rykker R7', 'Eftergivet af rykker R7', 'Afskrevet · rykker R7']) expect(text).toContain(words);
});
