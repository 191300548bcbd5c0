/** What can be created from a file, as it stands in the address of the API. `updates`: what is there already can be changed. */
export const IMPORT_KINDS = [
  { kind: 'debtors', updates: true },
  { kind: 'items', updates: false },
  { kind: 'subscriptions', updates: false },
  { kind: 'debtor-group-members', updates: false },
  { kind: 'subscription-group-members', updates: false },
  { kind: 'mandates', updates: true },
  { kind: 'one-off-lines', updates: false },
] as const;

export type ImportKind = (typeof IMPORT_KINDS)[number]['kind'];
