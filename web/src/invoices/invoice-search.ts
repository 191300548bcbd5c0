/** What the list of invoices can be narrowed by, as it stands in the address. */
export const INVOICE_FILTERS = [
  'paymentStatus',
  'kind',
  'issuedFrom',
  'issuedTo',
  'dueFrom',
  'dueTo',
  'mailStatus',
  'collectionStatus',
  'paymentMethod',
  'amountFrom',
  'amountTo',
  'sort',
  'q',
] as const;

export type InvoiceSearch = { [Filter in (typeof INVOICE_FILTERS)[number]]?: string | undefined };
