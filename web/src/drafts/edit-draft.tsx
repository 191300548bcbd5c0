import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ifStill } from '../api/seen.ts';
import { useAction } from '../api/use-answer.ts';
import {
  AmountField,
  DecimalField,
  FieldProblemsContext,
  fieldProblemsOf,
  SelectField,
  TextField,
} from '../ui/field.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { whenReadable } from '../ui/read-form.ts';
import { useCommonWords } from '../words/common.ts';
import { LineNote } from './draft-lines.tsx';
import { draftLineInput, newDraftLine, typedDraftLine, type TypedDraftLine } from './typed-draft-line.ts';
import { useDraftWords } from './words.ts';

type Draft = components['schemas']['Draft'];

/** The lines of a draft as fields. What is saved takes the place of them all. */
export function EditDraft({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const words = useDraftWords();
  const common = useCommonWords();
  const [lines, setLines] = useState(() => draft.lines.map((line) => typedDraftLine(line, crypto.randomUUID())));
  const [seen] = useState(draft);
  const save = useAction(
    () =>
      answerOf(
        api.PUT('/v1/drafts/{draftId}/lines', {
          params: { path: { draftId: draft.id }, header: ifStill(seen) },
          body: { lines: lines.map(draftLineInput) },
        }),
      ),
    { onDone },
  );
  return (
    <form noValidate className="draft-form" onSubmit={whenReadable(() => save.mutate())}>
      <FieldProblemsContext value={fieldProblemsOf(save.error)}>
        {lines.map((line, index) => (
          <LineRow
            key={line.key}
            line={line}
            index={index}
            onChange={(changed) => setLines(lines.map((one) => (one.key === line.key ? { ...one, ...changed } : one)))}
            onRemove={lines.length === 1 ? null : () => setLines(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
      </FieldProblemsContext>
      <div>
        <button type="button" onClick={() => setLines([...lines, newDraftLine(crypto.randomUUID())])}>
          {words.add}
        </button>
      </div>
      <ProblemNote error={save.error} onLeave={onDone} />
      <div className="actions">
        <button type="submit" className="main" disabled={save.isPending}>
          {save.isPending ? common.working : words.save}
        </button>
        <button type="button" onClick={onDone}>
          {common.cancel}
        </button>
      </div>
    </form>
  );
}

function LineRow({
  line,
  index,
  onChange,
  onRemove,
}: {
  line: TypedDraftLine;
  index: number;
  onChange: (changed: Partial<TypedDraftLine>) => void;
  onRemove: (() => void) | null;
}) {
  const words = useDraftWords();
  const common = useCommonWords();
  const at = `/lines/${index}`;
  return (
    <div className="draft-line" role="group" aria-label={words.line(index + 1)}>
      <TextField
        label={words.lineText}
        pointer={`${at}/text`}
        value={line.text}
        onChange={(text) => onChange({ text })}
      />
      <DecimalField
        label={words.quantity}
        pointer={`${at}/quantity`}
        value={line.quantity}
        onChange={(quantity) => onChange({ quantity })}
      />
      <AmountField
        label={words.unitPrice}
        pointer={`${at}/unitPrice`}
        value={line.unitPrice}
        onChange={(unitPrice) => onChange({ unitPrice })}
      />
      <AmountField
        label={words.discount}
        pointer={`${at}/discountAmount`}
        value={line.discountAmount}
        onChange={(discountAmount) => onChange({ discountAmount })}
      />
      <SelectField
        label={words.vat}
        pointer={`${at}/vatCode`}
        value={line.vatCode}
        onChange={(vatCode) => onChange({ vatCode })}
        options={[
          ['standard', words.standard],
          ['exempt', words.exempt],
        ]}
      />
      <div className="line-end">
        <LineNote line={line} />
        {onRemove !== null && (
          <button type="button" className="plain" aria-label={words.remove(index + 1)} onClick={onRemove}>
            {common.remove}
          </button>
        )}
      </div>
    </div>
  );
}
