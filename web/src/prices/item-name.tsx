import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useLanguage } from '../words/language.tsx';

/** What an item is called, in the language of who looks. */
export function ItemName({ itemId }: { itemId: string }) {
  const language = useLanguage();
  const { data: item } = useAnswer(['items', itemId], (signal) =>
    answerOf(api.GET('/v1/items/{itemId}', { params: { path: { itemId } }, signal })),
  );
  return language === 'da' ? item?.nameDa : item?.nameEn;
}
