import { CheckField, DateField, TextArea } from '../ui/field.tsx';
import { useAccessWords, useScopeWords, type Scope } from './words.ts';

/** Until when and from where a key is to work, as it is typed. */
export interface Limits {
  /** The last day, of the API; empty for no end. */
  readonly lastDay: string;
  readonly addresses: string;
}

export const NO_LIMITS: Limits = { lastDay: '', addresses: '' };

/** What the API takes of it: the end is that of the day, where the browser is. */
export function limitsOf({ lastDay, addresses }: Limits): { addresses: string[]; expiresAt?: string } {
  const ranges = addresses.split(/[\s,;]+/).filter((range) => range !== '');
  if (lastDay === '') return { addresses: ranges };
  const end = new Date(`${lastDay}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return { addresses: ranges, expiresAt: end.toISOString() };
}

export function LimitFields({ value, onChange }: { value: Limits; onChange: (limits: Limits) => void }) {
  const words = useAccessWords();
  return (
    <>
      <DateField
        label={words.lastDay}
        pointer="/expiresAt"
        isOptional
        value={value.lastDay}
        onChange={(lastDay) => onChange({ ...value, lastDay })}
      />
      <TextArea
        label={words.addresses}
        pointer="/addresses"
        hint={words.addressesHint}
        isOptional
        rows={2}
        value={value.addresses}
        onChange={(addresses) => onChange({ ...value, addresses })}
      />
    </>
  );
}

export const SCOPES = ['read', 'write', 'money', 'settings'] as const satisfies readonly Scope[];

/** What a key may do, each by itself. */
export function ScopeFields({
  value,
  onChange,
}: {
  value: ReadonlySet<Scope>;
  onChange: (scopes: ReadonlySet<Scope>) => void;
}) {
  const words = useAccessWords();
  const scopeWords = useScopeWords();
  return (
    <fieldset>
      <legend>{words.scopes}</legend>
      {SCOPES.map((scope) => (
        <CheckField
          key={scope}
          label={scopeWords(scope)}
          isChecked={value.has(scope)}
          onChange={(isChecked) =>
            onChange(new Set(SCOPES.filter((one) => (one === scope ? isChecked : value.has(one)))))
          }
        />
      ))}
    </fieldset>
  );
}
