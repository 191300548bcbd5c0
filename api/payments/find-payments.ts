import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant } from '../http/fields.ts';
import type { paymentAnswer } from './payment-fields.ts';

type Shown = z.input<typeof paymentAnswer>;

type PaymentRow = Omit<Shown, 'amount' | 'unmatched' | 'stated' | 'fee' | 'line'> & {
  amountOre: string;
  unmatchedOre: string;
  statedOre: string | null;
  feeOre: string;
  line: string | null;
};

const SELECT = `
select p.id, p.kind, p.source, p.code, p.status, p.outcome, p.note, p.held_by_person "heldByPerson", p.amount_ore "amountOre",
  p.unmatched_ore "unmatchedOre", p.stated_ore "statedOre", p.fee_ore "feeOre", p.stated_on "statedOn", p.paid_on "paidOn",
  p.booked_on "bookedOn", p.customer_number "customerNumber", p.mandate_number "mandateNumber", p.fi_payment_id "fiPaymentId",
  p.reference, p.bank_reference "bankReference", p.payer_text "payerText", p.received_file_id "receivedFileId",
  f.file_name "fileName", f.type "fileType", f.delivery_id "deliveryId", p.line, p.hand_method how, p.hand_note "enteredNote",
  p.created_at "createdAt"
from payment p left join received_file f on f.id = p.received_file_id`;

/** A creditor's payments that meet a condition on `p`, newest first. */
export async function findPayments(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<Shown[]> {
  const rows = await em.execute<PaymentRow[]>(
    `${SELECT} where p.creditor_id = ? and ${where} order by p.id desc limit ?`,
    [creditorId, ...values, limit],
  );
  return rows.map(({ amountOre, unmatchedOre, statedOre, feeOre, line, createdAt, ...row }) => ({
    ...row,
    amount: formatOre(BigInt(amountOre)),
    unmatched: formatOre(BigInt(unmatchedOre)),
    stated: statedOre === null ? null : formatOre(BigInt(statedOre)),
    fee: formatOre(BigInt(feeOre)),
    line: line === null ? null : Number.parseInt(line, 10),
    createdAt: isoInstant(createdAt),
  }));
}
