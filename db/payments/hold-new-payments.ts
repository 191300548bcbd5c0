import type { CreditorId, PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { PaymentToMatch } from './load-match-candidates.ts';

/** A payment that nobody has looked at yet. */
export interface NewPayment {
  readonly id: PaymentId;
  readonly creditorId: CreditorId;
}

/** With what is written of it where it is matched. */
export interface HeldPayment extends PaymentToMatch {
  readonly bookedOn: NonNullable<PaymentToMatch['bookedOn']>;
  readonly line: number;
  readonly code: string;
  /** The earlier payment that it may be the same money as. */
  readonly sameAsId: PaymentId | null;
}

const FIND = `
select id, creditor_id "creditorId" from payment
where received_file_id = ? and status = 'new' and id >= coalesce(?::uuid, id) order by id limit 1`;

/** The first of a file that nobody has looked at yet, from one on. */
export async function findNewPayment(
  em: EntityManager,
  { fileId, from }: { fileId: ReceivedFileId; from: PaymentId | null },
): Promise<NewPayment | null> {
  const [found] = await em.execute<NewPayment[]>(FIND, [fileId, from]);
  return found ?? null;
}

/** Lets one transaction at a time match payments of the creditor. */
export async function lockMatching(em: EntityManager, creditorId: CreditorId): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('payments/' || ?, 0))`, [creditorId]);
}

const HOLD = `
select id, kind, source, bs_debtor_group "bsDebtorGroup", customer_number "customerNumber", fi_payment_id "paymentId",
  slip_creditor_number "slipCreditorNumber", reference, stated_on "statedOn", paid_on "paidOn", booked_on "bookedOn",
  amount_ore "amountOre", stated_ore "statedOre", payer_text "payerText", line, code, same_as_id "sameAsId"
from payment where received_file_id = ? and status = 'new' and creditor_id = ? and id >= ? order by id limit ? for update`;

type HeldRow = Omit<HeldPayment, 'amountOre' | 'statedOre' | 'line'> & {
  readonly amountOre: string;
  readonly statedOre: string | null;
  readonly line: string;
};

/** Holds new payments of a file and of one creditor, in the order of the file: before the balances of invoices, as where a person assigns them. */
export async function holdNewPayments(
  em: EntityManager,
  { fileId, first, size }: { fileId: ReceivedFileId; first: NewPayment; size: number },
): Promise<HeldPayment[]> {
  const rows = await em.execute<HeldRow[]>(HOLD, [fileId, first.creditorId, first.id, size]);
  return rows.map(({ amountOre, statedOre, line, ...row }) => ({
    ...row,
    amountOre: BigInt(amountOre),
    statedOre: statedOre === null ? null : BigInt(statedOre),
    line: Number(line),
  }));
}
