import { z } from 'zod';
import type { AttentionCode } from '../../activities/subscriptions/attention.ts';

const ADVICE: Readonly<Record<AttentionCode | 'other', string>> = {
  nothing_to_bill: 'Give the subscription a line, or cancel it.',
  group_without_members:
    'Nobody has ever been a member of the group: add the first member, and its periods are billed, or cancel it.',
  amount_too_large: 'Split the lines: the total exceeds thirteen digits of øre.',
  debtor_without_email:
    'Give the debtor an e-mail address, documents on paper (`delivery`), or a mandate at Betalingsservice.',
  out_of_step:
    'The database was restored to a time before the last invoices: restore a newer backup, or reset the workflow to that time.',
  subscription_missing: 'Restore a backup that holds the subscription, or cancel its workflow.',
  cannot_be_drafted: 'Read the detail, mend what it names and call retry.',
  other: 'Read the detail and call retry.',
};

type ShownCode = keyof typeof ADVICE;

/** In answers: what a person must fix before something is billed, as a code and in a sentence. */
export const ATTENTION_FIELDS = {
  code: z
    .enum(Object.keys(ADVICE) as [ShownCode, ...ShownCode[]])
    .meta({ description: 'What it is; other: a code of a later version', example: 'debtor_without_email' }),
  whatToDo: z.string().meta({ description: 'The same for the same code' }),
};

/** What needs attention and what a person can do about it. */
export function showAttention(code: string): { code: ShownCode; whatToDo: string } {
  const shown = isShownCode(code) ? code : 'other';
  return { code: shown, whatToDo: ADVICE[shown] };
}

function isShownCode(code: string): code is ShownCode {
  return Object.hasOwn(ADVICE, code);
}
