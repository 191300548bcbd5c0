import { civilDate } from '../domain/calendar/calendar.ts';
import type { InvoiceId } from '../domain/identifiers/ids.ts';
import { paymentId } from '../domain/identifiers/fi71.ts';
import type { OpenOnStatement, StatementDocument } from '../domain/invoices/statement.ts';

// For the tests of this folder.

const PARTY = {
  name: 'Prøvekunde Et',
  addressLines: ['Æblevej 2'],
  postcode: '9000',
  city: 'Aalborg',
  country: 'DK',
  cvr: null,
};

/** An invoice of which 125.00 kr. are open, the first due on 15 December 2026 and the others on the last of it. */
export function openInvoice(
  nth: number,
  {
    collectedOn = null,
    ...changes
  }: Partial<Omit<OpenOnStatement, 'collectedOn'>> & { collectedOn?: string | null } = {},
): OpenOnStatement {
  return {
    invoiceId: `invoice ${nth}` as InvoiceId,
    kind: 'invoice',
    number: String(1000 + nth),
    issuedOn: civilDate('2026-12-01'),
    dueOn: civilDate(nth === 1 ? '2026-12-15' : '2026-12-31'),
    totalOre: 12_500n,
    openOre: 12_500n,
    paymentId: paymentId(BigInt(nth)),
    fiCreditorNumber: '80000001',
    collectedOn: collectedOn === null ? null : civilDate(collectedOn),
    ...changes,
  };
}

/** The statement of December 2026, made on 5 January, of which nothing is open. */
export function sampleStatement(changes: Partial<StatementDocument> = {}): StatementDocument {
  return {
    kind: 'statement',
    language: 'da',
    madeOn: civilDate('2027-01-05'),
    from: civilDate('2026-12-01'),
    to: civilDate('2026-12-31'),
    openingOre: 0n,
    closingOre: 0n,
    creditOre: 0n,
    creditor: {
      ...PARTY,
      name: 'Eksempelforeningen',
      addressLines: ['Prøvevej 1'],
      cvr: '12345674',
      email: 'faktura@eksempelforeningen.example',
      phone: null,
    },
    debtor: { ...PARTY, customerNumber: '1001' },
    entries: [],
    open: [],
    ...changes,
  };
}
