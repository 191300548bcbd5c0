/** How documents reach a debtor: by mail, printed and sent on paper, or as a slip (indbetalingskort) that Betalingsservice sends. */
export const DOCUMENT_DELIVERIES = ['mail', 'paper', 'slip'] as const;

export type DocumentDelivery = (typeof DOCUMENT_DELIVERIES)[number];

/** What a debtor has said of it, and where documents are mailed: null where they go another way or there is no address. */
export interface WayOfDelivery {
  readonly delivery: DocumentDelivery;
  readonly email: string | null;
}

/** How a document that is issued now reaches the debtor; null where nobody is written to. */
export function deliveryOf({ delivery, email }: WayOfDelivery): DocumentDelivery | null {
  return delivery === 'mail' && email === null ? null : delivery;
}

/** Where the documents of a debtor are mailed: null where they go another way alone or there is no address. */
export function mailedTo(
  { delivery, email }: WayOfDelivery,
  { withSlips }: { readonly withSlips: boolean },
): string | null {
  return delivery === 'mail' || (delivery === 'slip' && withSlips) ? email : null;
}
