import { useBlocker } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { LeaveContext } from '../ui/leave.ts';
import { dropUnsaved, hasUnsaved } from '../ui/unsaved-forms.ts';
import { useModal } from '../ui/use-modal.ts';
import { useLeaveWords } from './leave-words.ts';

interface Place {
  readonly pathname: string;
  readonly search: object;
}

const tabOf = ({ search }: Place): unknown => ('tab' in search ? search.tab : undefined);

/** Another filter leaves the form where it is. */
const losesUnsaved = ({ current, next }: { current: Place; next: Place }): boolean =>
  (current.pathname !== next.pathname || tabOf(current) !== tabOf(next)) && hasUnsaved();

/** Asks before what somebody has typed and not saved is lost: by another address, by closing the window, by what is done by `useLeave`. */
export function LeaveGuard({ children }: { children: ReactNode }) {
  const [go, setGo] = useState<(() => void) | null>(null);
  const blocker = useBlocker({ shouldBlockFn: losesUnsaved, enableBeforeUnload: hasUnsaved, withResolver: true });
  return (
    <LeaveContext value={(leave) => setGo(() => leave)}>
      {children}
      {blocker.status === 'blocked' && (
        <AskToLeave
          onStay={blocker.reset}
          onLeave={() => {
            dropUnsaved();
            blocker.proceed();
          }}
        />
      )}
      {go !== null && (
        <AskToLeave
          onStay={() => setGo(null)}
          onLeave={() => {
            setGo(null);
            go();
          }}
        />
      )}
    </LeaveContext>
  );
}

function AskToLeave({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const words = useLeaveWords();
  const id = useId();
  const dialog = useModal();
  return (
    <dialog ref={dialog} role="alertdialog" aria-labelledby={id} aria-describedby={`${id}-text`} onClose={onStay}>
      <h2 id={id}>{words.title}</h2>
      <p id={`${id}-text`}>{words.text}</p>
      <div className="actions">
        <button type="button" className="main" onClick={onStay}>
          {words.stay}
        </button>
        <button type="button" onClick={onLeave}>
          {words.leave}
        </button>
      </div>
    </dialog>
  );
}
