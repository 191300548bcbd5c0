import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { Section } from '../ui/section.tsx';
import { useRefusalWords } from './code-words.ts';
import { useFileWords } from './words.ts';

/** Why a file was refused whole, and where in it. */
export function Refusal({ refusal }: { refusal: components['schemas']['ReceivedFile']['refusal'] }) {
  const words = useFileWords();
  const refusalWords = useRefusalWords();
  const format = useFormat();
  if (refusal === null) return null;
  const { code, line, column } = refusal;
  // The place is said in the person's language.
  const detail = refusal.detail.replace(/^line \d+, column \d+: /, '');
  return (
    <Section title={words.whyRefused}>
      <div className="problem">
        <p>
          <strong>{refusalWords(code)}.</strong> {words.nothingBooked}
        </p>
        <p>
          {words.place(format.count(line), format.count(column))}: <span lang="en">{detail}</span>
        </p>
      </div>
    </Section>
  );
}
