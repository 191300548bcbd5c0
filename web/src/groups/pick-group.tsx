import { answerOf, api } from '../api/client.ts';
import { PickOne, type Choice } from '../ui/pick-one.tsx';

const LIMIT = 10;

/** Finds a debtor group by a part of its name. */
export function PickGroup(field: {
  label: string;
  pointer: string;
  hint?: string;
  chosen: Choice | null;
  onChange: (group: Choice | null) => void;
}) {
  return <PickOne {...field} noun="debtor-groups" search={searchGroups} />;
}

async function searchGroups(q: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { limit: LIMIT, ...(q === '' ? {} : { q }) };
  const { data } = await answerOf(api.GET('/v1/debtor-groups', { params: { query }, signal }));
  return data.map(({ id, name }) => ({ id, name }));
}
