import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { AmountField, DateField, DecimalField, TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { WordingFields } from './line-fields.tsx';
import { EMPTY_LINE, oneOffLineInput } from './line-input.ts';
import { useLineWords } from './line-words.ts';

type OneOffLine = components['schemas']['OneOffLine'];
type Subscription = components['schemas']['Subscription'];

export const AddOneOffLine = openedAnew(function AddOneOffLine({ subscription }: { subscription: Subscription }) {
  const words = useLineWords();
  const subscriptionId = subscription.id;
  const [line, setLine] = useState(EMPTY_LINE);
  return (
    <ActionDialog
      of={subscription}
      name={words.addOneOff}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/one-off-lines', {
            params: { path: { subscriptionId }, header: { 'Idempotency-Key': key, ...still } },
            body: oneOffLineInput(line),
          }),
        )
      }
    >
      <WordingFields line={line} onChange={setLine} at="" isOneOff />
      <DateField
        label={words.chargeOn}
        pointer="/chargeOn"
        hint={words.chargeOnHint}
        isOptional
        value={line.validFrom}
        onChange={(validFrom) => setLine({ ...line, validFrom })}
      />
    </ActionDialog>
  );
});

export const ChangeOneOffLine = openedAnew(function ChangeOneOffLine({
  subscription,
  line,
}: {
  subscription: Subscription;
  line: OneOffLine;
}) {
  const words = useLineWords();
  const subscriptionId = subscription.id;
  const [draft, setDraft] = useState({
    text: line.text ?? '',
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    chargeOn: line.chargeOn ?? '',
  });
  const { text, quantity, unitPrice, chargeOn } = draft;
  const set = (changed: Partial<typeof draft>): void => setDraft({ ...draft, ...changed });
  return (
    <ActionDialog
      of={subscription}
      name={words.changeOneOff}
      isPlain
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/subscriptions/{subscriptionId}/one-off-lines/{oneOffLineId}', {
            params: { path: { subscriptionId, oneOffLineId: line.id }, header: still },
            body: {
              ...(text.trim() === '' ? {} : { text }),
              quantity,
              unitPrice,
              chargeOn: chargeOn === '' ? null : chargeOn,
            },
          }),
        )
      }
    >
      <TextField
        label={words.text}
        pointer="/text"
        hint={line.itemId === null ? '' : words.textOfItem}
        isOptional={line.itemId !== null}
        value={text}
        onChange={(value) => set({ text: value })}
      />
      <div className="row">
        <DecimalField
          label={words.quantity}
          pointer="/quantity"
          value={quantity}
          onChange={(value) => set({ quantity: value })}
        />
        <AmountField
          label={words.unitPrice}
          pointer="/unitPrice"
          hint={words.rebateHint}
          value={unitPrice}
          onChange={(value) => set({ unitPrice: value })}
        />
      </div>
      <DateField
        label={words.chargeOn}
        pointer="/chargeOn"
        hint={words.chargeOnHint}
        isOptional
        value={chargeOn}
        onChange={(value) => set({ chargeOn: value })}
      />
    </ActionDialog>
  );
});

export function WithdrawOneOffLine({ subscription, lineId }: { subscription: Subscription; lineId: string }) {
  const words = useLineWords();
  const subscriptionId = subscription.id;
  return (
    <ActionDialog
      of={subscription}
      name={words.withdraw}
      isPlain
      isGrave
      send={(_key, still) =>
        answerOf(
          api.DELETE('/v1/subscriptions/{subscriptionId}/one-off-lines/{oneOffLineId}', {
            params: { path: { subscriptionId, oneOffLineId: lineId }, header: still },
          }),
        )
      }
    >
      <p>{words.withdrawText}</p>
    </ActionDialog>
  );
}
