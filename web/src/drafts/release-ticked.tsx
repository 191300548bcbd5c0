import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { amountOf, oreOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { useDraftWords } from './words.ts';

type Draft = components['schemas']['DraftSummary'];
type ReleasedDrafts = components['schemas']['ReleasedDrafts'];
export type DraftRefusal = components['schemas']['DraftRefusal'];

/** As many as the API takes at once. */
const AT_ONCE = 200;

/** Issues what is ticked. What is refused keeps none of the others back, and is told of. */
export function ReleaseTicked({
  drafts,
  onDone,
}: {
  drafts: readonly Draft[];
  onDone: (refused: readonly DraftRefusal[]) => void;
}) {
  const words = useDraftWords();
  const format = useFormat();
  const taken = drafts.slice(0, AT_ONCE);
  const sum = amountOf(taken.reduce((ore, { total }) => ore + oreOf(total), 0n));
  return (
    <ActionDialog
      name={words.releaseTicked(taken.length)}
      isMain
      isDisabled={taken.length === 0}
      onDone={({ refused }: ReleasedDrafts) => onDone(refused)}
      send={(key) =>
        answerOf(
          api.POST('/v1/drafts/release', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ids: taken.map(({ id }) => id) },
          }),
        )
      }
    >
      <p>{words.releaseTickedText(taken.length, format.kroner(sum))}</p>
    </ActionDialog>
  );
}
