import type { CandidateInvoice, PaymentFacts } from './match-facts.ts';
import { partsThatAddUp } from './parts-that-add-up.ts';
import { isBetween, namingOf, payerWordsOf } from './payer-words.ts';

/**
 * The open invoices whose numbers the payer has written, two or more, where what is open of them comes to the payment: all of them, or some;
 * those of one debtor before those of several. Of "1008-1010" the one between is meant as well. None where nothing adds up.
 */
export function namedTogether(
  payment: PaymentFacts,
  invoices: readonly CandidateInvoice[],
): ReadonlySet<CandidateInvoice> {
  if (payment.amountOre <= 0n) return new Set();
  const words = payerWordsOf(payment);
  const named = invoices.filter(
    (invoice) => invoice.openOre > 0n && (namingOf(words, invoice) !== null || isBetween(words, invoice)),
  );
  const ofDebtors = [...Map.groupBy(named, ({ debtorId }) => debtorId).values()];
  const written = named.filter((invoice) => namingOf(words, invoice) === 'as_written');
  for (const together of [...ofDebtors, written, named]) {
    const parts = partsThatAddUp(together, { sumOre: payment.amountOre, oreOf: ({ openOre }) => openOre });
    if (parts !== null) return new Set(parts);
  }
  return new Set();
}
