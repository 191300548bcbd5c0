import { ShownOnce } from '../ui/shown-once.tsx';
import type { MadeEndpoint } from './endpoint.ts';
import { useWebhookWords } from './words.ts';

/** The secret that was made, once. */
export function ShownSecret({ made, onKept }: { made: MadeEndpoint | null; onKept: () => void }) {
  const words = useWebhookWords();
  if (made === null) return null;
  return (
    <ShownOnce
      title={words.shownTitle}
      text={made.secret === null ? words.shownAlready : words.shownText}
      secrets={made.secret === null ? [] : [made.secret]}
      onKept={onKept}
    />
  );
}
