import { FilterDate, Filters } from '../ui/filters.tsx';
import { useCommonWords } from '../words/common.ts';
import { useSpan } from './use-span.ts';

/** From which day to which, both included. */
export function SpanFilters() {
  const common = useCommonWords();
  const { span, narrow } = useSpan();
  return (
    <Filters>
      <FilterDate label={common.from} value={span.from} onChange={(from) => narrow({ from })} />
      <FilterDate label={common.to} value={span.to} onChange={(to) => narrow({ to })} />
    </Filters>
  );
}
