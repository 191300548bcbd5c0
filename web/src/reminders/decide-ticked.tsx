import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { amountOf, oreOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import type { NamedRefusal } from '../ui/not-decided.tsx';
import { useReminderWords } from './words.ts';

type Proposal = components['schemas']['ReminderProposal'];
type Decided = components['schemas']['DecidedReminderProposals'];

/** As many as the API takes at once. */
const AT_ONCE = 200;

interface Ticked {
  readonly proposals: readonly Proposal[];
  readonly onDone: (refused: readonly NamedRefusal[]) => void;
}

const bodyOf = (key: string, proposals: readonly Proposal[]) => ({
  params: { header: { 'Idempotency-Key': key } },
  body: { ids: proposals.map(({ id }) => id) },
});

const namedIn =
  (proposals: readonly Proposal[]) =>
  ({ refused }: Decided): readonly NamedRefusal[] =>
    refused.map(({ id, code }) => ({
      id,
      code,
      debtorName: proposals.find((proposal) => proposal.id === id)?.debtorName ?? '',
    }));

/** Sends what is ticked. What is refused keeps none of the others back, and is told of. */
export function SendTicked({ proposals, onDone }: Ticked) {
  const words = useReminderWords();
  const format = useFormat();
  const taken = proposals.slice(0, AT_ONCE);
  const sum = amountOf(taken.reduce((ore, { asked }) => ore + oreOf(asked), 0n));
  return (
    <ActionDialog
      name={words.sendTicked(taken.length)}
      isMain
      isDisabled={taken.length === 0}
      onDone={(decided: Decided) => onDone(namedIn(taken)(decided))}
      send={(key) => answerOf(api.POST('/v1/reminder-proposals/send', bodyOf(key, taken)))}
    >
      <p>{words.sendTickedText(taken.length, format.kroner(sum))}</p>
    </ActionDialog>
  );
}

export function RejectTicked({ proposals, onDone }: Ticked) {
  const words = useReminderWords();
  const taken = proposals.slice(0, AT_ONCE);
  return (
    <ActionDialog
      name={words.rejectTicked(taken.length)}
      isGrave
      isDisabled={taken.length === 0}
      onDone={(decided: Decided) => onDone(namedIn(taken)(decided))}
      send={(key) => answerOf(api.POST('/v1/reminder-proposals/reject', bodyOf(key, taken)))}
    >
      <p>{words.rejectText}</p>
    </ActionDialog>
  );
}
