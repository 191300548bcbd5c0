import { useFormat } from '../format/use-format.ts';
import { useCommonWords } from '../words/common.ts';

interface Summary {
  readonly count: number;
  readonly countIsCapped: boolean;
  readonly total?: string | null;
  readonly open?: string | null;
}

/** How many a filtered list has and what they come to, reckoned by the API of the very query. Its place is kept while it is on its way. */
export function Totals({
  summary,
  more = false,
}: {
  summary: Summary | undefined;
  /** What else it comes to, in words. */
  more?: string | false;
}) {
  const words = useCommonWords();
  const format = useFormat();
  if (summary === undefined) return <p className="totals">&nbsp;</p>;
  const { count, countIsCapped, total, open } = summary;
  const number = format.count(count);
  return (
    <p className="totals">
      {countIsCapped ? words.atLeast(number) : words.count(number)}
      {typeof total === 'string' && ` · ${format.kroner(total)}`}
      {typeof open === 'string' && ` · ${words.open.toLowerCase()} ${format.kroner(open)}`}
      {more !== false && ` · ${more}`}
    </p>
  );
}
