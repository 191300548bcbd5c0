import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { amountOf, oreOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { useReminderWords } from './words.ts';

type Proposal = components['schemas']['ReminderProposal'];
type Decided = components['schemas']['DecidedReminderProposals'];

interface Ticked {
  readonly proposals: readonly Proposal[];
  readonly onDone: (decided: Decided) => void;
}

const bodyOf = (key: string, proposals: readonly Proposal[]) => ({
  params: { header: { 'Idempotency-Key': key } },
  body: { ids: proposals.map(({ id }) => id) },
});

/** Sends what is ticked. What is refused keeps none of the others back, and is told of. */
export function SendTicked({ proposals, onDone }: Ticked) {
  const words = useReminderWords();
  const format = useFormat();
  const sum = amountOf(proposals.reduce((ore, { asked }) => ore + oreOf(asked), 0n));
  return (
    <ActionDialog
      name={words.sendTicked(proposals.length)}
      isMain
      isDisabled={proposals.length === 0}
      onDone={onDone}
      send={(key) => answerOf(api.POST('/v1/reminder-proposals/send', bodyOf(key, proposals)))}
    >
      <p>{words.sendTickedText(proposals.length, format.kroner(sum))}</p>
    </ActionDialog>
  );
}

export function RejectTicked({ proposals, onDone }: Ticked) {
  const words = useReminderWords();
  return (
    <ActionDialog
      name={words.rejectTicked(proposals.length)}
      isGrave
      isDisabled={proposals.length === 0}
      onDone={onDone}
      send={(key) => answerOf(api.POST('/v1/reminder-proposals/reject', bodyOf(key, proposals)))}
    >
      <p>{words.rejectText}</p>
    </ActionDialog>
  );
}
