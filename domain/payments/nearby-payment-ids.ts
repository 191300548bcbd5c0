import { isPaymentId } from '../identifiers/fi71.ts';

const DIGITS = '0123456789';

/**
 * The payment ids with a right check digit that lie one typing error away from the text: one digit wrong, or two neighbours swapped.
 * None for what is not fifteen digits. Itself is not among them.
 */
export function nearbyPaymentIds(text: string): string[] {
  const places = Array.from(text, (_, place) => place);
  const wrong = places.flatMap((place) =>
    Array.from(DIGITS, (digit) => text.slice(0, place) + digit + text.slice(place + 1)),
  );
  const swapped = places.map(
    (place) => text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2),
  );
  return [...new Set([...wrong, ...swapped])].filter((id) => id !== text && isPaymentId(id)).toSorted();
}
