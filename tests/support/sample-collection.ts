import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { createEnqueueCollection } from '../../activities/collections/enqueue-collection.ts';
import { Collection } from '../../db/entities/collection.ts';
import type { Orm } from '../../db/orm.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor, sampleSubscription } from './sample-data.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 2, 3);

/** Bills November 2026 at 125.00 kr. and queues the collection of 1 December 2026. */
export async function sampleCollection(
  orm: Orm,
  { creditorId, debtorId: given, email }: { creditorId: CreditorId; debtorId?: DebtorId; email?: string | null },
): Promise<{ invoiceId: InvoiceId; debtorId: DebtorId; collection: Collection }> {
  const changes = email === undefined ? {} : { email };
  const debtorId = given ?? (await sampleDebtor(orm, { creditorId, mandateNumber: '123456789', ...changes }));
  const startOn = civilDate('2026-11-01');
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  const { invoiceId } = outcome;
  await createEnqueueCollection({ orm })({ invoiceId });
  return { invoiceId, debtorId, collection: await orm.em.fork().findOneOrFail(Collection, { invoiceId }) };
}

/** Takes so much off what is open of an invoice. */
export async function sampleSettlement(
  orm: Orm,
  {
    creditorId,
    debtorId,
    invoiceId,
    amountOre,
  }: { creditorId: CreditorId; debtorId: DebtorId; invoiceId: InvoiceId; amountOre: bigint },
): Promise<void> {
  await orm.em.fork().execute(
    `insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
     values (?, '2026-11-20', 'written_off', 'write_offs', 'receivables', ?, ?, ?)`,
    [creditorId, amountOre.toString(), debtorId, invoiceId],
  );
}
