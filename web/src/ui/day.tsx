import { useFormat } from '../format/use-format.ts';

/** A date of the API as people write it. */
export function Day({ date }: { date: string }) {
  const format = useFormat();
  return (
    <time dateTime={date} className="day">
      {format.date(date)}
    </time>
  );
}

/** An instant of the API in the zone of who looks at it. */
export function Moment({ instant }: { instant: string }) {
  const format = useFormat();
  return (
    <time dateTime={instant} className="day">
      {format.instant(instant)}
    </time>
  );
}

/** The first and the last day of a period, on one line. */
export function Days({ from, to }: { from: string; to: string }) {
  return (
    <span className="day">
      <Day date={from} /> – <Day date={to} />
    </span>
  );
}
