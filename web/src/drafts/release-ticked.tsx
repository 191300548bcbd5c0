import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { amountOf, oreOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { useDraftWords } from './words.ts';

type Draft = components['schemas']['DraftSummary'];
type ReleasedDrafts = components['schemas']['ReleasedDrafts'];

/** Issues what is ticked. What is refused keeps none of the others back, and is told of. */
export function ReleaseTicked({
  drafts,
  onDone,
}: {
  drafts: readonly Draft[];
  onDone: (released: ReleasedDrafts) => void;
}) {
  const words = useDraftWords();
  const format = useFormat();
  const sum = amountOf(drafts.reduce((ore, { total }) => ore + oreOf(total), 0n));
  return (
    <ActionDialog
      name={words.releaseTicked(drafts.length)}
      isMain
      isDisabled={drafts.length === 0}
      onDone={onDone}
      send={(key) =>
        answerOf(
          api.POST('/v1/drafts/release', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ids: drafts.map(({ id }) => id) },
          }),
        )
      }
    >
      <p>{words.releaseTickedText(drafts.length, format.kroner(sum))}</p>
    </ActionDialog>
  );
}
