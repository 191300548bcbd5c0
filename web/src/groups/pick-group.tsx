import { answerOf, api } from '../api/client.ts';
import { PickOne, type Choice } from '../ui/pick-one.tsx';

const LIMIT = 100;

/** Finds a debtor group by a part of its name. */
export function PickGroup(field: {
  label: string;
  pointer: string;
  chosen: Choice | null;
  onChange: (group: Choice | null) => void;
}) {
  return <PickOne {...field} noun="debtor-groups" search={searchGroups} />;
}

/** The API's list has no search, and a creditor has few groups: all of them are read, page after page. */
async function searchGroups(q: string, signal: AbortSignal): Promise<Choice[]> {
  const found: Choice[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: LIMIT, ...(cursor === null ? {} : { cursor }) };
    const page: { data: { id: string; name: string }[]; nextCursor: string | null } = await answerOf(
      api.GET('/v1/debtor-groups', { params: { query }, signal }),
    );
    found.push(...page.data.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found.map(({ id, name }) => ({ id, name }));
}
