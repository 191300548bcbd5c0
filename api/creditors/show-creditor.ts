import type { z } from 'zod';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { Creditor } from '../../db/entities/creditor.ts';
import { isoInstant } from '../http/fields.ts';
import type { creditorAnswer } from './creditor-fields.ts';
import { showMonthlyStatements } from './monthly-statements.ts';

// Every FI creditor number that is seen begins with it, but no rule says so.
const USUAL_FIRST_DIGIT = '8';

/** A creditor as the API shows it. */
export function showCreditor(creditor: Creditor): z.input<typeof creditorAnswer> {
  const { pbsNumber, bsDebtorGroup, bsDataSupplierNumber, bsMainText } = creditor;
  return {
    id: creditor.id,
    name: creditor.name,
    addressLines: creditor.addressLines,
    postcode: creditor.postcode,
    city: creditor.city,
    country: creditor.country,
    cvr: creditor.cvr,
    email: creditor.email,
    phone: creditor.phone ?? null,
    timeZone: creditor.timeZone,
    paymentTermsDays: creditor.paymentTermsDays,
    letterMarks: creditor.letterMarks,
    monthlyStatements: showMonthlyStatements(creditor),
    fiCreditorNumber: creditor.fiCreditorNumber,
    betalingsservice:
      pbsNumber === null || bsDebtorGroup === null || bsDataSupplierNumber === null || bsMainText === null
        ? null
        : {
            pbsNumber,
            debtorGroup: bsDebtorGroup,
            dataSupplierNumber: bsDataSupplierNumber,
            dataSupplierShared: creditor.bsDataSupplierShared,
            mainText: bsMainText,
            settings: settingsOf(creditor.bsSettings),
          },
    warnings: creditor.fiCreditorNumber.startsWith(USUAL_FIRST_DIGIT)
      ? []
      : [
          {
            path: '/fiCreditorNumber',
            code: 'unusual_fi_creditor_number',
            message: 'FI creditor numbers begin with 8: is this the Betalingsservice number or an account?',
          },
        ],
    createdAt: isoInstant(creditor.createdAt),
    updatedAt: isoInstant(creditor.updatedAt),
  };
}
