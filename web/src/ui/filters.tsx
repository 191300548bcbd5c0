import { useId, useState, type ReactNode } from 'react';
import { LONGEST_SEARCH } from '../api/query.ts';
import { useCommonWords } from '../words/common.ts';
import { AmountField, DateField } from './field.tsx';

/** What narrows a list: what is chosen goes into the address at once, so that a view can be sent to somebody. */
export function Filters({ children }: { children: ReactNode }) {
  const words = useCommonWords();
  return (
    <form
      className="filters"
      role="search"
      aria-label={words.filters}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      {children}
    </form>
  );
}

/** One of a few, as words beside each other: `undefined` is all of them. */
export function FilterTabs<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value | undefined;
  options: readonly (readonly [value: Value | undefined, name: string])[];
  onChange: (value: Value | undefined) => void;
}) {
  const name = useId();
  return (
    <fieldset className="filter-tabs">
      <legend className="unseen">{label}</legend>
      {options.map(([option, text]) => (
        <label key={option ?? ''}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One of many, in a list that opens. */
export function FilterSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string | undefined;
  options: readonly (readonly [value: Value, name: string])[];
  onChange: (value: Value | undefined) => void;
}) {
  const id = useId();
  const words = useCommonWords();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : (event.target.value as Value))}
      >
        <option value="">{words.all}</option>
        {/* Of an address that somebody typed: the API says that it is none. */}
        {value !== undefined && options.every(([option]) => option !== value) && <option value={value}>{value}</option>}
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Words to search for: used when one leaves the field or presses Enter. */
export function FilterSearch({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  const [before, setBefore] = useState(value);
  if (value !== before) {
    setBefore(value);
    // The address says otherwise meanwhile, as after a link to the whole list.
    if (typed.trim() !== (value ?? '')) setTyped(value ?? '');
  }
  const use = (): void => {
    const text = typed.trim();
    if (text !== (value ?? '')) onChange(text === '' ? undefined : text);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={typed}
        autoComplete="off"
        maxLength={LONGEST_SEARCH}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={use}
        onKeyDown={(event) => {
          if (event.key === 'Enter') use();
        }}
      />
    </div>
  );
}

interface TypedFilter {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A filter as a form's field that is typed into. */
const asField = ({ label, value, onChange }: TypedFilter) => ({
  label,
  pointer: '',
  hint: '',
  value: value ?? '',
  onChange: (typed: string) => onChange(typed === '' ? undefined : typed),
});

export function FilterDate(filter: TypedFilter) {
  return <DateField {...asField(filter)} />;
}

export function FilterAmount(filter: TypedFilter) {
  return <AmountField {...asField(filter)} />;
}
