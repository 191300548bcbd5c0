import { useState, type ReactNode } from 'react';
import { ifStill, type IfStill } from '../api/seen.ts';
import { useAction } from '../api/use-answer.ts';
import { useCommonWords } from '../words/common.ts';
import { FieldProblemsContext, fieldProblemsOf } from './field.tsx';
import { ProblemNote } from './problem-note.tsx';
import { whenReadable } from './read-form.ts';

/**
 * A form that stands on its screen: what the API refuses stands at its field, and what was saved is said. Its button keeps the focus
 * meanwhile and afterwards, so it is not switched off.
 */
export function ActionForm<Data>({
  button,
  send,
  of,
  onDone,
  onCancel,
  isReady = true,
  done,
  children,
}: {
  button: string;
  /** `still` is the header by which `of` is changed only if it is as it was when the form was shown. */
  send: (idempotencyKey: string, still: IfStill) => Promise<Data>;
  /** What is changed, as the API has answered it. */
  of?: object;
  onDone?: (data: Data) => void;
  /** Where the form took the place of what it changes: back to that. */
  onCancel?: () => void;
  isReady?: boolean;
  /** What is said when it is done; `Saved.` unless given. */
  done?: string;
  children: ReactNode;
}) {
  const words = useCommonWords();
  const [still] = useState(() => (of === undefined ? {} : ifStill(of)));
  const action = useAction<void, Data>((_, key) => send(key, still), onDone === undefined ? {} : { onDone });
  return (
    <form
      className="form"
      noValidate
      onChange={() => {
        if (action.isSuccess) action.reset();
      }}
      onSubmit={whenReadable(() => {
        if (isReady) action.mutate();
      })}
    >
      <FieldProblemsContext value={fieldProblemsOf(action.error)}>{children}</FieldProblemsContext>
      <ProblemNote error={action.error} {...(onCancel === undefined ? {} : { onLeave: onCancel })} />
      <div className="actions">
        <button
          type="submit"
          className="main"
          disabled={!isReady && action.isIdle}
          aria-disabled={action.isPending || !isReady}
        >
          {action.isPending ? words.working : button}
        </button>
        {onCancel !== undefined && (
          <button type="button" onClick={onCancel}>
            {words.cancel}
          </button>
        )}
        <span role="status">{action.isSuccess && (done ?? words.saved)}</span>
      </div>
    </form>
  );
}
