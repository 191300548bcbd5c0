import { z } from 'zod';
import { bareCustomerNumber, isCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import {
  addressLines,
  country,
  cvr,
  date,
  digits,
  ean,
  email,
  instant,
  line,
  shownAddressLines,
} from '../http/fields.ts';

const DANISH_POSTCODE = /^\d{4}$/;

const changeable = {
  name: line(200, 'Prøvekunde Et'),
  addressLines: addressLines(),
  postcode: line(16, '8000'),
  city: line(100, 'Aarhus C'),
  country: country(),
  cvr: cvr().nullable(),
  ean: ean().nullable(),
  reference: line(100, 'Afdeling 12, rekvisition 4711')
    .nullable()
    .meta({ description: 'What the debtor wants to see on invoices: a person, a department, an order' }),
  email: email().nullable(),
  language: z.enum(['da', 'en']).meta({ description: 'Of invoices and mails', example: 'da' }),
};

/** As the database keeps it: without leading zeros. */
const customerNumber = () =>
  z
    .string()
    .refine(isCustomerNumber, { error: '1 to 15 digits, not all zeros', params: { code: 'not_a_customer_number' } })
    .transform(bareCustomerNumber);

export const createDebtorBody = z
  .strictObject({
    ...changeable,
    country: country().default('DK'),
    cvr: changeable.cvr.default(null),
    ean: changeable.ean.default(null),
    reference: changeable.reference.default(null),
    email: changeable.email.default(null),
    language: changeable.language.default('da'),
    customerNumber: customerNumber()
      .optional()
      .meta({ description: 'Leading zeros do not count. Allotted from 1001 where it is left out', example: '1001' }),
  })
  .superRefine((debtor, context) => {
    if (postcodeFits(debtor)) return;
    context.addIssue({ code: 'custom', path: ['postcode'], ...DANISH_POSTCODE_REFUSED });
  })
  .meta({ id: 'DebtorInput' });

export const changeDebtorBody = z.strictObject(changeable).partial().meta({ id: 'DebtorChange' });

/** A change of the debtor that has the customer number, or else all of a new one. */
export const namedDebtorBody = z.strictObject({ ...changeDebtorBody.shape, customerNumber: customerNumber() });

export const DANISH_POSTCODE_REFUSED = {
  message: 'A Danish postcode has four digits',
  params: { code: 'not_a_postcode' },
};

/** Betalingsservice's files hold four digits. BS022, record 00009, positions 67-70. */
export function postcodeFits({ country: land, postcode }: { country: string; postcode: string }): boolean {
  return land !== 'DK' || DANISH_POSTCODE.test(postcode);
}

export const mandateBody = z
  .strictObject({
    mandateNumber: digits(9, '000000001').meta({ description: 'Allotted by Betalingsservice' }),
    activeFrom: date(),
    debtorGroup: digits(5, '00002')
      .nullable()
      .default(null)
      .meta({ description: "Its debitorgruppenummer at Betalingsservice; null for the creditor's own" }),
  })
  .meta({ id: 'MandateInput' });

export const debtorAnswer = z
  .strictObject({
    id: z.string(),
    customerNumber: z.string(),
    name: z.string(),
    addressLines: shownAddressLines(),
    postcode: z.string(),
    city: z.string(),
    country: z.string(),
    cvr: z.string().nullable(),
    ean: z.string().nullable(),
    reference: z.string().nullable(),
    email: z.string().nullable(),
    language: z.enum(['da', 'en']),
    mandate: z
      .strictObject({
        mandateNumber: z.string(),
        activeFrom: z.string().meta({ format: 'date' }),
        endedOn: z
          .string()
          .nullable()
          .meta({ format: 'date', description: 'The first day on which it is no longer in force' }),
      })
      .nullable()
      .meta({ description: 'The latest mandate; null where there has been none' }),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Debtor' });
