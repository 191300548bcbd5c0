import type { InvoiceId } from '../domain/ids.ts';
import type { BetalingsserviceNumbers, InvoiceDocument, PaymentInstruction } from '../domain/invoice.ts';
import { Invoice } from './entities/invoice.ts';
import { InvoiceLineRow } from './entities/invoice-line.ts';
import { InvoiceVatRow } from './entities/invoice-vat.ts';
import type { EntityManager } from './orm.ts';

/** Reads an issued invoice as the document it is; null where there is none. */
export async function loadInvoiceDocument(em: EntityManager, invoiceId: InvoiceId): Promise<InvoiceDocument | null> {
  const invoice = await em.findOne(Invoice, { id: invoiceId });
  if (invoice === null) return null;
  const lines = await em.find(InvoiceLineRow, { invoiceId }, { orderBy: { position: 'asc' } });
  const vat = await em.find(InvoiceVatRow, { invoiceId }, { orderBy: { vatCode: 'desc', vatRateBp: 'desc' } });
  return {
    number: invoice.number,
    language: invoice.language,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    period: { from: invoice.periodFrom, to: invoice.periodTo },
    creditor: invoice.parties.creditor,
    debtor: invoice.parties.debtor,
    lines,
    vat,
    netOre: invoice.netOre,
    vatOre: invoice.vatOre,
    totalOre: invoice.totalOre,
    payment: paymentInstruction(invoice, invoice.parties.betalingsservice),
  };
}

function paymentInstruction(invoice: Invoice, betalingsservice: BetalingsserviceNumbers | null): PaymentInstruction {
  if (invoice.paymentMethod === 'fi71') {
    return {
      method: 'fi71',
      paymentId: invoice.paymentId,
      fiCreditorNumber: invoice.fiCreditorNumber,
      signUp: betalingsservice,
    };
  }
  if (betalingsservice === null)
    throw new Error(`invoice ${invoice.id} is collected, but its creditor has no Betalingsservice number`);
  return { method: 'betalingsservice', paymentDate: invoice.dueOn, ...betalingsservice };
}
