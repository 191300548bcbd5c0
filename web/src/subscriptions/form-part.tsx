import type { ReactNode } from 'react';

/** One question of a longer form with its fields. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="form-part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** What most go without, folded away, with what goes by itself. */
export function FoldedPart({ title, says, children }: { title: string; says: string; children: ReactNode }) {
  return (
    <details className="folded form-part">
      <summary>
        <span className="legend">{title}</span> <span className="why">{says}</span>
      </summary>
      {children}
    </details>
  );
}
