import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** What an invoice asks for and what of it is open, held until the transaction ends. */
export interface HeldInvoice {
  readonly invoiceId: InvoiceId;
  readonly debtorId: DebtorId;
  readonly number: string;
  readonly totalOre: bigint;
  readonly openOre: bigint;
}

/**
 * Holds what is open of a creditor's invoices, in the order of their ids as the ledger's trigger does, so that no other posting comes in
 * between. What is no invoice of the creditor's, a credit note too, is left out. A payment is held before its invoices.
 */
export async function holdInvoices(
  em: EntityManager,
  { creditorId, invoiceIds }: { creditorId: CreditorId; invoiceIds: readonly InvoiceId[] },
): Promise<ReadonlyMap<InvoiceId, HeldInvoice>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await em.execute<(Omit<HeldInvoice, 'totalOre' | 'openOre'> & { totalOre: string; openOre: string })[]>(
    `select b.invoice_id "invoiceId", b.debtor_id "debtorId", i.number, i.total_ore "totalOre", b.open_ore "openOre"
     from invoice_balance b join invoice i on i.id = b.invoice_id
     where b.creditor_id = ? and b.invoice_id in (select jsonb_array_elements_text(?::jsonb)::uuid)
     order by b.invoice_id for update of b`,
    [creditorId, JSON.stringify(invoiceIds)],
  );
  return new Map(
    rows.map(({ totalOre, openOre, ...row }) => [
      row.invoiceId,
      { ...row, totalOre: BigInt(totalOre), openOre: BigInt(openOre) },
    ]),
  );
}

/** Holds what debtors have to the good until the transaction ends, in the order of their ids as the ledger's trigger does. */
export async function holdCredits(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<Map<DebtorId, bigint>> {
  if (debtorIds.length === 0) return new Map();
  const rows = await em.execute<{ debtorId: DebtorId; ore: string }[]>(
    `select debtor_id "debtorId", credit_ore ore from debtor_balance
     where creditor_id = ? and debtor_id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by debtor_id for update`,
    [creditorId, JSON.stringify(debtorIds)],
  );
  return new Map(rows.map(({ debtorId, ore }) => [debtorId, BigInt(ore)]));
}

/** Holds what a debtor has to the good until the transaction ends, and answers it: nothing where there never was any. */
export async function holdCredit(
  em: EntityManager,
  { creditorId, debtorId }: { creditorId: CreditorId; debtorId: DebtorId },
): Promise<bigint> {
  return (await holdCredits(em, { creditorId, debtorIds: [debtorId] })).get(debtorId) ?? 0n;
}
