import type { SentCollection } from '../../domain/betalingsservice/read-0601.ts';
import type { AutomaticReturn } from '../../domain/betalingsservice/write-returns.ts';

/** What Betalingsservice returns of a collection on its payment date: all of it is paid, or it is refused. */
export function answerOf(
  { customerNumber, mandateNumber, paymentDate, amountOre, reference }: SentCollection,
  { isRefused }: { isRefused: boolean },
): AutomaticReturn {
  return {
    code: isRefused ? '0237' : '0236',
    customerNumber,
    mandateNumber,
    statedOn: paymentDate,
    statedOre: amountOre,
    reference,
    paidOn: isRefused ? null : paymentDate,
    bookedOn: isRefused ? null : paymentDate,
    actualOre: isRefused ? 0n : amountOre,
  };
}
