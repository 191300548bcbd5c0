import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { PaymentEntry, ReturnEntry } from '../../domain/records/return-entry.ts';
import type { EntityManager } from '../orm.ts';

/** Whether the very same entry is booked for the creditor from an upload of the delivery. */
export type KnownPayments = (entry: PaymentEntry, creditorId: CreditorId) => boolean;

const SELECT = `
select p.position, p.creditor_id "creditorId", p.kind, p.code, p.customer_number "customerNumber", p.mandate_number "mandateNumber",
  p.fi_payment_id "paymentId", p.reference, p.amount_ore::text "amountOre", p.paid_on::text "paidOn"
from received_file f join payment p on p.received_file_id = f.id
where f.outranked_by = ? and p.position between ? and ?`;

interface Row extends Pick<
  PaymentEntry,
  'position' | 'kind' | 'code' | 'customerNumber' | 'mandateNumber' | 'paymentId' | 'reference' | 'paidOn'
> {
  readonly creditorId: CreditorId;
  readonly amountOre: string;
}

/** What uploads that a file outranks have booked already, entry for entry: genuine money is not booked twice. */
export async function findKnownPayments(
  em: EntityManager,
  { fileId, entries }: { fileId: ReceivedFileId; entries: readonly ReturnEntry[] },
): Promise<KnownPayments> {
  const [first, last] = [entries.at(0)?.position ?? 1, entries.at(-1)?.position ?? 1];
  const rows = await em.execute<Row[]>(SELECT, [fileId, first, last]);
  const known = new Set(rows.map((row) => keyOf(row, row)));
  return (entry, creditorId) =>
    known.size > 0 && known.has(keyOf(entry, { creditorId, amountOre: `${entry.amountOre}` }));
}

function keyOf(
  entry: Omit<Row, 'creditorId' | 'amountOre'>,
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
