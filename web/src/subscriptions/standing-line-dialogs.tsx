import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { AmountField, CheckField, DateField, DecimalField, TextField } from '../ui/field.tsx';
import { DiscountFields } from './discount-fields.tsx';
import { EffectiveFields, NEXT_PERIOD } from './effective-fields.tsx';
import { lineChangeOf, typedChangeOf } from './line-change.ts';
import { MoreFields, WordingFields } from './line-fields.tsx';
import { EMPTY_LINE, standingLineInput } from './line-input.ts';
import { useLineWords } from './line-words.ts';

type StandingLine = components['schemas']['StandingLine'];

export function AddStandingLine({ subscriptionId }: { subscriptionId: string }) {
  const words = useLineWords();
  const [line, setLine] = useState(EMPTY_LINE);
  return (
    <ActionDialog
      name={words.addStanding}
      onDone={() => setLine(EMPTY_LINE)}
      send={(key) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/lines', {
            params: { path: { subscriptionId }, header: { 'Idempotency-Key': key } },
            body: standingLineInput(line),
          }),
        )
      }
    >
      <WordingFields line={line} onChange={setLine} at="" />
      <MoreFields line={line} onChange={setLine} at="" />
    </ActionDialog>
  );
}

export function ChangeStandingLine({ subscriptionId, line }: { subscriptionId: string; line: StandingLine }) {
  const words = useLineWords();
  const before = typedChangeOf(line);
  const [typed, setTyped] = useState(before);
  const [when, setWhen] = useState(NEXT_PERIOD);
  const [prorated, setProrated] = useState(line.prorated);
  const set = (changed: Partial<typeof typed>): void => setTyped({ ...typed, ...changed });
  const change = lineChangeOf(before, typed);
  return (
    <ActionDialog
      name={words.changeStanding}
      isPlain
      isReady={Object.keys(change).length > 0}
      send={(key) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/lines/{position}/changes', {
            params: { path: { subscriptionId, position: line.position }, header: { 'Idempotency-Key': key } },
            body: { ...change, ...when, prorated },
          }),
        )
      }
    >
      <p>{words.changeText}</p>
      <TextField
        label={words.text}
        pointer="/text"
        hint={line.itemId === null ? '' : words.textOfItem}
        isOptional={line.itemId !== null}
        value={typed.text}
        onChange={(text) => set({ text })}
      />
      <div className="row">
        <DecimalField
          label={words.quantity}
          pointer="/quantity"
          value={typed.quantity}
          onChange={(quantity) => set({ quantity })}
        />
        <AmountField
          label={words.unitPrice}
          pointer="/unitPrice"
          hint={line.followItemPrice ? words.ownPrice : ''}
          isOptional={line.followItemPrice}
          value={typed.unitPrice}
          onChange={(unitPrice) => set({ unitPrice })}
        />
      </div>
      <DiscountFields kind={typed.discountKind} discount={typed.discount} at="" onChange={set} />
      <EffectiveFields value={when} onChange={setWhen} />
      <CheckField label={words.prorated} hint={words.proratedChangeHint} isChecked={prorated} onChange={setProrated} />
    </ActionDialog>
  );
}

export function EndStandingLine({ subscriptionId, line }: { subscriptionId: string; line: StandingLine }) {
  const words = useLineWords();
  const [on, setOn] = useState('');
  const [prorated, setProrated] = useState(line.prorated);
  return (
    <ActionDialog
      name={words.endStanding}
      isPlain
      isGrave
      isReady={on !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/lines/{position}/end', {
            params: { path: { subscriptionId, position: line.position }, header: { 'Idempotency-Key': key } },
            body: { on, prorated },
          }),
        )
      }
    >
      <p>{words.endText}</p>
      <DateField label={words.lastDay} pointer="/on" value={on} onChange={setOn} />
      <CheckField label={words.prorated} hint={words.endProratedHint} isChecked={prorated} onChange={setProrated} />
    </ActionDialog>
  );
}
