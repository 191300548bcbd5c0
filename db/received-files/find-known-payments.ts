import type { CreditorId, PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { PaymentEntry, ReturnEntry } from '../../domain/records/return-entry.ts';
import { namingReference } from '../../domain/records/naming-reference.ts';
import type { EntityManager } from '../orm.ts';

/** The payment as which the very same entry is booked for the creditor from an upload of the delivery; null where there is none. */
export type KnownPayments = (entry: PaymentEntry, creditorId: CreditorId) => PaymentId | null;

const SELECT = `
select p.id, p.position, p.creditor_id "creditorId", p.kind, p.code, p.customer_number "customerNumber", p.mandate_number "mandateNumber",
  p.fi_payment_id "paymentId", p.reference, p.amount_ore::text "amountOre", p.paid_on::text "paidOn"
from received_file f join payment p on p.received_file_id = f.id
where f.outranked_by = ? and p.position between ? and ?`;

interface Row extends Pick<
  PaymentEntry,
  'position' | 'kind' | 'code' | 'customerNumber' | 'mandateNumber' | 'paymentId' | 'reference' | 'paidOn'
> {
  readonly id: PaymentId;
  readonly creditorId: CreditorId;
  readonly amountOre: string;
}

/** Whether uploads of the delivery were booked before the channel brought the file. */
export async function outranksUploads(em: EntityManager, fileId: ReceivedFileId): Promise<boolean> {
  const rows = await em.execute<unknown[]>('select 1 from received_file where outranked_by = ? limit 1', [fileId]);
  return rows.length > 0;
}

/**
 * What uploads that a file outranks have booked already, entry for entry: genuine money is not booked twice. What the bank's own reference
 * names is recognised by that, wherever it stands.
 */
export async function findKnownPayments(
  em: EntityManager,
  { fileId, entries }: { fileId: ReceivedFileId; entries: readonly ReturnEntry[] },
): Promise<KnownPayments> {
  const [first, last] = [entries.at(0)?.position ?? 1, entries.at(-1)?.position ?? 1];
  const rows = await em.execute<Row[]>(SELECT, [fileId, first, last]);
  const known = new Map(rows.map((row) => [keyOf(row, row), row.id]));
  return (entry, creditorId) =>
    known.size === 0 || namingReference(entry.bankReference, [entry.bookedOn, entry.paidOn]) !== null
      ? null
      : (known.get(keyOf(entry, { creditorId, amountOre: `${entry.amountOre}` })) ?? null);
}

function keyOf(
  entry: Omit<Row, 'id' | 'creditorId' | 'amountOre'>,
  { creditorId, amountOre }: Pick<Row, 'creditorId' | 'amountOre'>,
): string {
  const { position, kind, code, customerNumber, mandateNumber, paymentId, reference, paidOn } = entry;
  return JSON.stringify([
    position,
    creditorId,
    kind,
    code,
    customerNumber,
    mandateNumber,
    paymentId,
    reference,
    amountOre,
    paidOn,
  ]);
}
