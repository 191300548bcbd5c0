import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format.ts';
import { Section } from './section.tsx';
import { Status, type Tone } from './status.tsx';

/** One thing that became of a document. */
export interface Happening {
  readonly key: string;
  /** Instant, or for what is known by its day the day: they sort as texts. */
  readonly at: string;
  readonly tone: Tone;
  readonly what: ReactNode;
  readonly why?: ReactNode;
}

/** What became of a document, in order. */
export function StoryOf({ title, happenings }: { title: string; happenings: readonly Happening[] }) {
  const format = useFormat();
  const told = happenings.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return (
    <Section title={title}>
      <ol className="story">
        {told.map(({ key, at, tone, what, why }) => (
          <li key={key}>
            <time dateTime={at}>{at.length > 'YYYY-MM-DD'.length ? format.instant(at) : format.date(at)}</time>
            <div>
              <Status tone={tone}>{what}</Status>
              {why !== undefined && <div className="why">{why}</div>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
