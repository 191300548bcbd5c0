import { toIso88591Text } from '../../domain/iso-8859-1.ts';
import { MAIN_TEXT_LENGTH } from './creditor-fields.ts';

interface Agreement {
  readonly pbsNumber: string;
  readonly debtorGroup: string;
  readonly dataSupplierNumber: string;
  readonly mainText?: string | undefined;
}

/** The four columns of a Betalingsservice agreement: all or none. */
export function betalingsserviceColumns(agreement: Agreement | null, { name }: { name: string }) {
  if (agreement === null) {
    return { pbsNumber: null, bsDebtorGroup: null, bsDataSupplierNumber: null, bsMainText: null };
  }
  return {
    pbsNumber: agreement.pbsNumber,
    bsDebtorGroup: agreement.debtorGroup,
    bsDataSupplierNumber: agreement.dataSupplierNumber,
    bsMainText: agreement.mainText ?? toIso88591Text(name).slice(0, MAIN_TEXT_LENGTH),
  };
}
