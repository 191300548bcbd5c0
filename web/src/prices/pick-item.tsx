import { answerOf, api } from '../api/client.ts';
import { useFormat } from '../format/use-format.ts';
import { PickOne, type Choice } from '../ui/pick-one.tsx';
import { useLanguage } from '../words/language.tsx';

const LIMIT = 10;

/** Finds an item that is not archived by its name or number. */
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
    const query = { limit: LIMIT, archived: 'false', ...(q === '' ? {} : { q }) } as const;
    const { data } = await answerOf(api.GET('/v1/items', { params: { query }, signal }));
    return data.map((item) => ({
      id: item.id,
      name: language === 'da' ? item.nameDa : item.nameEn,
      note: format.kroner(item.currentPrice),
    }));
  };
  return <PickOne {...field} noun="items" search={search} />;
}
