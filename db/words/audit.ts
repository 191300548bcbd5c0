/** What was audited under another name once: its entries are kept. */
export const AUDITED_BEFORE = ['run'] as const;

/** What the trail tells of, as its triggers name it. */
export const AUDITED_TYPES = [
  'api_key',
  'bank_account',
  'billing_run',
  'collection',
  'creditor',
  'debtor',
  'debtor_group',
  'debtor_group_member',
  'debt_case',
  'delivery_decision',
  'draft',
  'finding',
  'index_table',
  'index_value',
  'indexation',
  'invitation',
  'item',
  'item_price',
  'ledger_account',
  'ledger_transfer',
  'mandate',
  'mandate_event',
  'mandate_registration',
  'member_terms',
  'one_off_line',
  'pause',
  'pay_out',
  'payment',
  'payment_match',
  'person',
  'person_role',
  'print_batch',
  'print_item',
  'received_file_decision',
  'reminder_hold',
  'reminder_proposal',
  'reminder_settings',
  'reminder_waiver',
  'self_check',
  'skip',
  'slip',
  'standing_line',
  'statement_mail',
  'subscription',
  'subscription_member',
  'webhook_endpoint',
  'webhook_secret',
  ...AUDITED_BEFORE,
] as const;

export type AuditedType = (typeof AUDITED_TYPES)[number];

/** Whose trail something stands in: its own, or that of what it is a part of. */
export const TRAIL_TYPES = [...AUDITED_TYPES, 'delivery', 'received_file', 'reminder'] as const;

export type TrailType = (typeof TRAIL_TYPES)[number];

export type AuditAction = 'created' | 'changed' | 'deleted';

/** One column of a row before and after: its name and its values in JSON, null for none. */
export interface AuditChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}
