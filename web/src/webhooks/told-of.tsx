import { useFormat } from '../format/use-format.ts';
import type { Endpoint } from './endpoint.ts';
import { useEventWords, useWebhookWords } from './words.ts';

/** As many are named in a table. */
const FEW = 3;

/** What an endpoint is told of; in a table many are counted. */
export function ToldOf({ types, isShort = false }: Pick<Endpoint, 'types'> & { isShort?: boolean }) {
  const words = useWebhookWords();
  const eventWords = useEventWords();
  const format = useFormat();
  if (types === null) return words.all;
  if (isShort && types.length > FEW) return words.kinds(format.count(types.length));
  return types.map(eventWords).join(', ');
}
