import { z } from 'zod';
import { toIso88591Text } from '../../domain/records/iso-8859-1.ts';
import { isTimeZone } from '../../domain/calendar/wake-up.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { addressLines, country, cvr, digits, email, id, instant, line, shownAddressLines } from '../http/fields.ts';
import { letterMarks } from '../prints/print-fields.ts';
import { monthlyStatements } from './monthly-statements.ts';
import { settingsAnswer, settingsInput } from './settings-fields.ts';

/** The width of the main text. BS012, positions 69-128. */
export const MAIN_TEXT_LENGTH = 60;
export const MAX_PAYMENT_TERMS_DAYS = 90;
export const DEFAULT_PAYMENT_TERMS_DAYS = 14;
const MAX_FIRST_NUMBER = 999_999_999;
const MAX_FIRST_PAYMENT_NUMBER = 99_999_999_999_999;

const mainText = line(MAIN_TEXT_LENGTH, 'Eksempelforeningen').refine(
  (text) => toIso88591Text(text).length <= MAIN_TEXT_LENGTH,
  `At most ${MAIN_TEXT_LENGTH} characters of ISO-8859-1`,
);

const betalingsservice = z
  .strictObject({
    pbsNumber: digits(8, '00000018').meta({ description: 'The creditor number at Betalingsservice' }),
    debtorGroup: digits(5, '00001').meta({ description: "Betalingsservice's debitorgruppenummer" }),
    dataSupplierNumber: digits(8, '10000009'),
    dataSupplierShared: z.boolean().optional().meta({
      description:
        'Whether other creditors deliver under the data supplier number too: set for each of them; false at first',
    }),
    mainText: mainText.optional().meta({ description: 'Shown in the payment overview; the name where it is left out' }),
    settings: settingsInput.optional().meta({ description: 'What is left out stays as it is; the defaults at first' }),
  })
  .meta({ id: 'BetalingsserviceAgreementInput' });

export const paymentTermsDays = z
  .int()
  .min(0)
  .max(MAX_PAYMENT_TERMS_DAYS)
  .meta({ example: DEFAULT_PAYMENT_TERMS_DAYS });

/** What may be changed later too. */
const changeable = {
  name: line(200, 'Eksempelforeningen'),
  addressLines: addressLines(),
  postcode: line(16, '1000'),
  city: line(100, 'København K'),
  country: country(),
  cvr: cvr(),
  email: email(),
  phone: line(32, '+45 00 00 00 00').nullable(),
  paymentTermsDays,
  letterMarks,
  monthlyStatements: monthlyStatements.nullable(),
  fiCreditorNumber: digits(8, '80000001').meta({ description: "The bank's number for payment slips 71" }),
  betalingsservice: betalingsservice.nullable(),
};

/** The numbers of a kind of document: a prefix and the first of them. */
const numberSeries = (prefix: string) =>
  z
    .strictObject({
      prefix: z
        .string()
        .regex(/^[A-Za-z0-9-]{0,10}$/, 'At most ten letters, digits and hyphens')
        .default(prefix),
      firstNumber: z.int().min(1).max(MAX_FIRST_NUMBER).default(1),
    })
    .default({ prefix, firstNumber: 1 });

export const CREDITOR_PARAMS = z.strictObject({ creditorId: id<CreditorId>() });

export const createCreditorBody = z
  .strictObject({
    ...changeable,
    country: country().default('DK'),
    phone: changeable.phone.default(null),
    paymentTermsDays: paymentTermsDays.default(DEFAULT_PAYMENT_TERMS_DAYS),
    letterMarks: letterMarks.default('none'),
    monthlyStatements: changeable.monthlyStatements.default(null),
    betalingsservice: changeable.betalingsservice.default(null),
    timeZone: z.string().max(64).refine(isTimeZone, 'Not the name of a time zone').default('Europe/Copenhagen'),
    invoiceSeries: numberSeries(''),
    creditNoteSeries: numberSeries('K'),
    reminderSeries: numberSeries('R'),
    firstPaymentNumber: z.int().min(1).max(MAX_FIRST_PAYMENT_NUMBER).default(1),
  })
  .meta({ id: 'CreditorInput' });

export const changeCreditorBody = z.strictObject(changeable).partial().meta({ id: 'CreditorChange' });

export type CreditorChange = z.output<typeof changeCreditorBody>;

/** What may look wrong of a creditor. */
const CREDITOR_WARNINGS = ['unusual_fi_creditor_number'] as const;

export const creditorAnswer = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    addressLines: shownAddressLines(),
    postcode: z.string(),
    city: z.string(),
    country: z.string(),
    cvr: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    timeZone: z.string().meta({ example: 'Europe/Copenhagen' }),
    paymentTermsDays: z.int(),
    letterMarks,
    monthlyStatements: monthlyStatements.nullable(),
    fiCreditorNumber: z.string(),
    betalingsservice: z
      .strictObject({
        pbsNumber: z.string(),
        debtorGroup: z.string(),
        dataSupplierNumber: z.string(),
        dataSupplierShared: z.boolean(),
        mainText: z.string(),
        settings: settingsAnswer,
      })
      .nullable(),
    warnings: z
      .array(
        z
          .strictObject({
            path: z.string().meta({ description: 'JSON pointer (RFC 6901)', example: '/fiCreditorNumber' }),
            code: z.enum(CREDITOR_WARNINGS),
            message: z.string(),
          })
          .meta({ id: 'CreditorWarning' }),
      )
      .meta({ description: 'What is accepted but looks wrong' }),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Creditor' });
