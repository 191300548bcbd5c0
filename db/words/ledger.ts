/** What the ledger keeps count of. */
export type LedgerAccount = 'receivables' | 'credits' | 'unmatched' | 'bank' | 'sales' | 'vat' | 'write_offs';

export type TransferKind =
  | 'invoiced'
  | 'vat_invoiced'
  | 'credited'
  | 'vat_credited'
  | 'credit_balance'
  | 'received'
  | 'taken_back'
  | 'matched'
  | 'match_undone'
  | 'credit_applied'
  | 'paid_out'
  | 'written_off'
  | 'write_off_undone'
  | 'dismissed'
  | 'dismissal_undone';
