import { z } from 'zod';
import type { MandateRegistration } from '../../db/entities/mandate-registration.ts';
import type { DebtorId, MandateRegistrationId } from '../../domain/identifiers/ids.ts';
import { bareCustomerNumber, isCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import { date, digits, id, instant, isoInstant } from '../http/fields.ts';
import { coded } from '../http/field-codes.ts';

export const REGISTRATION_PARAMS = z.strictObject({ registrationId: id<MandateRegistrationId>() });
export const REGISTERED_DEBTOR_PARAMS = z.strictObject({ debtorId: id<DebtorId>() });

/** Digits of an account that a person knows it by. */
const SHOWN_DIGITS = 4;

export const registrationKind = z.enum(['register', 'cancel', 'change_customer_number']).meta({
  description:
    'register: a new mandate on a bank account, with the consent of its owner. cancel: the mandate in force. change_customer_number: as Betalingsservice knows the debtor',
});

export const registrationStatus = z.enum(['queued', 'delivered', 'withdrawn']);

type Given = 'registrationNumber' | 'accountNumber' | 'payerNumber' | 'newCustomerNumber' | 'wantedOn';

/** Which fields each kind needs, and which it may have. */
const FIELDS: Readonly<
  Record<z.output<typeof registrationKind>, { readonly needed: readonly Given[]; readonly allowed: readonly Given[] }>
> = {
  register: { needed: ['registrationNumber', 'accountNumber', 'payerNumber'], allowed: ['wantedOn'] },
  cancel: { needed: [], allowed: [] },
  change_customer_number: { needed: ['newCustomerNumber'], allowed: ['wantedOn'] },
};

export const registrationBody = z
  .strictObject({
    kind: registrationKind,
    registrationNumber: digits(4, '0001').nullable().default(null).meta({ description: 'Of the bank. For register' }),
    accountNumber: z
      .string()
      .regex(/^[0-9]{1,10}$/, '1 to 10 digits are needed')
      .nullable()
      .default(null)
      .meta({ description: 'For register', example: '1234567890' }),
    payerNumber: z
      .string()
      .regex(/^([0-9]{8}|[0-9]{10})$/, '8 or 10 digits are needed')
      .nullable()
      .default(null)
      .meta({ description: "CPR or CVR number of the account's owner. For register", example: '10000009' }),
    newCustomerNumber: z
      .string()
      .refine(isCustomerNumber, { error: '1 to 15 digits, not all zeros', ...coded('not_a_customer_number') })
      .transform(bareCustomerNumber)
      .nullable()
      .default(null)
      .meta({ description: 'For change_customer_number', example: '2001' }),
    wantedOn: date().nullable().default(null).meta({ description: 'Null for at once; cancel is always at once' }),
  })
  .superRefine((body, context) => {
    const { needed, allowed } = FIELDS[body.kind];
    for (const field of [
      'registrationNumber',
      'accountNumber',
      'payerNumber',
      'newCustomerNumber',
      'wantedOn',
    ] as const) {
      const isNeeded = needed.includes(field);
      if (body[field] === null ? !isNeeded : isNeeded || allowed.includes(field)) continue;
      const [code, message] = isNeeded
        ? (['needed', 'This kind needs it'] as const)
        : (['not_allowed', 'This kind has none'] as const);
      context.addIssue({ code: 'custom', path: [field], message, ...coded(code) });
    }
  })
  .meta({ id: 'MandateRegistrationInput' });

export const registrationAnswer = z
  .strictObject({
    id: z.string(),
    debtorId: z.string(),
    kind: registrationKind,
    status: registrationStatus,
    registrationNumber: z.string().nullable(),
    accountEnding: z.string().nullable().meta({ description: 'The last digits of the account' }),
    mandateNumber: z.string().nullable(),
    newCustomerNumber: z.string().nullable(),
    wantedOn: z.string().nullable().meta({ format: 'date' }),
    deliveryId: z.string().nullable(),
    createdAt: instant(),
  })
  .meta({ id: 'MandateRegistration' });

/** A registration as the API shows it: without whose account it is. */
export function showRegistration(registration: MandateRegistration): z.input<typeof registrationAnswer> {
  return {
    id: registration.id,
    debtorId: registration.debtorId,
    kind: registration.kind,
    status: registration.status,
    registrationNumber: registration.registrationNumber,
    accountEnding: registration.accountNumber?.slice(-SHOWN_DIGITS) ?? null,
    mandateNumber: registration.mandateNumber,
    newCustomerNumber: registration.newCustomerNumber,
    wantedOn: registration.wantedOn,
    deliveryId: registration.deliveryId,
    createdAt: isoInstant(registration.createdAt),
  };
}
