import { useCommonWords } from '../words/common.ts';
import { FilterDate, Filters } from './filters.tsx';

interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** From which day to which, both included. `narrow` is told of the one that is changed. */
export function SpanFilters({ span, narrow }: { span: Days; narrow: (changed: Days) => void }) {
  const common = useCommonWords();
  return (
    <Filters>
      <FilterDate label={common.from} value={span.from} onChange={(from) => narrow({ from })} />
      <FilterDate label={common.to} value={span.to} onChange={(to) => narrow({ to })} />
    </Filters>
  );
}
