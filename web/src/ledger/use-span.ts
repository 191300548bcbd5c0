import { useNavigate, useSearch } from '@tanstack/react-router';

interface Narrowed {
  readonly on?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The day or the days that are looked at, which stand in the address. */
export function useSpan() {
  const search = useSearch({ from: '/ledger' });
  const navigate = useNavigate({ from: '/ledger' });
  const narrow = (changed: Narrowed): void => void navigate({ search: { ...search, ...changed }, replace: true });
  return { on: search.on, span: { from: search.from, to: search.to }, narrow };
}
