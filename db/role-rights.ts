/** The roles that the API and the worker work with where the database has them. */
export const DATABASE_ROLES = { api: 'termin_api', worker: 'termin_worker' } as const;
export type Worker = keyof typeof DATABASE_ROLES;

/** `hold` is to lock rows that it may not change, `maintain` to have PostgreSQL count what lies there. */
export type Right = 'select' | 'insert' | 'update' | 'delete' | 'hold' | 'maintain';

const NOTHING: readonly Right[] = [];
const READ: readonly Right[] = ['select'];
const HOLD: readonly Right[] = ['select', 'hold'];
const SETTLE: readonly Right[] = ['select', 'update'];
const ADD: readonly Right[] = ['select', 'insert'];
const ADD_AND_HOLD: readonly Right[] = ['select', 'insert', 'hold'];
const REPLACE: readonly Right[] = ['select', 'insert', 'delete'];
const CHANGE: readonly Right[] = ['select', 'insert', 'update'];
const CLEAR: readonly Right[] = ['select', 'delete', 'hold'];
const ALL: readonly Right[] = ['select', 'insert', 'update', 'delete'];

/**
 * What each role may do with each table. Triggers work with the owner's rights: what they alone write (the audit trail, balances, sums) is
 * nobody's to write here. A table that has no row gives nobody anything, and fails `db/apply-roles.test.ts`.
 */
export const TABLE_RIGHTS: Readonly<Record<string, Readonly<Record<Worker, readonly Right[]>>>> = {
  api_key: { api: CHANGE, worker: NOTHING },
  audit_entry: { api: READ, worker: NOTHING },
  audit_seal: { api: NOTHING, worker: NOTHING },
  billing_run: { api: CHANGE, worker: CHANGE },
  billing_run_member: { api: CHANGE, worker: CHANGE },
  collection: { api: CHANGE, worker: CHANGE },
  creditor: { api: CHANGE, worker: SETTLE },
  creditor_bank_account: { api: REPLACE, worker: READ },
  creditor_ledger_account: { api: CHANGE, worker: NOTHING },
  day_entry: { api: CHANGE, worker: CHANGE },
  debt_case: { api: CHANGE, worker: CHANGE },
  debtor: { api: CHANGE, worker: HOLD },
  debtor_balance: { api: HOLD, worker: HOLD },
  debtor_group: { api: ALL, worker: READ },
  debtor_group_member: { api: ALL, worker: READ },
  delivery: { api: CHANGE, worker: CHANGE },
  delivery_decision: { api: ADD, worker: READ },
  delivery_series: { api: CHANGE, worker: CHANGE },
  event: { api: SETTLE, worker: [...SETTLE, 'delete'] },
  event_series: { api: CHANGE, worker: CHANGE },
  idempotency_key: { api: ALL, worker: CLEAR },
  index_table: { api: CHANGE, worker: READ },
  index_value: { api: CHANGE, worker: READ },
  indexation: { api: CHANGE, worker: SETTLE },
  indexation_mail: { api: ALL, worker: ALL },
  indexation_step: { api: ALL, worker: ALL },
  invoice: { api: ADD_AND_HOLD, worker: ADD_AND_HOLD },
  invoice_balance: { api: HOLD, worker: HOLD },
  invoice_draft: { api: ALL, worker: CHANGE },
  invoice_line: { api: ADD, worker: ADD },
  invoice_mail: { api: CHANGE, worker: CHANGE },
  invoice_mail_copy: { api: CHANGE, worker: CHANGE },
  invoice_overdue: { api: NOTHING, worker: ADD },
  invoice_pdf: { api: ADD, worker: ADD },
  invoice_vat: { api: ADD, worker: ADD },
  item: { api: CHANGE, worker: READ },
  item_price: { api: ALL, worker: READ },
  ledger_sum: { api: READ, worker: READ },
  ledger_transfer: { api: ADD, worker: ADD },
  mail_queue: { api: ALL, worker: ALL },
  mandate: { api: CHANGE, worker: CHANGE },
  mandate_event: { api: CHANGE, worker: CHANGE },
  mandate_registration: { api: CHANGE, worker: SETTLE },
  migration: { api: READ, worker: READ },
  number_series: { api: CHANGE, worker: CHANGE },
  one_off_line: { api: CHANGE, worker: CHANGE },
  one_time_token: { api: CHANGE, worker: SETTLE },
  outbox: { api: ALL, worker: ALL },
  pay_out: { api: CHANGE, worker: SETTLE },
  payment: { api: CHANGE, worker: [...CHANGE, 'maintain'] },
  payment_mail: { api: CHANGE, worker: CHANGE },
  payment_match: { api: CHANGE, worker: ADD },
  period_settlement: { api: ADD, worker: ADD },
  period_skip: { api: REPLACE, worker: READ },
  person: { api: CHANGE, worker: NOTHING },
  person_creditor: { api: CHANGE, worker: NOTHING },
  person_identity: { api: ADD, worker: NOTHING },
  print_batch: { api: CHANGE, worker: READ },
  print_batch_pdf: { api: ADD, worker: READ },
  print_item: { api: ALL, worker: ALL },
  received_file: { api: CHANGE, worker: CHANGE },
  received_file_chunk: { api: REPLACE, worker: REPLACE },
  received_file_decision: { api: ADD, worker: READ },
  received_file_part: { api: CHANGE, worker: CHANGE },
  received_notice: { api: CHANGE, worker: CHANGE },
  recovery_code: { api: ALL, worker: NOTHING },
  reference_rate: { api: CHANGE, worker: READ },
  reminder: { api: ADD_AND_HOLD, worker: ADD_AND_HOLD },
  reminder_hold: { api: CHANGE, worker: READ },
  reminder_interest: { api: ADD, worker: ADD },
  reminder_invoice: { api: ADD, worker: ADD },
  reminder_proposal: { api: CHANGE, worker: CHANGE },
  reminder_settings: { api: CHANGE, worker: READ },
  reminder_waiver: { api: ADD, worker: ADD },
  reminder_withdrawal: { api: ADD, worker: ADD },
  self_check: { api: CHANGE, worker: CHANGE },
  self_check_finding: { api: CHANGE, worker: CHANGE },
  session: { api: ALL, worker: CLEAR },
  sign_in_attempt: { api: ALL, worker: CLEAR },
  slip: { api: CHANGE, worker: CHANGE },
  standing_line: { api: CHANGE, worker: CHANGE },
  statement_mail: { api: CHANGE, worker: CHANGE },
  statement_run: { api: CHANGE, worker: CHANGE },
  subscription: { api: CHANGE, worker: SETTLE },
  subscription_group_member: { api: ALL, worker: READ },
  subscription_member_terms: { api: ALL, worker: READ },
  subscription_pause: { api: ALL, worker: READ },
  turnover_sum: { api: READ, worker: READ },
  webhook_attempt: { api: READ, worker: ADD },
  webhook_delivery: { api: CHANGE, worker: ALL },
  webhook_endpoint: { api: ALL, worker: SETTLE },
  webhook_notice: { api: READ, worker: CHANGE },
  webhook_secret: { api: ALL, worker: READ },
};

/** Functions that run with the owner's rights, by their arguments, and who may call them; nobody else may. */
export const FUNCTION_RIGHTS: Readonly<Record<string, readonly Worker[]>> = {
  'name_actor(jsonb)': ['api'],
};
