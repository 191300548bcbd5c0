import type { components } from '../api/schema.ts';
import { amountOf, oreOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { releaseDraft } from './release-draft.ts';
import { useDraftWords } from './words.ts';

type Draft = components['schemas']['DraftSummary'];

/** Issues what is ticked, one after the other; what is refused stops it, and sent again it goes on from there. */
export function ReleaseTicked({ drafts, onDone }: { drafts: readonly Draft[]; onDone: () => void }) {
  const words = useDraftWords();
  const format = useFormat();
  const sum = amountOf(drafts.reduce((ore, { total }) => ore + oreOf(total), 0n));
  const name = words.releaseTicked(drafts.length);
  return (
    <ActionDialog
      name={name}
      isMain
      isDisabled={drafts.length === 0}
      onDone={onDone}
      send={async (key) => {
        for (const { id } of drafts) {
          // One after the other, so that numbers follow the list.
          // oxlint-disable-next-line no-await-in-loop
          await releaseDraft(id, `${key}/${id}`);
        }
      }}
    >
      <p>{words.releaseTickedText(drafts.length, format.kroner(sum))}</p>
    </ActionDialog>
  );
}
