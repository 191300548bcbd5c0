import type { components } from '../api/schema.ts';

type PaymentTerms = components['schemas']['SubscriptionSummary']['paymentTerms'];

/** Payment terms as they stand in a form: a kind, and the number that goes with it as it is typed. */
export interface TypedTerms {
  readonly kind: PaymentTerms['kind'];
  readonly number: string;
}

export const typedTermsOf = (terms: PaymentTerms): TypedTerms => ({
  kind: terms.kind,
  number: (terms.kind === 'fixed_day' ? terms.day : terms.days).toString(),
});

export const paymentTermsInput = ({ kind, number }: TypedTerms): PaymentTerms =>
  kind === 'fixed_day' ? { kind, day: numberOf(number) } : { kind, days: numberOf(number) };

/** A whole number as it is typed. What is none becomes no number, which the API refuses at its field. */
export const numberOf = (typed: string): number =>
  /^\d+$/.test(typed.trim()) ? Number.parseInt(typed, 10) : Number.NaN;
