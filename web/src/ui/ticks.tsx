import { useState, type ReactNode } from 'react';
import { useCommonWords } from '../words/common.ts';
import type { NamedRefusal } from './not-decided.tsx';

/** As many as the API takes at once. */
const AT_ONCE = 200;

interface Tickable {
  readonly id: string;
  readonly debtorName: string;
}

interface Ticks<Row extends Tickable> {
  /** What is decided on now: no more than the API takes. */
  readonly taken: readonly Row[];
  readonly isTicked: (id: string) => boolean;
  readonly tick: (id: string, isTicked: boolean) => void;
  readonly areAllTicked: boolean;
  readonly tickAll: (areTicked: boolean) => void;
  /** What was refused of those that were decided on last. */
  readonly refused: readonly NamedRefusal[];
  /** Nothing is ticked after it. */
  readonly onDecided: (decided: { readonly refused: readonly Omit<NamedRefusal, 'debtorName'>[] }) => void;
}

/** Ticks at rows that can be decided on, several at once. A row that is there no longer is not ticked. */
export function useTicks<Row extends Tickable>(rows: readonly Row[]): Ticks<Row> {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly NamedRefusal[]>([]);
  const ticked = rows.filter(({ id }) => chosen.has(id));
  const nameOf = (refusedId: string): string => ticked.find(({ id }) => id === refusedId)?.debtorName ?? '';
  return {
    taken: ticked.slice(0, AT_ONCE),
    isTicked: (id) => chosen.has(id),
    tick: (id, isTicked) => {
      const others = [...chosen].filter((other) => other !== id);
      setChosen(new Set(isTicked ? [...others, id] : others));
    },
    areAllTicked: ticked.length === rows.length,
    tickAll: (areTicked) => setChosen(new Set(areTicked ? rows.map(({ id }) => id) : [])),
    refused,
    onDecided: (decided) => {
      setRefused(decided.refused.map((refusal) => ({ ...refusal, debtorName: nameOf(refusal.id) })));
      setChosen(new Set());
    },
  };
}

/** Ticks all that are shown, beside what is done with those that are ticked. */
export function TickAll<Row extends Tickable>({ ticks, children }: { ticks: Ticks<Row>; children: ReactNode }) {
  const words = useCommonWords();
  return (
    <div className="actions ticks">
      <label>
        <input type="checkbox" checked={ticks.areAllTicked} onChange={(event) => ticks.tickAll(event.target.checked)} />{' '}
        {words.tickAll}
      </label>
      {children}
    </div>
  );
}

/** The tick of a row, before what names the row. */
export function Tick<Row extends Tickable>({ ticks, id, label }: { ticks: Ticks<Row>; id: string; label: string }) {
  return (
    <input
      type="checkbox"
      className="tick"
      aria-label={label}
      checked={ticks.isTicked(id)}
      onChange={(event) => ticks.tick(id, event.target.checked)}
    />
  );
}
