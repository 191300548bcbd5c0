import { useCommonWords } from '../words/common.ts';
import { MoreFields, WordingFields } from './line-fields.tsx';
import { useLineWords } from './line-words.ts';
import { newLine, type FormLine } from './typed-subscription.ts';

/** The lines of a form under each other; the first one cannot be taken away where one is needed. */
export function FormLines({
  lines,
  at,
  add,
  isOneNeeded = false,
  isOneOff = false,
  onChange,
}: {
  lines: readonly FormLine[];
  at: string;
  add: string;
  isOneNeeded?: boolean;
  isOneOff?: boolean;
  onChange: (lines: readonly FormLine[]) => void;
}) {
  const words = useLineWords();
  const common = useCommonWords();
  const least = isOneNeeded ? 1 : 0;
  return (
    <>
      {lines.map((line, index) => {
        const field = {
          line,
          at: `${at}/${index}`,
          onChange: (changed: Omit<FormLine, 'key'>) =>
            onChange(lines.map((one) => (one.key === line.key ? { ...changed, key: line.key } : one))),
        };
        return (
          <div key={line.key} className="form-line" role="group" aria-label={words.line(index + 1)}>
            <WordingFields {...field} isOneOff={isOneOff} />
            {!isOneOff && <MoreFields {...field} isNew />}
            {lines.length > least && (
              <button
                type="button"
                className="plain"
                aria-label={words.remove(index + 1)}
                onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
              >
                {common.remove}
              </button>
            )}
          </div>
        );
      })}
      <div>
        <button type="button" onClick={() => onChange([...lines, newLine(crypto.randomUUID())])}>
          {add}
        </button>
      </div>
    </>
  );
}
