import { answerOf, api } from '../api/client.ts';
import { PickOne, type Choice } from '../ui/pick-one.tsx';

const LIMIT = 10;

/** Finds a debtor by name or customer number. */
export function PickDebtor(field: {
  label: string;
  pointer: string;
  hint?: string;
  chosen: Choice | null;
  onChange: (debtor: Choice | null) => void;
}) {
  return <PickOne {...field} noun="debtors" search={searchDebtors} />;
}

async function searchDebtors(q: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { limit: LIMIT, ...(q === '' ? {} : { q }) };
  const { data } = await answerOf(api.GET('/v1/debtors', { params: { query }, signal }));
  return data.map(({ id, name, customerNumber }) => ({ id, name, note: customerNumber }));
}
