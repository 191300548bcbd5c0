import { answerOf, api } from '../api/client.ts';
import { PickOne, type Choice } from '../ui/pick-one.tsx';

const LIMIT = 100;

/** Finds a debtor group by its name among the first hundred. */
export function PickDebtorGroup(field: {
  label: string;
  pointer: string;
  hint?: string;
  chosen: Choice | null;
  onChange: (group: Choice | null) => void;
}) {
  return <PickOne {...field} noun="debtor-groups" search={searchGroups} />;
}

async function searchGroups(q: string, signal: AbortSignal): Promise<Choice[]> {
  const { data } = await answerOf(api.GET('/v1/debtor-groups', { params: { query: { limit: LIMIT } }, signal }));
  return data.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())).map(({ id, name }) => ({ id, name }));
}
