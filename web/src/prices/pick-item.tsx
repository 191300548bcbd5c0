import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { PickOne, type Choice } from '../ui/pick-one.tsx';
import { useLanguage } from '../words/language.tsx';

type Item = components['schemas']['Item'];

const LIMIT = 100;

/** Finds an item by its name or number. */
export function PickItem(field: {
  label: string;
  pointer: string;
  hint?: string;
  chosen: Choice | null;
  onChange: (item: Choice | null) => void;
}) {
  const language = useLanguage();
  const format = useFormat();
  const search = async (q: string, signal: AbortSignal): Promise<Choice[]> => {
    const wanted = q.toLowerCase();
    const found = (await loadItems(signal)).filter(({ number, nameDa, nameEn }) =>
      [number, nameDa, nameEn].some((text) => text.toLowerCase().includes(wanted)),
    );
    return found.map((item) => ({
      id: item.id,
      name: language === 'da' ? item.nameDa : item.nameEn,
      note: format.kroner(item.currentPrice),
    }));
  };
  return <PickOne {...field} noun="items" search={search} />;
}

/** All items that can be chosen: the API has no search among them. */
async function loadItems(signal: AbortSignal): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) };
    // Each page is asked for by what the page before it says.
    // oxlint-disable-next-line no-await-in-loop
    const page = await answerOf(api.GET('/v1/items', { params: { query }, signal }));
    items.push(...page.data.filter(({ archivedAt }) => archivedAt === null));
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}
