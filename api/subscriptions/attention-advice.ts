import type { AttentionCode } from '../../activities/subscriptions/attention.ts';

const ADVICE: Readonly<Record<AttentionCode, string>> = {
  nothing_to_bill: 'Give the subscription a line, or cancel it.',
  group_without_members:
    'Nobody has ever been a member of the group: add the first member, and its periods are billed, or cancel it.',
  amount_too_large: 'Split the lines: the total exceeds thirteen digits of øre.',
  debtor_without_email: 'Give the debtor an e-mail address, or a mandate at Betalingsservice.',
  out_of_step:
    'The database was restored to a time before the last invoices: restore a newer backup, or reset the workflow to that time.',
  subscription_missing: 'Restore a backup that holds the subscription, or cancel its workflow.',
  cannot_be_drafted: 'Read the detail, mend what it names and call retry.',
};

const UNKNOWN = 'Read the detail and call retry.';

/** What a person can do about it. */
export function attentionAdvice(code: string): string {
  return isAttentionCode(code) ? ADVICE[code] : UNKNOWN;
}

function isAttentionCode(code: string): code is AttentionCode {
  return Object.hasOwn(ADVICE, code);
}
