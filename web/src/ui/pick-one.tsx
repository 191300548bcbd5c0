import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import {
  ComboBox,
  FieldError,
  I18nProvider,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { nameField } from '../words/field-names.ts';
import { useFieldProblem } from '../words/field-problems.ts';
import { useLanguage } from '../words/language.tsx';
import { FieldProblemsContext } from './field.tsx';

/** One of what was found. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of the name: a customer number, a price. */
  readonly note?: string;
}

const LOCALES = { da: 'da-DK', en: 'en-GB' } as const;

/** As much of a list is seen in a dialog, in pixels: what stands under its field is as high. */
const DIALOG_HEIGHT = 150;

/** A field that searches as one types and takes one of what the API found. Rich, so it comes with the screens that need it. */
export function PickOne<One extends Choice>({
  label,
  pointer,
  noun,
  hint,
  chosen,
  onChange,
  isEmptied = false,
  search,
}: {
  label: string;
  pointer: string;
  /** The noun whose list is searched: it begins the key under which answers are kept. */
  noun: string;
  hint?: string;
  chosen: One | null;
  onChange: (choice: One | null) => void;
  /** After a choice the next one is looked for: several are chosen, and shown elsewhere. */
  isEmptied?: boolean;
  search: (q: string, signal: AbortSignal) => Promise<readonly One[]>;
}) {
  const say = useFieldProblem();
  const language = useLanguage();
  const refused = useContext(FieldProblemsContext).find(({ path }) => path === pointer);
  if (refused !== undefined) nameField(refused, label);
  const [typed, setTyped] = useState(chosen?.name ?? '');
  // In a dialog the list must open within it: all else is out of reach while it stands.
  const [dialog, setDialog] = useState<Element | null>(null);
  const q = typed === chosen?.name ? '' : typed.trim();
  const { data: found = [] } = useQuery({
    queryKey: [noun, 'pick', q],
    queryFn: ({ signal }) => search(q, signal),
    placeholderData: (before) => before,
  });
  return (
    <I18nProvider locale={LOCALES[language]}>
      <ComboBox
        ref={(element) => setDialog(element?.closest('dialog') ?? null)}
        className="field pick"
        items={found}
        inputValue={typed}
        onInputChange={setTyped}
        selectedKey={chosen?.id ?? null}
        onSelectionChange={(id) => {
          // Escape, and leaving the field, choose again what was chosen: what was typed meanwhile is no choice.
          const choice = id === null ? null : id === chosen?.id ? chosen : (found.find((one) => one.id === id) ?? null);
          if (choice !== chosen) onChange(choice);
          setTyped(choice === null || isEmptied ? '' : choice.name);
        }}
        allowsEmptyCollection={false}
        menuTrigger="focus"
        isInvalid={refused !== undefined}
      >
        <Label>{label}</Label>
        <Input autoComplete="off" />
        {hint !== undefined && (
          <Text slot="description" className="hint">
            {hint}
          </Text>
        )}
        <FieldError className="wrong">{refused === undefined ? '' : say(refused)}</FieldError>
        <Popover
          className="pick-list"
          {...(dialog === null ? {} : { UNSTABLE_portalContainer: dialog, maxHeight: DIALOG_HEIGHT })}
        >
          <ListBox<Choice>>
            {({ id, name, note }) => (
              <ListBoxItem id={id} textValue={name}>
                <span>{name}</span>
                {note !== undefined && <span className="note">{note}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}
