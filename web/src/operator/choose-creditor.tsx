import { useChooseCreditor } from '../shell/choose-creditor.ts';
import { useSession } from '../shell/session.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Status } from '../ui/status.tsx';
import { useOperatorWords } from './words.ts';

/** Goes to work at a creditor where the operator has a role; without one they see none of its customers. */
export function ChooseCreditor({ creditorId }: { creditorId: string }) {
  const words = useOperatorWords();
  const { creditor, creditors } = useSession();
  const choose = useChooseCreditor();
  if (creditor?.id === creditorId) return <Status tone="good">{words.chosen}</Status>;
  if (!creditors.some(({ id }) => id === creditorId)) return <Status tone="quiet">{words.noRole}</Status>;
  return (
    <>
      <button type="button" className="plain" disabled={choose.isPending} onClick={() => choose.mutate(creditorId)}>
        {words.choose}
      </button>
      <ProblemNote error={choose.error} />
    </>
  );
}

/** What an operator does for all creditors is done with none chosen. */
export function ChooseNone({ text }: { text: string }) {
  const words = useOperatorWords();
  const choose = useChooseCreditor('/operator');
  return (
    <>
      <p>{text}</p>
      <div className="actions">
        <button type="button" disabled={choose.isPending} onClick={() => choose.mutate(null)}>
          {words.chooseNone}
        </button>
      </div>
      <ProblemNote error={choose.error} />
    </>
  );
}
