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

const NONE: readonly string[] = [];

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
  search,
}: {
  label: string;
  pointer: string;
  /** The noun whose list is searched: it begins the key under which answers are kept. */
  noun: string;
  hint?: string;
  /** It is what the field shows; where several are chosen, and shown elsewhere, it stays null, and the next one is looked for. */
  chosen: One | null;
  onChange: (choice: One | null) => void;
  search: (q: string, signal: AbortSignal) => Promise<readonly One[]>;
}) {
  const say = useFieldProblem();
  const language = useLanguage();
  const refused = useContext(FieldProblemsContext).find(({ path }) => path === pointer);
  if (refused !== undefined) nameField(refused, label);
  /** What is being typed, or null: then what is chosen is shown. */
  const [typed, setTyped] = useState<string | null>(null);
  // In a dialog the list must open within it: all else is out of reach while it stands.
  const [dialog, setDialog] = useState<Element | null>(null);
  const shown = typed ?? chosen?.name ?? '';
  const q = shown === chosen?.name ? '' : shown.trim();
  // Until its own answer is there the list is of another text: it stands, and none of it can be chosen.
  const { data: found = [], isPlaceholderData: isOfOther } = useQuery({
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
        disabledKeys={isOfOther ? found.map(({ id }) => id) : NONE}
        inputValue={shown}
        onInputChange={(text) => {
          setTyped(text);
          if (text === '' && chosen !== null) onChange(null);
        }}
        onBlur={() => setTyped(null)}
        selectedKey={chosen?.id ?? null}
        onSelectionChange={(id) => {
          // Escape, and leaving the field, choose what was chosen, or nothing: what was typed meanwhile is no choice.
          const choice = found.find((one) => one.id === id) ?? chosen;
          if (choice?.id !== chosen?.id) onChange(choice);
          setTyped(null);
        }}
        allowsEmptyCollection={false}
        menuTrigger="focus"
        isInvalid={refused !== undefined}
      >
        <Label>{label}</Label>
        <Input
          autoComplete="off"
          onKeyDownCapture={(event) => {
            // It would take nothing, and with that away what is typed.
            if (event.key !== 'Enter' || !isOfOther) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
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
