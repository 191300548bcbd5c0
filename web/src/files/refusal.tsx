import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { Section } from '../ui/section.tsx';
import { useRefusalWords } from './code-words.ts';
import { RefusalText } from './refusal-text.tsx';
import { useFileWords } from './words.ts';

/** Why a file was refused whole, and where in it. */
export function Refusal({ refusal }: { refusal: components['schemas']['ReceivedFile']['refusal'] }) {
  const words = useFileWords();
  const refusalWords = useRefusalWords();
  const format = useFormat();
  if (refusal === null) return null;
  const { code, line, column } = refusal;
  return (
    <Section title={words.whyRefused}>
      <div className="problem">
        <p>
          <strong>{refusalWords(code)}.</strong> {words.nothingBooked}
        </p>
        <p>
          {words.place(format.count(line), format.count(column))}: <RefusalText refusal={refusal} />
        </p>
      </div>
    </Section>
  );
}
