import { z } from 'zod';
import type { MatchOutcome, MatchRule, SuggestionReason } from '../../domain/payments/match-decision.ts';
import { SUGGESTION_REASONS } from '../../domain/payments/match-decision.ts';

type Words<Word extends string> = Readonly<Record<Word, string>>;

/** What a person has done with a payment. */
type OutcomeByPerson = `${'dismissed' | 'reopened' | 'settled' | 'undone'}_by_person` | 'by_person';

const OUTCOMES: Words<MatchOutcome | OutcomeByPerson> = {
  exact: 'all that it is for is paid by it',
  part: 'something of what it is for is still open',
  over: 'more than was open: the rest is the debtor’s credit',
  double: 'what it is for is settled already, or another file has told of the money',
  unknown: 'nothing is known that it belongs to',
  wrong_check_digit: 'the check digit of its payment id is wrong',
  other_creditor: 'its slip names the FI creditor number of somebody else',
  ambiguous: 'it could belong to more than one, or contradicts what is known',
  charged_back: 'money was taken back',
  reopened: 'rejected or cancelled: to be paid by payment slip',
  nothing: 'no money moved, and none was to',
  by_person: 'assigned by a person',
  undone_by_person: 'taken from where it was, by a person',
  dismissed_by_person: 'none of the invoices’, says a person',
  reopened_by_person: 'dismissed, and waits again',
  settled_by_person: 'seen to by a person',
};

const RULES: Words<MatchRule> = {
  by_payment_id: 'the payment id of the slip',
  by_collection: 'customer number and reference of a collection',
  by_reference: 'customer number and payment number',
  by_customer_and_amount: 'customer number, payment date and amount of a collection',
  reverses_payment: 'the payment that it takes back',
  no_money: 'the collection of which no money comes',
  by_person: 'a person has said so',
  none: 'no rule',
};

const described = (words: Words<string>) =>
  Object.entries(words)
    .map(([word, meaning]) => `${word}: ${meaning}`)
    .join('; ');

/** In answers: what came of a payment. */
export const paymentOutcome = () =>
  z
    .enum(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[])
    .meta({ description: described(OUTCOMES), example: 'exact' });

/** In answers: by what a payment found where it belongs. */
export const matchRule = () =>
  z.enum(Object.keys(RULES) as MatchRule[]).meta({ description: described(RULES), example: 'by_payment_id' });

/** In answers: why something is suggested. */
export const suggestionReason = (example: SuggestionReason) => z.enum(SUGGESTION_REASONS).meta({ example });
