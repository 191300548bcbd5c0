import type { ReactNode } from 'react';

/** Names and what they are, under each other. A fact that is null is left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode] | null | false)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact !== null && fact !== false)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
