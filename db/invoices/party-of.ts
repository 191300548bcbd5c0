import type { Party } from '../../domain/invoices/invoice.ts';
import type { Creditor } from '../entities/creditor.ts';
import type { Debtor } from '../entities/debtor.ts';

/** A creditor or a debtor as it stands on papers that are made today. */
export const partyOf = ({ name, addressLines, postcode, city, country, cvr }: Creditor | Debtor): Party => {
  return { name, addressLines, postcode, city, country, cvr };
};
