import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { AmountField, CheckField, DateField, DecimalField, TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { DiscountFields } from './discount-fields.tsx';
import { EffectiveFields, NEXT_PERIOD } from './effective-fields.tsx';
import { lineChangeOf, typedChangeOf } from './line-change.ts';
import { MoreFields, WordingFields } from './line-fields.tsx';
import { EMPTY_LINE, standingLineInput } from './line-input.ts';
import { useLineWords } from './line-words.ts';

type StandingLine = components['schemas']['StandingLine'];

interface LineOf {
  readonly subscription: components['schemas']['Subscription'];
  readonly line: StandingLine;
}

export const AddStandingLine = openedAnew(function AddStandingLine({ subscription }: Pick<LineOf, 'subscription'>) {
  const words = useLineWords();
  const [line, setLine] = useState(EMPTY_LINE);
  return (
    <ActionDialog
      name={words.addStanding}
      of={subscription}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/lines', {
            params: { path: { subscriptionId: subscription.id }, header: { 'Idempotency-Key': key, ...still } },
            body: standingLineInput(line),
          }),
        )
      }
    >
      <WordingFields line={line} onChange={setLine} at="" />
      <MoreFields line={line} onChange={setLine} at="" />
    </ActionDialog>
  );
});

export const ChangeStandingLine = openedAnew(function ChangeStandingLine({ subscription, line }: LineOf) {
  const words = useLineWords();
  const [draft, setDraft] = useState(() => ({
    before: typedChangeOf(line),
    typed: typedChangeOf(line),
    when: NEXT_PERIOD,
    prorated: line.prorated,
  }));
  const { before, typed, when, prorated } = draft;
  const set = (changed: Partial<typeof typed>): void => setDraft({ ...draft, typed: { ...typed, ...changed } });
  const change = lineChangeOf(before, typed);
  return (
    <ActionDialog
      name={words.changeStanding}
      of={subscription}
      isPlain
      isReady={Object.keys(change).length > 0}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/lines/{position}/changes', {
            params: {
              path: { subscriptionId: subscription.id, position: line.position },
              header: { 'Idempotency-Key': key, ...still },
            },
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
      <EffectiveFields value={when} onChange={(value) => setDraft({ ...draft, when: value })} />
      <CheckField
        label={words.prorated}
        hint={words.proratedChangeHint}
        isChecked={prorated}
        onChange={(value) => setDraft({ ...draft, prorated: value })}
      />
    </ActionDialog>
  );
});

export const EndStandingLine = openedAnew(function EndStandingLine({ subscription, line }: LineOf) {
  const words = useLineWords();
  const [draft, setDraft] = useState({ on: '', prorated: line.prorated });
  const { on, prorated } = draft;
  return (
    <ActionDialog
      name={words.endStanding}
      of={subscription}
      isPlain
      isGrave
      isReady={on !== ''}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/lines/{position}/end', {
            params: {
              path: { subscriptionId: subscription.id, position: line.position },
              header: { 'Idempotency-Key': key, ...still },
            },
            body: { on, prorated },
          }),
        )
      }
    >
      <p>{words.endText}</p>
      <DateField
        label={words.lastDay}
        pointer="/on"
        value={on}
        onChange={(value) => setDraft({ ...draft, on: value })}
      />
      <CheckField
        label={words.prorated}
        hint={words.endProratedHint}
        isChecked={prorated}
        onChange={(value) => setDraft({ ...draft, prorated: value })}
      />
    </ActionDialog>
  );
});
