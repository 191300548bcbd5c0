import type { FieldCode } from './field-codes.ts';
import type { ProblemMembers } from './problem-members.ts';

/** Stable, machine-readable names of everything that the API refuses or cannot do. */
export type ProblemCode =
  | 'address_not_allowed'
  | 'amount_too_large'
  | 'already_in_print_queue'
  | 'reminder_withdrawn'
  | 'already_member'
  | 'already_printed'
  | 'already_reactivated'
  | 'announced_step'
  | 'another_creditor_chosen'
  | 'api_key_missing'
  | 'api_key_over'
  | 'api_key_unknown'
  | 'bank_account_taken'
  | 'betalingsservice_not_set_up'
  | 'beyond_own_key'
  | 'body_too_large'
  | 'cancellation_too_late'
  | 'change_too_late'
  | 'changed_meanwhile'
  | 'collection_not_delivered'
  | 'collection_not_queued'
  | 'collections_queued'
  | 'credit_exceeds_invoice'
  | 'cross_site_request'
  | 'credit_note_not_creditable'
  | 'creditor_not_set_up'
  | 'customer_number_taken'
  | 'data_supplier_number_taken'
  | 'database_unavailable'
  | 'debt_case_held_back'
  | 'debt_case_not_open'
  | 'debtor_without_email'
  | 'delivery_not_in_doubt'
  | 'draft_not_waiting'
  | 'draft_waiting'
  | 'end_date_already_billed'
  | 'fi_creditor_number_taken'
  | 'file_not_decidable'
  | 'file_not_read'
  | 'finding_not_repairable'
  | 'group_cycle'
  | 'group_in_use'
  | 'group_name_taken'
  | 'idempotency_key_invalid'
  | 'idempotency_key_missing'
  | 'idempotency_key_reused'
  | 'import_refused'
  | 'indexation_not_for_groups'
  | 'internal_error'
  | 'invalid_request'
  | 'item_number_taken'
  | 'item_price_dated'
  | 'last_admin'
  | 'last_operator_key'
  | 'last_period_billed'
  | 'link_over'
  | 'line_not_in_force'
  | 'mail_not_failed'
  | 'malformed_json'
  | 'malformed_request'
  | 'mandate_event_not_waiting'
  | 'mandates_in_force'
  | 'match_reversed'
  | 'method_not_allowed'
  | 'more_than_asked'
  | 'more_than_credit'
  | 'more_than_open'
  | 'more_than_waits'
  | 'no_creditor_chosen'
  | 'no_mandate_in_force'
  | 'not_a_group'
  | 'not_an_invoice'
  | 'not_for_creditors'
  | 'not_for_keys'
  | 'not_for_operators'
  | 'not_found'
  | 'not_rendered_yet'
  | 'nothing_dismissed'
  | 'nothing_to_credit'
  | 'nothing_to_print'
  | 'nothing_to_undo'
  | 'nothing_to_waive'
  | 'numbers_set_by_operator'
  | 'one_off_line_billed'
  | 'one_off_line_carried'
  | 'one_off_line_in_draft'
  | 'one_off_line_withdrawn'
  | 'pause_over'
  | 'pauses_overlap'
  | 'pay_out_not_delivered'
  | 'pay_out_not_queued'
  | 'pay_out_under_way'
  | 'pay_outs_not_agreed'
  | 'payment_moves_money'
  | 'payment_moves_no_money'
  | 'payment_not_waiting'
  | 'pbs_number_taken'
  | 'period_already_billed'
  | 'period_not_next'
  | 'price_in_the_past'
  | 'period_awaits_approval'
  | 'oidc_email_unverified'
  | 'oidc_not_set_up'
  | 'oidc_refused'
  | 'oidc_unknown_person'
  | 'oidc_unreachable'
  | 'price_change_refused'
  | 'price_change_stale'
  | 'proposal_not_waiting'
  | 'read_only_key'
  | 'registration_delivered'
  | 'registration_queued'
  | 'reminder_not_due'
  | 'role_too_low'
  | 'run_stopped'
  | 'scope_missing'
  | 'second_factor_in_force'
  | 'second_factor_needed'
  | 'second_factor_not_begun'
  | 'second_factor_wrong'
  | 'session_over'
  | 'sign_in_must_wait'
  | 'sign_in_refused'
  | 'stays_overlap'
  | 'subscription_not_over'
  | 'subscription_over'
  | 'temporal_unavailable'
  | 'too_many_lines'
  | 'too_many_one_off_lines'
  | 'too_many_periods_due'
  | 'too_many_requests'
  | 'too_many_to_credit'
  | 'too_many_subscriptions'
  | 'two_credentials'
  | 'unsupported_media_type'
  | 'workflow_stuck';

