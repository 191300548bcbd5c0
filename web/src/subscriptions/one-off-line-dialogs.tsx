import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { AmountField, DateField, DecimalField, TextField } from '../ui/field.tsx';
import { WordingFields } from './line-fields.tsx';
import { EMPTY_LINE, oneOffLineInput } from './line-input.ts';
import { useLineWords } from './line-words.ts';

type OneOffLine = components['schemas']['OneOffLine'];

export function AddOneOffLine({ subscriptionId }: { subscriptionId: string }) {
  const words = useLineWords();
  const [line, setLine] = useState(EMPTY_LINE);
  return (
    <ActionDialog
      name={words.addOneOff}
      onDone={() => setLine(EMPTY_LINE)}
      send={(key) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/one-off-lines', {
            params: { path: { subscriptionId }, header: { 'Idempotency-Key': key } },
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
}

export function ChangeOneOffLine({ subscriptionId, line }: { subscriptionId: string; line: OneOffLine }) {
  const words = useLineWords();
  const [text, setText] = useState(line.text ?? '');
  const [quantity, setQuantity] = useState(line.quantity);
  const [unitPrice, setUnitPrice] = useState(line.unitPrice);
  const [chargeOn, setChargeOn] = useState(line.chargeOn ?? '');
  return (
    <ActionDialog
      name={words.changeOneOff}
      isPlain
      send={() =>
        answerOf(
          api.PATCH('/v1/subscriptions/{subscriptionId}/one-off-lines/{oneOffLineId}', {
            params: { path: { subscriptionId, oneOffLineId: line.id } },
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
        onChange={setText}
      />
      <div className="row">
        <DecimalField label={words.quantity} pointer="/quantity" value={quantity} onChange={setQuantity} />
        <AmountField
          label={words.unitPrice}
          pointer="/unitPrice"
          hint={words.rebateHint}
          value={unitPrice}
          onChange={setUnitPrice}
        />
      </div>
      <DateField
        label={words.chargeOn}
        pointer="/chargeOn"
        hint={words.chargeOnHint}
        isOptional
        value={chargeOn}
        onChange={setChargeOn}
      />
    </ActionDialog>
  );
}

export function WithdrawOneOffLine({ subscriptionId, lineId }: { subscriptionId: string; lineId: string }) {
  const words = useLineWords();
  return (
    <ActionDialog
      name={words.withdraw}
      isPlain
      isGrave
      send={() =>
        answerOf(
          api.DELETE('/v1/subscriptions/{subscriptionId}/one-off-lines/{oneOffLineId}', {
            params: { path: { subscriptionId, oneOffLineId: lineId } },
          }),
        )
      }
    >
      <p>{words.withdrawText}</p>
    </ActionDialog>
  );
}
