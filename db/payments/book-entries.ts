import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { CreditorName, NoticeEntry, PaymentEntry } from '../../domain/records/return-entry.ts';
import type { EntityManager } from '../orm.ts';

/** An entry with the creditor whose it is; null where nobody knows. */
export interface Owned<Entry> {
  readonly entry: Entry;
  readonly creditorId: CreditorId;
}

const INSERT_PAYMENTS = `
insert into payment (id, creditor_id, received_file_id, line, position, kind, source, code, bs_debtor_group, customer_number,
  mandate_number, kortart, fi_payment_id, reference, bank_reference, stated_on, paid_on, booked_on, amount_ore, stated_ore, fee_ore,
  payer_text, unmatched_ore, status)
select p.*, p.amount_ore, 'new'
from jsonb_to_recordset(?::jsonb) as p (id uuid, creditor_id uuid, received_file_id uuid, line bigint, position int, kind text, source text,
  code text, bs_debtor_group text, customer_number text, mandate_number text, kortart text, fi_payment_id text, reference text,
  bank_reference text, stated_on date, paid_on date, booked_on date, amount_ore bigint, stated_ore bigint, fee_ore bigint, payer_text text)
on conflict do nothing`;

/**
 * Books payments, many in one statement: each is posted as received and waits as a whole. One that is booked already, from this file or as
 * the same entry of an account in another one, is left as it is.
 * @param bookedOn the day for those whose file names none
 */
export async function bookPayments(
  em: EntityManager,
  {
    fileId,
    payments,
    bookedOn,
  }: { fileId: ReceivedFileId; payments: readonly Owned<PaymentEntry>[]; bookedOn: CivilDate },
): Promise<void> {
  if (payments.length === 0) return;
  const rows = payments.map(({ entry, creditorId }) => ({
    id: uuid(),
    creditor_id: creditorId,
    received_file_id: fileId,
    line: entry.line,
    position: entry.position,
    kind: entry.kind,
    source: entry.source,
    code: entry.code,
    bs_debtor_group: entry.bsDebtorGroup,
    customer_number: entry.customerNumber,
    mandate_number: entry.mandateNumber,
    kortart: entry.kortart,
    fi_payment_id: entry.paymentId,
    reference: entry.reference,
    bank_reference: entry.bankReference,
    stated_on: entry.statedOn,
    paid_on: entry.paidOn,
    booked_on: entry.bookedOn ?? entry.paidOn ?? entry.statedOn ?? bookedOn,
    amount_ore: entry.amountOre.toString(),
    stated_ore: entry.statedOre?.toString() ?? null,
    fee_ore: entry.feeOre.toString(),
    payer_text: entry.payerText,
  }));
  await em.execute(INSERT_PAYMENTS, [JSON.stringify(rows)]);
}

const INSERT_NOTICES = `
insert into received_notice (received_file_id, position, line, creditor_id, code, customer_number, text, amount_ore, named_by, named_number)
select n.* from jsonb_to_recordset(?::jsonb) as n (received_file_id uuid, position int, line bigint, creditor_id uuid, code text,
  customer_number text, text text, amount_ore bigint, named_by text, named_number text)
on conflict do nothing`;

/** A record that is kept as it came, and why. */
export interface KeptRecord extends Pick<NoticeEntry, 'line' | 'position' | 'customerNumber' | 'text'> {
  /** `known_before`: a payment that is booked from an upload of the same delivery. */
  readonly code: NoticeEntry['code'] | 'known_before' | 'unknown_creditor';
  /** Null where nobody knows whose it is. */
  readonly creditorId: CreditorId | null;
  /** Øre of a payment. */
  readonly amountOre?: bigint | null;
  /** Whom it names, where no creditor has that number. */
  readonly namedBy?: CreditorName['by'];
  readonly namedNumber?: string;
}

/** Keeps records that are neither payment nor mandate of a creditor, many in one statement, each once. */
export async function keepNotices(
  em: EntityManager,
  { fileId, notices }: { fileId: ReceivedFileId; notices: readonly KeptRecord[] },
): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(
    ({ line, position, creditorId, code, customerNumber, text, amountOre, namedBy, namedNumber }) => ({
      received_file_id: fileId,
      position,
      line,
      creditor_id: creditorId,
      code,
      customer_number: customerNumber,
      text,
      amount_ore: amountOre?.toString() ?? null,
      named_by: namedBy ?? null,
      named_number: namedNumber ?? null,
    }),
  );
  await em.execute(INSERT_NOTICES, [JSON.stringify(rows)]);
}
