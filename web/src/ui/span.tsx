import { Day } from './day.tsx';

/** The days of a period, first to last. */
export function Span({ from, to }: { from: string; to: string }) {
  return (
    <span className="span">
      <Day date={from} /> – <Day date={to} />
    </span>
  );
}
