import { Invoice } from '../../db/entities/invoice.ts';
import { type HeldInvoice, holdInvoices } from '../../db/payments/hold-balances.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { ApiProblem, notFound } from '../http/problem.ts';

/** Holds what is open of an invoice until the transaction ends. @throws ApiProblem 404, or 409 for a credit note. */
export async function holdInvoice(
  em: EntityManager,
  { creditorId, invoiceId }: { creditorId: CreditorId; invoiceId: InvoiceId },
): Promise<HeldInvoice> {
  const invoice = (await holdInvoices(em, { creditorId, invoiceIds: [invoiceId] })).get(invoiceId);
  if (invoice !== undefined) return invoice;
  if ((await em.count(Invoice, { id: invoiceId, creditorId })) === 0) throw notFound();
  throw new ApiProblem('not_an_invoice');
}

/** @throws ApiProblem 409 where nothing is open, or less than the amount. */
export function checkOpen({ invoiceId, number, openOre }: HeldInvoice, amountOre: bigint): void {
  if (openOre > 0n && amountOre <= openOre) return;
  const open = formatOre(openOre);
  throw new ApiProblem('more_than_open', {
    detail: `${open} kr. of invoice ${number} is open`,
    members: { invoiceId, open },
  });
}
