import type { ReactNode } from 'react';

/** What most go without, folded away; beside its title stands what holds where it is left alone. */
export function Folded({
  title,
  says,
  isPart = false,
  children,
}: {
  title: string;
  says: string;
  /** A part of a form of its own, titled as the others are. */
  isPart?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="folded">
      <summary>
        <span className={isPart ? 'part-title' : ''}>{title}</span> <span className="why">{says}</span>
      </summary>
      <div className="inside">{children}</div>
    </details>
  );
}
