import type { InvoiceDocument, Party } from '../../domain/invoices/invoice.ts';
import type { Creditor } from '../entities/creditor.ts';
import type { Debtor } from '../entities/debtor.ts';

const partyOf = ({ name, addressLines, postcode, city, country, cvr }: Creditor | Debtor): Party => {
  return { name, addressLines, postcode, city, country, cvr };
};

/** A creditor as it stands on papers that are made today. */
export const creditorPartyOf = (creditor: Creditor): InvoiceDocument['creditor'] => {
  return { ...partyOf(creditor), email: creditor.email, phone: creditor.phone };
};

/** The same of a debtor. */
export const debtorPartyOf = (debtor: Debtor): InvoiceDocument['debtor'] => {
  return { ...partyOf(debtor), customerNumber: debtor.customerNumber };
};
