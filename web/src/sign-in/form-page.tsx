import { useEffect, type ReactNode } from 'react';
import type { ApiError } from '../api/api-error.ts';
import { FieldProblemsContext, fieldProblemsOf } from '../ui/field.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { whenReadable } from '../ui/read-form.ts';
import { useCommonWords } from '../words/common.ts';

/** A page with one short form, for whoever is not signed in. */
export function FormPage({
  title,
  text,
  button,
  action,
  children,
  foot,
}: {
  title: string;
  text?: string;
  button: string;
  action: { mutate: () => void; isPending: boolean; error: ApiError | null };
  children: ReactNode;
  foot?: ReactNode;
}) {
  const words = useCommonWords();
  useEffect(() => {
    document.title = `${title} · Termin`;
  }, [title]);
  return (
    <main className="alone">
      <p className="brand" aria-hidden="true">
        Termin
      </p>
      <form noValidate onSubmit={whenReadable(() => action.mutate())}>
        <h1>{title}</h1>
        {text !== undefined && <p>{text}</p>}
        <FieldProblemsContext value={fieldProblemsOf(action.error)}>{children}</FieldProblemsContext>
        <ProblemNote error={action.error} />
        <button type="submit" className="main" disabled={action.isPending}>
          {action.isPending ? words.working : button}
        </button>
      </form>
      {foot}
    </main>
  );
}
