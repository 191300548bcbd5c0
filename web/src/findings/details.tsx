import { amountOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { isDetail, useDetailWords } from './detail-words.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const ORE = /^-?\d+$/;

interface Gap {
  readonly from: string;
  readonly to: string;
}

/** What a finding tells more, in a line: numbers, days and reasons, and no ids. */
export function Details({ details }: { details: Readonly<Record<string, unknown>> }) {
  const words = useDetailWords();
  const format = useFormat();
  const show = (name: string, value: string): string => {
    if (name.endsWith('Ore') && ORE.test(value)) return format.kroner(amountOf(BigInt(value)));
    if (DATE.test(value)) return format.date(value);
    return INSTANT.test(value) ? format.instant(value) : value;
  };
  const told = Object.entries(details).flatMap(([name, value]) =>
    isDetail(name) && (typeof value === 'string' || typeof value === 'number')
      ? [`${words(name)}: ${show(name, value.toString())}`]
      : [],
  );
  const gaps = isGaps(details['gaps'])
    ? details['gaps'].map(({ from, to }) => (from === to ? from : `${from}–${to}`))
    : [];
  return <>{[...told, ...gaps].join(', ')}</>;
}

const isGaps = (value: unknown): value is readonly Gap[] =>
  Array.isArray(value) &&
  value.every((gap: unknown) => typeof gap === 'object' && gap !== null && 'from' in gap && 'to' in gap);
