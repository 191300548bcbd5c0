import { useState } from 'react';
import type { IfStill } from '../api/seen.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { AmountField, TextArea } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import { useInvoiceWords } from './words.ts';

interface WriteOffBody {
  readonly note: string;
  /** All that is open, where it is absent. */
  readonly amount?: string;
}

/** Writes off what is open of an invoice or a reminder, or a part of it. `of` is as in `ActionDialog`. */
export const WriteOff = openedAnew(function WriteOff({
  text,
  send,
  ...seen
}: {
  text: string;
  send: (body: WriteOffBody, idempotencyKey: string, still: IfStill) => Promise<unknown>;
  of?: object;
}) {
  const words = useInvoiceWords();
  const common = useCommonWords();
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  return (
    <ActionDialog
      {...seen}
      name={words.writeOff}
      isGrave
      isReady={note.trim() !== ''}
      send={(key, still) => send({ note, ...(amount === '' ? {} : { amount }) }, key, still)}
    >
      <p>{text}</p>
      <AmountField
        label={words.writeOffAmount}
        pointer="/amount"
        hint={words.writeOffHint}
        isOptional
        value={amount}
        onChange={setAmount}
      />
      <TextArea label={common.note} pointer="/note" value={note} onChange={setNote} />
    </ActionDialog>
  );
});
