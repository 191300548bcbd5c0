import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField, DecimalField, SelectField, TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useIndexationWords } from './indexation-words.ts';
import { indexationInput, typedIndexationOf, type TypedIndexation } from './typed-indexation.ts';

interface IndexationOf {
  readonly subscriptionId: string;
  readonly present: components['schemas']['Indexation'];
}

export const SetIndexation = openedAnew(function SetIndexation({ subscriptionId, present }: IndexationOf) {
  const words = useIndexationWords();
  const { indexation: before } = present;
  const [typed, setTyped] = useState(() => typedIndexationOf(before));
  const set = (changed: Partial<TypedIndexation>): void => setTyped({ ...typed, ...changed });
  return (
    <ActionDialog
      name={before === null ? words.set : words.change}
      of={present}
      send={(_key, still) =>
        answerOf(
          api.PUT('/v1/subscriptions/{subscriptionId}/indexation', {
            params: { path: { subscriptionId }, header: still },
            body: indexationInput(typed),
          }),
        )
      }
    >
      <p>{before === null ? words.text : words.setText}</p>
      <SelectField
        label={words.kind}
        pointer="/rule/kind"
        value={typed.kind}
        onChange={(kind) => set({ kind })}
        options={[
          ['percent', words.percent],
          ['index_table', words.index],
        ]}
      />
      {typed.kind === 'percent' ? (
        <DecimalField
          label={words.percentField}
          pointer="/rule/percent"
          value={typed.percent}
          onChange={(percent) => set({ percent })}
        />
      ) : (
        <IndexFields typed={typed} set={set} />
      )}
      <div className="row">
        <TextField
          label={words.day}
          pointer="/day"
          inputMode="numeric"
          value={typed.day}
          onChange={(day) => set({ day })}
        />
        <TextField
          label={words.month}
          pointer="/month"
          inputMode="numeric"
          value={typed.month}
          onChange={(month) => set({ month })}
        />
        <TextField
          label={words.noticeField}
          pointer="/noticeDays"
          inputMode="numeric"
          value={typed.noticeDays}
          onChange={(noticeDays) => set({ noticeDays })}
        />
      </div>
      <DateField
        label={words.fromOn}
        pointer="/fromOn"
        hint={words.fromOnHint}
        isOptional
        value={typed.fromOn}
        onChange={(fromOn) => set({ fromOn })}
      />
    </ActionDialog>
  );
});

function IndexFields({ typed, set }: { typed: TypedIndexation; set: (changed: Partial<TypedIndexation>) => void }) {
  const words = useIndexationWords();
  const { data: tables } = useAnswer(['index-tables'], (signal) =>
    answerOf(api.GET('/v1/index-tables', { params: { query: { limit: 100 } }, signal })),
  );
  const names = tables?.data.map(({ name }) => name) ?? [];
  if (tables !== undefined && names.length === 0) return <p>{words.noTables}</p>;
  return (
    <>
      <div className="row">
        <SelectField
          label={words.table}
          pointer="/rule/table"
          value={typed.table}
          onChange={(table) => set({ table })}
          options={[['', '–'] as const, ...names.map((name) => [name, name] as const)]}
        />
        <TextField
          label={words.baseMonth}
          pointer="/rule/baseMonth"
          hint={words.monthHint}
          value={typed.baseMonth}
          onChange={(baseMonth) => set({ baseMonth })}
        />
      </div>
      <div className="row">
        <DecimalField
          label={words.floorField}
          pointer="/rule/floorPercent"
          isOptional
          value={typed.floorPercent}
          onChange={(floorPercent) => set({ floorPercent })}
        />
        <DecimalField
          label={words.capField}
          pointer="/rule/capPercent"
          isOptional
          value={typed.capPercent}
          onChange={(capPercent) => set({ capPercent })}
        />
      </div>
    </>
  );
}

export function EndIndexation({ subscriptionId, present }: IndexationOf) {
  const words = useIndexationWords();
  return (
    <ActionDialog
      name={words.end}
      of={present}
      isGrave
      send={(_key, still) =>
        answerOf(
          api.DELETE('/v1/subscriptions/{subscriptionId}/indexation', {
            params: { path: { subscriptionId }, header: still },
          }),
        )
      }
    >
      <p>{words.endText}</p>
    </ActionDialog>
  );
}
