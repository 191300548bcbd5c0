import type { CandidateInvoice, MatchCandidates } from './match-facts.ts';
import type { Due } from './settle-dues.ts';

/**
 * What the slip of an invoice or a reminder asks for: the invoice itself, or what the reminder lists in its order and then what it charges. Each
 * with what is open now.
 */
export function duesOfSlip(invoice: CandidateInvoice, { invoices }: Pick<MatchCandidates, 'invoices'>): Due[] {
  const listed = (invoice.dues ?? []).flatMap((id) => invoices.find(({ invoiceId }) => invoiceId === id) ?? []);
  return [...listed, invoice].map((one) => ({ invoice: one, collectionId: null, askedOre: one.openOre }));
}
