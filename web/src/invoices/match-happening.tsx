import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useExplanation } from '../payments/explanation.ts';
import type { Happening } from '../ui/story.tsx';
import { useInvoiceWords } from './words.ts';

/** What was paid, or taken back, and by which rule. */
export function useMatchHappening(): (match: components['schemas']['PaymentMatch']) => Happening {
  const words = useInvoiceWords();
  const explanation = useExplanation();
  const format = useFormat();
  return (match) => ({
    key: match.id,
    at: match.createdAt,
    tone: match.amount.startsWith('-') || match.undoneAt !== null ? 'bad' : 'good',
    what: (
      <>
        {match.amount.startsWith('-')
          ? words.takenBack(format.kroner(match.amount.slice(1)))
          : words.paid(format.kroner(match.amount))}
        {match.undoneAt !== null && ` (${words.undone})`}
      </>
    ),
    why: explanation(match),
  });
}
