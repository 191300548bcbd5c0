import { useCommonWords } from '../words/common.ts';
import { FilterTabs } from './filters.tsx';

const ALL = 'all';

/** What a list is asked for by the status in the address, which without one is that of what is to be done. */
export const queryOfStatus = (status: string | undefined, toBeDone: string): { status?: string } =>
  status === ALL ? {} : { status: status ?? toBeDone };

/** Of a list that shows what is to be done: it, what has been decided on, and all of both. */
export function StatusTabs<ToBeDone extends string, Decided extends string>({
  label,
  toBeDone,
  decided,
  words,
  status,
  onChange,
}: {
  label: string;
  toBeDone: ToBeDone;
  decided: readonly Decided[];
  words: (status: ToBeDone | Decided) => string;
  /** As the address has it. */
  status: string | undefined;
  onChange: (status: string | undefined) => void;
}) {
  const common = useCommonWords();
  return (
    <FilterTabs
      label={label}
      value={[...decided, ALL].find((one) => one === status)}
      options={[[undefined, words(toBeDone)], ...decided.map((one) => [one, words(one)] as const), [ALL, common.all]]}
      onChange={onChange}
    />
  );
}