/** What every problem is to HTTP. Total: a new code does not compile until it stands here. */
export const PROBLEMS: Readonly<Record<ProblemCode, { readonly status: number; readonly title: string }>> = {
  address_not_allowed: { status: 403, title: 'The API key may not be used from this address' },
  amount_too_large: { status: 422, title: 'The invoice would exceed thirteen digits of øre' },
  already_in_print_queue: { status: 409, title: 'The document waits to be printed already' },
  reminder_withdrawn: { status: 409, title: 'The reminder was withdrawn: what it lists was paid before it had gone' },
  already_member: { status: 409, title: 'The person is one of the creditor’s already' },
  already_printed: { status: 409, title: 'The batch has been printed already' },
  already_reactivated: { status: 409, title: 'The subscription has been reactivated' },
  announced_step: { status: 409, title: 'Another price has been announced to the debtor' },
  another_creditor_chosen: { status: 412, title: 'Another creditor is chosen' },
  api_key_missing: { status: 401, title: 'An API key is needed' },
  api_key_over: { status: 409, title: 'The API key is revoked or has expired' },
  api_key_unknown: { status: 401, title: 'The API key is unknown, revoked or expired' },
  bank_account_taken: { status: 409, title: 'The bank account is taken' },
  betalingsservice_not_set_up: { status: 409, title: 'The creditor has no Betalingsservice agreement' },
  beyond_own_key: { status: 403, title: 'An API key gives nobody more than it has itself' },
  body_too_large: { status: 413, title: 'The body is too large' },
  cancellation_too_late: { status: 409, title: 'It is too late to cancel the collection' },
  change_too_late: { status: 409, title: 'The days are billed and can no longer be evened out' },
  changed_meanwhile: { status: 412, title: 'It has been changed meanwhile' },
  collection_not_delivered: { status: 409, title: 'The collection is not one that waits at Betalingsservice' },
  collection_not_queued: { status: 409, title: 'The collection is not in the queue any more' },
  collections_queued: { status: 409, title: 'Collections wait for the next delivery' },
  credit_exceeds_invoice: { status: 409, title: 'The invoice has less left to credit' },
  credit_note_not_creditable: { status: 409, title: 'A credit note cannot be credited' },
  creditor_not_set_up: { status: 409, title: 'No creditor is set up for what is nobody’s in the file' },
  cross_site_request: { status: 403, title: 'The request comes from the page of another site' },
  customer_number_taken: { status: 409, title: 'The customer number is taken' },
  data_supplier_number_taken: { status: 409, title: 'The data supplier number is taken' },
  database_unavailable: { status: 503, title: 'The database is away' },
  debt_case_held_back: { status: 409, title: 'Something of the case is held back or disputed' },
  debt_case_not_open: { status: 409, title: 'The case does not wait to be handed over' },
  debtor_without_email: { status: 409, title: 'The debtor has no e-mail address' },
  delivery_not_in_doubt: { status: 409, title: 'The delivery is not in doubt' },
  draft_not_waiting: { status: 409, title: 'The draft does not wait for approval' },
  draft_waiting: { status: 409, title: 'The invoice of the period waits for approval' },
  end_date_already_billed: { status: 409, title: 'The end date lies before what is billed' },
  fi_creditor_number_taken: { status: 409, title: 'The FI creditor number is taken' },
  file_not_decidable: { status: 409, title: 'The file cannot be read by a decision' },
  file_not_read: { status: 409, title: 'The file has not been read' },
  finding_not_repairable: { status: 409, title: 'One call cannot repair the finding' },
  group_cycle: { status: 409, title: 'The debtor group would hold itself' },
  group_in_use: { status: 409, title: 'The debtor group is used' },
  group_name_taken: { status: 409, title: 'The name is that of another debtor group' },
  idempotency_key_invalid: { status: 400, title: 'The Idempotency-Key cannot be used' },
  idempotency_key_missing: { status: 400, title: 'An Idempotency-Key is needed' },
  idempotency_key_reused: { status: 409, title: 'The Idempotency-Key was used for another request' },
  import_refused: { status: 422, title: 'The file has errors: nothing of it was imported' },
  indexation_not_for_groups: { status: 409, title: 'A subscription group has no yearly indexation' },
  internal_error: { status: 500, title: 'Something went wrong here' },
  invalid_request: { status: 422, title: 'The request is not valid' },
  item_number_taken: { status: 409, title: 'The item number is taken' },
  item_price_dated: { status: 409, title: 'A dated price of the item is in force' },
  last_admin: { status: 409, title: 'The creditor would be left without an admin' },
  last_operator_key: { status: 409, title: 'No operator’s key would be left' },
  last_period_billed: { status: 409, title: 'The last period has been billed' },
  link_over: { status: 410, title: 'The link is unknown, used or expired' },
  line_not_in_force: { status: 409, title: 'The line is not in force on that day' },
  mail_not_failed: { status: 409, title: 'The mail has not failed' },
  malformed_json: { status: 400, title: 'The body is not JSON' },
  malformed_request: { status: 400, title: 'The request cannot be read' },
  mandate_event_not_waiting: { status: 409, title: 'Nothing of the mandate waits for a person' },
  mandates_in_force: { status: 409, title: 'Mandates are in force' },
  match_reversed: { status: 409, title: 'What was matched has been taken back' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  more_than_asked: { status: 409, title: 'The invoice would be owed beyond what it asks for' },
  more_than_credit: { status: 409, title: 'The debtor has less to the good' },
  more_than_open: { status: 409, title: 'Less of the invoice is open' },
  more_than_waits: { status: 409, title: 'Less of the payment waits' },
  no_creditor_chosen: { status: 403, title: 'The person has chosen no creditor' },
  no_mandate_in_force: { status: 409, title: 'The debtor has no mandate in force' },
  not_a_group: { status: 409, title: 'The subscription is on one debtor and has no members' },
  not_an_invoice: { status: 409, title: 'Nothing is owed by a credit note' },
  not_for_creditors: { status: 403, title: "Only an operator's key may do this" },
  not_for_keys: { status: 403, title: 'Only a person who is signed in may do this' },
  not_for_operators: { status: 403, title: "Only a creditor's key may do this" },
  not_found: { status: 404, title: 'There is no such thing' },
  not_rendered_yet: { status: 404, title: 'The document has not been made yet' },
  nothing_dismissed: { status: 409, title: 'Nothing of the payment is dismissed' },
  nothing_to_credit: { status: 409, title: 'There is nothing to credit' },
  nothing_to_waive: { status: 409, title: 'Nothing of the charge is left to waive' },
  nothing_to_print: { status: 409, title: 'Nothing waits to be printed' },
  nothing_to_undo: { status: 409, title: 'Nothing is left to undo' },
  numbers_set_by_operator: { status: 403, title: 'Numbers that route money are set by the operator' },
  one_off_line_billed: { status: 409, title: 'The one-off line is billed' },
  one_off_line_carried: { status: 409, title: 'The line carries what an invoice has left' },
  one_off_line_in_draft: { status: 409, title: 'The one-off line stands in a draft' },
  one_off_line_withdrawn: { status: 409, title: 'The one-off line is withdrawn' },
  pause_over: { status: 409, title: 'The pause is over by then' },
  pauses_overlap: { status: 409, title: 'There is a pause on some of these days already' },
  pay_out_not_delivered: { status: 409, title: 'Nothing is to be said of the pay-out' },
  pay_out_not_queued: { status: 409, title: 'The pay-out is not queued any more' },
  pay_out_under_way: { status: 409, title: 'A pay-out of the debtor is under way' },
  pay_outs_not_agreed: { status: 409, title: 'The creditor has not agreed to pay-outs with Betalingsservice' },
  payment_moves_money: { status: 409, title: 'The payment moves money' },
  payment_moves_no_money: { status: 409, title: 'The payment moves no money' },
  payment_not_waiting: { status: 409, title: 'Nothing of the payment waits' },
  pbs_number_taken: { status: 409, title: 'The PBS number is taken' },
  period_already_billed: { status: 409, title: 'The period is billed already' },
  period_not_next: { status: 409, title: 'The period is not the next one to be billed' },
  price_in_the_past: { status: 409, title: 'The price lies in the past' },
  period_awaits_approval: { status: 409, title: 'The invoice of the period waits for approval' },
  oidc_email_unverified: { status: 403, title: 'The OpenID provider does not say that the e-mail address is theirs' },
  oidc_not_set_up: { status: 409, title: 'Nobody signs in here by an OpenID provider' },
  oidc_refused: { status: 401, title: 'The OpenID provider has not let anybody in' },
  oidc_unknown_person: { status: 403, title: 'Nobody is known here by this sign-in, or invited' },
  oidc_unreachable: { status: 503, title: 'The OpenID provider does not answer' },
  price_change_refused: { status: 409, title: 'Some of the lines cannot be changed so' },
  price_change_stale: { status: 409, title: 'The lines have changed since the preview' },
  proposal_not_waiting: { status: 409, title: 'The proposal does not wait for a person' },
  read_only_key: { status: 403, title: 'The API key may only read' },
  registration_delivered: { status: 409, title: 'The registration is delivered' },
  registration_queued: { status: 409, title: 'A registration of that kind is queued for the debtor' },
  reminder_not_due: { status: 409, title: 'No reminder is due' },
  role_too_low: { status: 403, title: 'The person’s role does not allow this' },
  run_stopped: { status: 409, title: 'The run is stopped' },
  scope_missing: { status: 403, title: 'The API key lacks the scope' },
  second_factor_in_force: { status: 409, title: 'A second factor is in force' },
  second_factor_needed: { status: 401, title: 'The code of the second factor is needed' },
  second_factor_not_begun: { status: 409, title: 'No second factor waits to be confirmed' },
  second_factor_wrong: { status: 401, title: 'The code of the second factor is wrong' },
  session_over: { status: 401, title: 'The session is over' },
  sign_in_must_wait: { status: 429, title: 'Too many failures: wait before the next try' },
  sign_in_refused: { status: 401, title: 'The e-mail address or the password is wrong' },
  stays_overlap: { status: 409, title: 'The member is a member on some of these days already' },
  subscription_not_over: { status: 409, title: 'The subscription is not over' },
  subscription_over: { status: 409, title: 'The subscription is over' },
  temporal_unavailable: { status: 503, title: 'Temporal is away' },
  too_many_lines: { status: 422, title: 'The subscription has as many lines as it may have' },
  too_many_one_off_lines: { status: 422, title: 'Too many one-off lines wait' },
  too_many_periods_due: { status: 422, title: 'Too many periods are due already' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  two_credentials: { status: 400, title: 'A request carries an API key or a session, not both' },
  unsupported_media_type: { status: 415, title: 'A body of this media type is not taken here' },
  workflow_stuck: { status: 503, title: 'The workflow cannot go on' },
  too_many_to_credit: { status: 422, title: 'Too many invoices would be credited' },
  too_many_subscriptions: { status: 422, title: 'Too many subscriptions at once' },
};

/** What is wrong with one field of a request. */
export interface FieldError {
  /** JSON pointer (RFC 6901) into the body, or to the query parameter. */
  readonly path: string;
  readonly code: FieldCode;
  readonly message: string;
}

interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Members beside the standard ones (RFC 9457, 3.2), such as the dates that would have been right. */
  readonly members?: ProblemMembers;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal, thrown wherever it is found and answered as `application/problem+json`. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? PROBLEMS[code].title);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  /** The body of the answer. RFC 9457. */
  toBody(): Record<string, unknown> {
    const { status, title } = PROBLEMS[this.code];
    const { detail, errors, members } = this.details;
    return {
      type: `urn:termin:problem:${this.code}`,
      title,
      status,
      code: this.code,
      detail: detail ?? title,
      ...(errors === undefined ? {} : { errors }),
      ...members,
    };
  }
}

/** A field that is well-formed but cannot be, such as a reference to nothing. */
export function invalidField(error: FieldError): ApiProblem {
  return new ApiProblem('invalid_request', { detail: error.message, errors: [error] });
}

/** For what does not exist and for what belongs to somebody else: nobody can tell the two apart. */
export function notFound(): ApiProblem {
  return new ApiProblem('not_found');
}
