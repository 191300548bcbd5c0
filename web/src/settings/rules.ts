import type { components } from '../api/schema.ts';
import { wholeNumberOf } from './creditor-draft.ts';

type Settings = components['schemas']['BetalingsserviceSettings'];
type Input = components['schemas']['BetalingsserviceSettingsInput'];

/** A rule of delivering to Betalingsservice, by where the API has it. */
export type Rule = (typeof CALENDAR_RULES)[number] | (typeof FORMAT_RULES)[number] | (typeof SERVICE_RULES)[number];

export const CALENDAR_RULES = [
  'calendar.deadlineBankDaysFromEnd',
  'calendar.deadlineHour',
  'calendar.late.allowed',
  'calendar.late.bankDaysFromEnd',
  'calendar.invoiceBankDaysBeforeDeadline',
  'calendar.closesMinutesBeforeDeadline',
  'calendar.maxDaysAhead',
  'calendar.cancellationBankDays',
  'calendar.closedDay',
] as const;

export const FORMAT_RULES = [
  'format.customerNumberPadding',
  'format.mandateNumbers',
  'format.negativeNet',
  'format.payerIdAutomatic',
  'format.payerIdSlip',
  'format.slipSection',
  'format.companyFlags',
  'format.trailingBlanks',
] as const;

export const SERVICE_RULES = ['services.payOuts', 'services.slips', 'services.slipAndMail'] as const;

export const ALL_RULES: readonly Rule[] = [...CALENDAR_RULES, ...FORMAT_RULES, ...SERVICE_RULES];

/** The rules that are one of a few. */
export const CHOICES = {
  'calendar.late.allowed': ['false', 'true'],
  'calendar.closedDay': ['next_bank_day', 'previous_bank_day', 'as_is'],
  'format.customerNumberPadding': ['zeros', 'blanks'],
  'format.mandateNumbers': ['sent', 'zeros'],
  'format.negativeNet': ['hold_payouts', 'refuse'],
  'format.payerIdAutomatic': ['blank', 'zeros', 'payment_id'],
  'format.payerIdSlip': ['payment_id', 'blank'],
  'format.slipSection': ['0117', '0118'],
  'format.trailingBlanks': ['padded', 'trimmed'],
  'services.payOuts': ['false', 'true'],
  'services.slipAndMail': ['false', 'true'],
  'services.slips': ['none', 'with_collections', 'daily'],
} as const satisfies Partial<Record<Rule, readonly string[]>>;

export type ChoiceRule = keyof typeof CHOICES;
export type Choice = (typeof CHOICES)[ChoiceRule][number];

export const isChoiceRule = (rule: Rule): rule is ChoiceRule => rule in CHOICES;

/** In which an invoice is due where a creditor says nothing else. */
export const DEFAULT_PAYMENT_TERMS_DAYS = 14;

/** What holds where nobody has chosen: that of Termin, not of the API's answer, which says only what holds now. */
export const DEFAULT_RULES: Readonly<Record<Rule, string>> = {
  'calendar.deadlineBankDaysFromEnd': '6',
  'calendar.deadlineHour': '11',
  'calendar.late.allowed': 'false',
  'calendar.late.bankDaysFromEnd': '3',
  'calendar.invoiceBankDaysBeforeDeadline': '2',
  'calendar.closesMinutesBeforeDeadline': '120',
  'calendar.maxDaysAhead': '90',
  'calendar.cancellationBankDays': '2',
  'calendar.closedDay': 'next_bank_day',
  'format.customerNumberPadding': 'zeros',
  'format.mandateNumbers': 'sent',
  'format.negativeNet': 'hold_payouts',
  'format.payerIdAutomatic': 'blank',
  'format.payerIdSlip': 'payment_id',
  'format.slipSection': '0117',
  'format.companyFlags': '  ',
  'format.trailingBlanks': 'padded',
  'services.payOuts': 'false',
  'services.slipAndMail': 'false',
  'services.slips': 'none',
};

export type Rules = Readonly<Record<Rule, string>>;

/** The rules in force as texts, by where they stand. */
export function rulesOf(settings: Settings): Rules {
  const at = (rule: Rule): string => {
    let value: unknown = settings;
    for (const name of rule.split('.')) value = (value as Record<string, unknown>)[name];
    return String(value);
  };
  return Object.fromEntries(ALL_RULES.map((rule) => [rule, at(rule)])) as Rules;
}

/** What was changed, as the API takes it: a rule that is left out stays, and follows the default where nobody has chosen. */
export function changedRules(before: Rules, after: Rules): Input {
  const changed: Record<string, unknown> = {};
  for (const rule of ALL_RULES) {
    if (after[rule] === before[rule]) continue;
    const names = rule.split('.');
    const last = names.pop() ?? '';
    let part = changed;
    for (const name of names) part = (part[name] ??= {}) as Record<string, unknown>;
    part[last] = valueOf(rule, after[rule]);
  }
  return changed;
}

function valueOf(rule: Rule, text: string): unknown {
  if (rule === 'calendar.late.allowed' || rule === 'services.payOuts' || rule === 'services.slipAndMail')
    return text === 'true';
  return isChoiceRule(rule) || rule === 'format.companyFlags' ? text : wholeNumberOf(text);
}
