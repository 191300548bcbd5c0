import { use, useId, useState, type ReactNode } from 'react';
import { ifStill, type IfStill } from '../api/seen.ts';
import { useAction } from '../api/use-answer.ts';
import { useCommonWords } from '../words/common.ts';
import { FieldProblemsContext, fieldProblemsOf } from './field.tsx';
import { PartContext } from './opened-anew.tsx';
import { ProblemNote } from './problem-note.tsx';
import { whenReadable } from './read-form.ts';
import { useCarefulEscape } from './use-careful-escape.ts';
import { useModal } from './use-modal.ts';

interface ActionProps<Data> {
  /** What the button says, and the dialog's name. */
  readonly name: string;
  /** Explains what will happen, and holds the fields. */
  readonly children?: ReactNode;
  /** `still` is the header by which `of` is changed only if it is as it was when the dialog was opened. */
  readonly send: (idempotencyKey: string, still: IfStill) => Promise<Data>;
  /** What is changed, as the API has answered it. */
  readonly of?: object;
  readonly onDone?: (data: Data) => void;
  readonly isMain?: boolean;
  /** A quiet button, as in the row of a table. */
  readonly isPlain?: boolean;
  readonly isGrave?: boolean;
  readonly isReady?: boolean;
  readonly confirm?: string;
  readonly isDisabled?: boolean;
}

/**
 * A button that asks before it changes something, in a dialog with what it needs; refusals stand in it. A component that keeps what is
 * typed in it is made by `openedAnew`.
 */
export function ActionDialog<Data>({
  name,
  isMain = false,
  isPlain = false,
  isDisabled = false,
  ...action
}: ActionProps<Data>) {
  const part = use(PartContext);
  const [isOpenHere, setIsOpenHere] = useState(false);
  const setIsOpen = part === null ? setIsOpenHere : part.setIsOpen;
  const isOpen = part === null ? isOpenHere : part.drawn === 'dialog';
  return (
    <>
      {part?.drawn !== 'dialog' && (
        <button
          type="button"
          className={isMain ? 'main' : isPlain ? 'plain' : ''}
          disabled={isDisabled}
          onClick={() => setIsOpen(true)}
        >
          {name}
        </button>
      )}
      {isOpen && (
        // A dialog of its own that stands in this one has both its parts there.
        <PartContext value={null}>
          <OpenDialog name={name} {...action} onClose={() => setIsOpen(false)} />
        </PartContext>
      )}
    </>
  );
}

function OpenDialog<Data>({
  name,
  children,
  send,
  of,
  onDone,
  isGrave = false,
  isReady = true,
  confirm,
  onClose,
}: Omit<ActionProps<Data>, 'isMain' | 'isPlain'> & { onClose: () => void }) {
  const words = useCommonWords();
  const id = useId();
  const dialog = useModal();
  useCarefulEscape(dialog, onClose);
  // As of the opening, however often the screen behind it is fetched anew meanwhile.
  const [still] = useState(() => (of === undefined ? {} : ifStill(of)));
  const action = useAction<void, Data>((_, key) => send(key, still), {
    onDone: (data) => {
      onClose();
      onDone?.(data);
    },
  });
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <form
        method="dialog"
        noValidate
        onSubmit={whenReadable(() => {
          if (isReady) action.mutate();
        })}
      >
        <h2 id={id}>{name}</h2>
        <FieldProblemsContext value={fieldProblemsOf(action.error)}>{children}</FieldProblemsContext>
        <ProblemNote error={action.error} onLeave={onClose} />
        <div className="actions">
          <button
            type="submit"
            className={isGrave ? 'grave' : 'main'}
            disabled={!isReady}
            aria-disabled={action.isPending}
          >
            {action.isPending ? words.working : (confirm ?? name)}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
