import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, PaymentId } from '../../domain/identifiers/ids.ts';
import { LedgerTransfer } from '../entities/ledger-transfer.ts';
import type { EntityManager } from '../orm.ts';
import type { LedgerAccount, TransferKind } from '../words/ledger.ts';

/** What a person may have posted, and the accounts between which it goes: debit, credit. */
const ACCOUNTS = {
  credit_applied: ['credits', 'receivables'],
  paid_out: ['credits', 'bank'],
  written_off: ['write_offs', 'receivables'],
  write_off_undone: ['receivables', 'write_offs'],
  dismissed: ['unmatched', 'bank'],
  dismissal_undone: ['bank', 'unmatched'],
} as const satisfies Partial<Record<TransferKind, readonly [LedgerAccount, LedgerAccount]>>;

/** Posts what a person asks for. An amount below zero goes the other way. */
export async function postTransfer(
  em: EntityManager,
  {
    kind,
    amountOre,
    ...transfer
  }: {
    creditorId: CreditorId;
    bookedOn: CivilDate;
    kind: keyof typeof ACCOUNTS;
    amountOre: bigint;
    debtorId?: DebtorId;
    invoiceId?: InvoiceId;
    paymentId?: PaymentId;
    note?: string;
  },
): Promise<void> {
  const [to, from] = ACCOUNTS[kind];
  const [debit, credit] = amountOre > 0n ? [to, from] : [from, to];
  await em.insert(LedgerTransfer, {
    kind,
    debit,
    credit,
    amountOre: amountOre < 0n ? -amountOre : amountOre,
    ...transfer,
  });
}
