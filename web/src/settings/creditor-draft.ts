import type { components } from '../api/schema.ts';

type Creditor = components['schemas']['Creditor'];

/** The facts of a creditor that an admin may change, as they are typed. */
export interface CreditorDraft {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly cvr: string;
  readonly email: string;
  readonly phone: string;
  readonly paymentTermsDays: string;
  readonly letterMarks: Creditor['letterMarks'];
}

export const NEW_CREDITOR: CreditorDraft = {
  name: '',
  address: '',
  postcode: '',
  city: '',
  country: 'DK',
  cvr: '',
  email: '',
  phone: '',
  paymentTermsDays: '14',
  letterMarks: 'none',
};

export const draftOf = (creditor: Creditor): CreditorDraft => ({
  name: creditor.name,
  address: creditor.addressLines.join('\n'),
  postcode: creditor.postcode,
  city: creditor.city,
  country: creditor.country,
  cvr: creditor.cvr,
  email: creditor.email,
  phone: creditor.phone ?? '',
  paymentTermsDays: String(creditor.paymentTermsDays),
  letterMarks: creditor.letterMarks,
});

/** As the API takes it. What is wrong it refuses at its field. */
export function creditorBodyOf({ address, phone, paymentTermsDays, ...draft }: CreditorDraft) {
  return {
    ...draft,
    addressLines: linesOf(address),
    phone: phone.trim() === '' ? null : phone,
    paymentTermsDays: wholeNumberOf(paymentTermsDays),
  };
}

/** What is typed on a line each; empty ones mean nothing. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** NaN where it is none: JSON has null for that, which the API refuses at the field. */
export const wholeNumberOf = (typed: string): number => (/^-?\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN);
