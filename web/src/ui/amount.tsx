import { useFormat } from '../format/use-format.ts';

/** An amount in kroner, so set that figures stand under each other. */
export function Amount({ amount }: { amount: string }) {
  const { amount: show } = useFormat();
  return <span className={amount.startsWith('-') ? 'figure negative' : 'figure'}>{show(amount)}</span>;
}
