import type { DocumentDelivery } from './document-delivery.ts';

/**
 * All that a debtor is told without having asked: documents; that Betalingsservice does not bring the money of an invoice; a yearly step of prices; and
 * the statement of account of a month.
 */
export const TOLD = [
  'invoice',
  'credit_note',
  'reminder',
  'payment_request',
  'price_step',
  'monthly_statement',
] as const;

export type Told = (typeof TOLD)[number];

/** `none`: it is not told. */
export type WayToTell = DocumentDelivery | 'none';

/**
 * How each of it reaches a debtor who gets documents by mail, on paper or as slips. Betalingsservice sends slips of what is to be paid by one, so that
 * who gets slips gets the rest on paper. A statement says nothing that was not told before, and is worth no stamp to whom nobody prints anything else.
 */
export const WAYS_TO_TELL: Readonly<Record<Told, Readonly<Record<DocumentDelivery, WayToTell>>>> = {
  invoice: { mail: 'mail', paper: 'paper', slip: 'slip' },
  credit_note: { mail: 'mail', paper: 'paper', slip: 'paper' },
  reminder: { mail: 'mail', paper: 'paper', slip: 'slip' },
  payment_request: { mail: 'mail', paper: 'paper', slip: 'paper' },
  price_step: { mail: 'mail', paper: 'paper', slip: 'paper' },
  monthly_statement: { mail: 'mail', paper: 'paper', slip: 'none' },
};
