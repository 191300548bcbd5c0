import type { LaidPayments } from './lay-payments.ts';

/** How far the samples have come: queued for collection, delivered, or answered by a file with payments. */
export type Stage =
  | { readonly after: 'billing' }
  | { readonly after: 'delivery' }
  | { readonly after: 'payment'; readonly laid: LaidPayments };
