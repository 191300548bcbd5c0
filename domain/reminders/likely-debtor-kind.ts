import type { DebtorKind } from './reminder-words.ts';

/** What a debtor is of whom nobody says: whoever has an EAN is a public body, and whoever has a company number a business. */
export function likelyDebtorKind({
  cvr,
  ean,
}: {
  readonly cvr: string | null;
  readonly ean: string | null;
}): DebtorKind {
  if (ean !== null) return 'public';
  return cvr === null ? 'consumer' : 'business';
}
