import type { MonthSum } from '../../db/ledger/load-month-sums.ts';
import type { LedgerAccount, TransferKind } from '../../db/words/ledger.ts';

/** The figures of a month, in øre. */
export interface MonthFigures {
  readonly invoicedNetOre: bigint;
  readonly invoicedVatOre: bigint;
  readonly creditedNetOre: bigint;
  readonly creditedVatOre: bigint;
  readonly paidOre: bigint;
  readonly chargedBackOre: bigint;
  readonly dismissedOre: bigint;
  readonly paidOutOre: bigint;
  readonly writtenOffOre: bigint;
  readonly reminderFeesOre: bigint;
  readonly interestOre: bigint;
  readonly compensationOre: bigint;
}

/** Adds up what a month's transfers have moved, each figure by its kinds and as seen from one account. */
export function figuresOf(sums: readonly MonthSum[]): MonthFigures {
  const moved = (account: LedgerAccount, kinds: readonly TransferKind[]) =>
    balanceOf(
      sums.filter(({ kind }) => kinds.includes(kind)),
      account,
    );
  return {
    invoicedNetOre: -moved('sales', ['invoiced']),
    invoicedVatOre: -moved('vat', ['vat_invoiced']),
    creditedNetOre: moved('sales', ['credited']),
    creditedVatOre: moved('vat', ['vat_credited']),
    paidOre: moved('bank', ['received']),
    chargedBackOre: -moved('bank', ['taken_back']),
    dismissedOre: -moved('bank', ['dismissed', 'dismissal_undone']),
    paidOutOre: -moved('bank', ['paid_out']),
    writtenOffOre: moved('write_offs', ['written_off', 'write_off_undone']),
    reminderFeesOre: -moved('reminder_fees', ['fee_charged', 'fee_waived']),
    interestOre: -moved('interest', ['interest_charged', 'interest_waived']),
    compensationOre: -moved('compensation', ['compensation_charged', 'compensation_waived']),
  };
}

/** By how much transfers have raised an account: debits less credits. */
export function balanceOf(sums: readonly MonthSum[], account: LedgerAccount): bigint {
  return sums.reduce(
    (sum, { debit, credit, ore }) => sum + (debit === account ? ore : 0n) - (credit === account ? ore : 0n),
    0n,
  );
}
