import type { ReactNode } from 'react';

export type Tone = 'good' | 'bad' | 'waiting' | 'quiet';

/** Beside the word, so that nothing is told by its colour alone. */
const SIGNS: Readonly<Record<Tone, string>> = { good: '✓', bad: '!', waiting: '…', quiet: '·' };

export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`status ${tone}`}>
      <span aria-hidden="true" className="sign">
        {SIGNS[tone]}
      </span>
      {children}
    </span>
  );
}
