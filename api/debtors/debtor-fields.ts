import { z } from 'zod';
import { addressKey } from '../../db/mails/address-key.ts';
import { bareCustomerNumber, isCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import { MAX_ALSO_TO, MAX_COPY_TO, type MailAddresses } from '../../domain/mails/addressees.ts';
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
import { DEBTOR_KINDS } from '../../domain/reminders/reminder-words.ts';
import { DOCUMENT_DELIVERIES } from '../../domain/mails/document-delivery.ts';
import { ApiProblem } from '../http/problem.ts';
import { coded, type FieldCode } from '../http/field-codes.ts';

const DANISH_POSTCODE = /^\d{4}$/;

const changeable = {
  name: line(200, 'Prøvekunde Et'),
  addressLines: addressLines(),
  postcode: line(16, '8000'),
  city: line(100, 'Aarhus C'),
  country: country(),
  cvr: cvr().nullable(),
  kind: z.enum(DEBTOR_KINDS).meta({
    description:
      'What the debtor is to the law about late payment: only business and public can be asked for the fixed compensation',
    example: 'consumer',
  }),
  ean: ean().nullable(),
  reference: line(100, 'Afdeling 12, rekvisition 4711')
    .nullable()
    .meta({ description: 'What the debtor wants to see on invoices: a person, a department, an order' }),
  email: email().nullable().meta({ description: 'Where mails go; null for none' }),
  alsoTo: z
    .array(email())
    .max(MAX_ALSO_TO)
    .meta({
      description: 'Further addresses that mails are addressed to, after `email`',
      example: ['leder@prove.example'],
    }),
  copyTo: z
    .array(email())
    .max(MAX_COPY_TO)
    .meta({ description: 'Addresses that get a copy of each mail', example: ['bogholder@prove.example'] }),
  delivery: z.enum(DOCUMENT_DELIVERIES).meta({
    description:
      'How invoices, credit notes and reminders reach the debtor. mail: by mail; paper: they wait in the print queue, and no mail is sent; slip: Betalingsservice sends a slip',
    example: 'mail',
  }),
  language: z.enum(['da', 'en']).meta({ description: 'Of invoices and mails', example: 'da' }),
};

/** As the database keeps it: without leading zeros. */
const customerNumber = () =>
  z
    .string()
    .refine(isCustomerNumber, { error: '1 to 15 digits, not all zeros', ...coded('not_a_customer_number') })
    .transform(bareCustomerNumber);

export const createDebtorBody = z
  .strictObject({
    ...changeable,
    country: country().default('DK'),
    cvr: changeable.cvr.default(null),
    kind: changeable.kind.optional().meta({
      description:
        'Where it is left out: public where there is an EAN, else business where there is a CVR number, else consumer',
      example: 'consumer',
    }),
    ean: changeable.ean.default(null),
    reference: changeable.reference.default(null),
    email: changeable.email.default(null),
    alsoTo: changeable.alsoTo.default([]),
    copyTo: changeable.copyTo.default([]),
    delivery: changeable.delivery.default('mail'),
    language: changeable.language.default('da'),
    customerNumber: customerNumber()
      .optional()
      .meta({ description: 'Leading zeros do not count. Allotted from 1001 where it is left out', example: '1001' }),
  })
  .superRefine((debtor, context) => {
    for (const { path, code, message } of misfitsOf(debtor)) {
      context.addIssue({ code: 'custom', path: [...path], message, ...coded(code) });
    }
  })
  .meta({ id: 'DebtorInput' });

export const changeDebtorBody = z.strictObject(changeable).partial().meta({ id: 'DebtorChange' });

/** A change of the debtor that has the customer number, or else all of a new one. */
export const namedDebtorBody = z.strictObject({ ...changeDebtorBody.shape, customerNumber: customerNumber() });

/** What of a whole debtor does not fit together, and where. */
interface Misfit {
  readonly path: readonly (string | number)[];
  readonly code: FieldCode;
  readonly message: string;
}

/** What does not fit together of a debtor, as it is written or as a change would leave it. */
export function misfitsOf(debtor: { readonly country: string; readonly postcode: string } & MailAddresses): Misfit[] {
  // Betalingsservice's files hold four digits. BS022, record 00009, positions 67-70.
  const fits = debtor.country !== 'DK' || DANISH_POSTCODE.test(debtor.postcode);
  return [
    ...(fits
      ? []
      : [{ path: ['postcode'], code: 'not_a_postcode' as const, message: 'A Danish postcode has four digits' }]),
    ...addressMisfits(debtor),
  ];
}

function addressMisfits({ email: first, alsoTo, copyTo }: MailAddresses): Misfit[] {
  if (first === null) {
    const message = 'Further addresses and copies need a first address';
    return alsoTo.length + copyTo.length === 0
      ? []
      : [{ path: ['email'], code: 'first_address_needed' as const, message }];
  }
  const further = [
    ...alsoTo.map((address, index) => ({ path: ['alsoTo', index], key: addressKey(address) })),
    ...copyTo.map((address, index) => ({ path: ['copyTo', index], key: addressKey(address) })),
  ];
  const seen = new Set([addressKey(first)]);
  return further.flatMap(({ path, key }) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path, code: 'given_twice' as const, message: 'The address stands here twice' }];
  });
}

/** @throws ApiProblem with each field that does not fit. */
export function checkDebtor(debtor: Parameters<typeof misfitsOf>[0]): void {
  const problem = problemOf(debtor);
  if (problem !== null) throw problem;
}

export function problemOf(debtor: Parameters<typeof misfitsOf>[0]): ApiProblem | null {
  const misfits = misfitsOf(debtor);
  if (misfits.length === 0) return null;
  const errors = misfits.map(({ path, code, message }) => ({ path: `/${path.join('/')}`, code, message }));
  return new ApiProblem('invalid_request', { errors });
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
    kind: changeable.kind,
    ean: z.string().nullable(),
    reference: z.string().nullable(),
    email: z.string().nullable(),
    alsoTo: z.array(z.string()).max(MAX_ALSO_TO),
    copyTo: z.array(z.string()).max(MAX_COPY_TO),
    delivery: changeable.delivery,
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
