import type { ReactNode } from 'react';
import { useAction } from '../api/use-answer.ts';
import { useCommonWords } from '../words/common.ts';
import { FieldProblemsContext, fieldProblemsOf } from './field.tsx';
import { ProblemNote } from './problem-note.tsx';

/** A form that stands on its screen: what the API refuses stands at its field, and what was saved is said. */
export function ActionForm<Data>({
  button,
  send,
  onDone,
  onCancel,
  isReady = true,
  done,
  children,
}: {
  button: string;
  send: (idempotencyKey: string) => Promise<Data>;
  onDone?: (data: Data) => void;
  /** Where the form took the place of what it changes: back to that. */
  onCancel?: () => void;
  isReady?: boolean;
  /** What is said when it is done; `Saved.` unless given. */
  done?: string;
  children: ReactNode;
}) {
  const words = useCommonWords();
  const action = useAction<void, Data>((_, key) => send(key), onDone === undefined ? {} : { onDone });
  return (
    <form
      className="form"
      noValidate
      onChange={() => {
        if (action.isSuccess) action.reset();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!action.isPending) action.mutate();
      }}
    >
      <FieldProblemsContext value={fieldProblemsOf(action.error)}>{children}</FieldProblemsContext>
      <ProblemNote error={action.error} {...(onCancel === undefined ? {} : { onLeave: onCancel })} />
      <div className="actions">
        <button type="submit" className="main" disabled={action.isPending || !isReady}>
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
