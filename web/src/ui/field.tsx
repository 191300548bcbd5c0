import { createContext, useContext, useId, useState, type HTMLInputTypeAttribute, type ReactNode } from 'react';
import { ApiError, type FieldProblem } from '../api/api-error.ts';
import { readDecimal, typedAmount } from '../format/amounts.ts';
import { readDate, typedDate } from '../format/dates.ts';
import { useCommonWords } from '../words/common.ts';
import { nameField } from '../words/field-names.ts';
import { useFieldProblem } from '../words/field-problems.ts';
import { useLanguage, type Language } from '../words/language.tsx';

/** What the API refused of a form, by JSON pointer: each stands at its field. */
export const FieldProblemsContext = createContext<readonly FieldProblem[]>([]);

export const fieldProblemsOf = (error: Error | null): readonly FieldProblem[] =>
  error instanceof ApiError ? (error.problem.errors ?? []) : [];

interface FieldProps {
  readonly label: string;
  /** Where the API finds it in the body, as a JSON pointer: `/lines/0/quantity`. Empty for what the API does not get. */
  readonly pointer: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

interface Control {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly required: boolean;
}

/** What the API refuses of a field, in words. */
function useRefused({ label, pointer }: Pick<FieldProps, 'label' | 'pointer'>): string | null {
  const say = useFieldProblem();
  const refused = useContext(FieldProblemsContext).find(
    ({ path }) => pointer !== '' && (path === pointer || path.startsWith(`${pointer}/`)),
  );
  if (refused === undefined) return null;
  nameField(refused, label);
  return say(refused);
}

/** A label, its control, a hint and what is wrong. `problem` is what the page itself knows to be wrong. */
export function Field({
  label,
  pointer,
  hint,
  isOptional = false,
  problem = null,
  children,
}: FieldProps & { problem?: string | null; children: (control: Control) => ReactNode }) {
  const id = useId();
  const words = useCommonWords();
  const refused = useRefused({ label, pointer });
  const wrong = problem ?? refused;
  const described = [hint === undefined || hint === '' ? '' : `${id}-hint`, wrong === null ? '' : `${id}-wrong`]
    .join(' ')
    .trim();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {isOptional && <span className="optional"> ({words.optional})</span>}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': wrong === null ? undefined : true,
        required: !isOptional,
      })}
      {hint !== undefined && hint !== '' && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong !== null && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}

export function TextField({
  value,
  onChange,
  type = 'text',
  autoComplete,
  inputMode,
  ...field
}: FieldProps & {
  value: string;
  onChange: (value: string) => void;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal' | 'email';
}) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type={type}
          value={value}
          autoComplete={autoComplete ?? 'off'}
          inputMode={inputMode}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function TextArea({
  value,
  onChange,
  rows = 3,
  ...field
}: FieldProps & { value: string; onChange: (value: string) => void; rows?: number }) {
  return (
    <Field {...field}>
      {(control) => (
        <textarea {...control} rows={rows} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

export function SelectField<Value extends string>({
  value,
  onChange,
  options,
  ...field
}: FieldProps & {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly (readonly [value: Value, label: string])[];
}) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value as Value)}>
          {options.map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  label,
  pointer = '',
  isChecked,
  onChange,
  hint,
}: {
  label: string;
  pointer?: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  hint?: string;
}) {
  const id = useId();
  const wrong = useRefused({ label, pointer });
  const said = wrong ?? hint;
  return (
    <div className="field check">
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        aria-describedby={said === undefined ? undefined : `${id}-said`}
        aria-invalid={wrong === null ? undefined : true}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {said !== undefined && (
        <p className={wrong === null ? 'hint' : 'wrong'} id={`${id}-said`}>
          {said}
        </p>
      )}
    </div>
  );
}

/** A date as Danes type it. `value` is one of the API, or empty; what is no date is said, and not passed on. */
export function DateField({
  value,
  onChange,
  ...field
}: FieldProps & { value: string; onChange: (date: string) => void }) {
  const words = useCommonWords();
  return (
    <TypedField
      {...field}
      hint={field.hint ?? words.dateExample}
      value={value}
      onChange={onChange}
      read={readDate}
      show={typedDate}
      wrong={words.notADate}
      inputMode="numeric"
    />
  );
}

/** An amount as it is typed, `1.234,50`. `value` is one of the API, `1234.50`, or empty. */
export function AmountField(field: FieldProps & { value: string; onChange: (amount: string) => void }) {
  const { notAnAmount } = useCommonWords();
  return <NumberField {...field} show={typedAmount} wrong={notAnAmount} />;
}

/** A quantity or a rate as it is typed. */
export function DecimalField(field: FieldProps & { value: string; onChange: (decimal: string) => void }) {
  const { notANumber } = useCommonWords();
  return (
    <NumberField
      {...field}
      show={(decimal, language) => (language === 'da' ? decimal.replace('.', ',') : decimal)}
      wrong={notANumber}
    />
  );
}

function NumberField({
  show,
  ...field
}: FieldProps & {
  value: string;
  onChange: (value: string) => void;
  show: (value: string, language: Language) => string;
  wrong: string;
}) {
  const language = useLanguage();
  return (
    <TypedField
      {...field}
      read={(typed) => readDecimal(typed, language)}
      show={(value) => show(value, language)}
      inputMode="decimal"
    />
  );
}

/** Keeps what is typed as it is typed; tells the form what it means, or that it means nothing. */
function TypedField({
  value,
  onChange,
  read,
  show,
  wrong,
  inputMode,
  ...field
}: FieldProps & {
  value: string;
  onChange: (value: string) => void;
  read: (typed: string) => string | null;
  show: (value: string) => string;
  wrong: string;
  inputMode: 'numeric' | 'decimal';
}) {
  const [typed, setTyped] = useState(value === '' ? '' : show(value));
  // What an address brought may be nothing that can be read.
  const [isLeft, setIsLeft] = useState(() => value !== '' && read(show(value)) === null);
  const [before, setBefore] = useState(value);
  const meaning = typed.trim() === '' ? '' : read(typed);
  if (value !== before) {
    setBefore(value);
    // Set from outside: what stands here is of before.
    if ((meaning ?? '') !== value) setTyped(value === '' ? '' : show(value));
  }
  return (
    <Field {...field} problem={isLeft && meaning === null ? wrong : null}>
      {(control) => (
        <input
          {...control}
          // By this a form knows not to be sent.
          ref={(input) => input?.setCustomValidity(meaning === null ? wrong : '')}
          value={typed}
          inputMode={inputMode}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value);
            const text = event.target.value.trim();
            onChange(text === '' ? '' : (read(text) ?? ''));
          }}
          onBlur={() => setIsLeft(true)}
          onInvalid={() => setIsLeft(true)}
        />
      )}
    </Field>
  );
}
