import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { WriteOff } from '../invoices/write-off.tsx';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { chargesLeft } from './charges-of.ts';
import { useChargeWords } from './code-words.ts';
import { useDocumentWords } from './document-words.ts';

type Reminder = components['schemas']['Reminder'];
interface OfReminder {
  readonly reminder: Reminder;
}

/** What a bookkeeper can do about a reminder. What its state does not allow is not shown. */
export function ReminderActions({ reminder }: OfReminder) {
  const may = useMay('bookkeeper');
  if (!may) return null;
  return (
    <>
      {reminder.mail !== null && <Resend reminderId={reminder.id} />}
      {chargesLeft(reminder).length > 0 && <Waive reminder={reminder} />}
      {reminder.open !== NOTHING && <WriteOffReminder reminder={reminder} />}
      {reminder.writtenOff !== NOTHING && <UndoWriteOff reminder={reminder} />}
    </>
  );
}

function Resend({ reminderId }: { reminderId: string }) {
  const words = useDocumentWords();
  return (
    <ActionDialog
      name={words.resend}
      send={(key) =>
        answerOf(
          api.POST('/v1/reminders/{reminderId}/resend', {
            params: { path: { reminderId }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>{words.resendText}</p>
    </ActionDialog>
  );
}

const Waive = openedAnew(function Waive({ reminder }: OfReminder) {
  const words = useDocumentWords();
  const charges = useChargeWords();
  const format = useFormat();
  const [left] = useState(() => chargesLeft(reminder));
  const [charge, setCharge] = useState(left[0]?.charge ?? 'fee');
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      name={words.waive}
      of={reminder}
      isGrave
      isReady={reason.trim() !== ''}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/reminders/{reminderId}/waive', {
            params: { path: { reminderId: reminder.id }, header: { 'Idempotency-Key': key, ...still } },
            body: { charge, reason: reason.trim() },
          }),
        )
      }
    >
      <p>{words.waiveText}</p>
      <SelectField
        label={words.charge}
        pointer="/charge"
        value={charge}
        onChange={setCharge}
        options={left.map((one) => [one.charge, words.leftOf(charges(one.charge), format.kroner(one.left))] as const)}
      />
      <TextField label={words.reason} pointer="/reason" value={reason} onChange={setReason} />
    </ActionDialog>
  );
});

function WriteOffReminder({ reminder }: OfReminder) {
  const words = useDocumentWords();
  return (
    <WriteOff
      text={words.writeOffText}
      of={reminder}
      send={(body, key, still) =>
        answerOf(
          api.POST('/v1/reminders/{reminderId}/write-off', {
            params: { path: { reminderId: reminder.id }, header: { 'Idempotency-Key': key, ...still } },
            body,
          }),
        )
      }
    />
  );
}

function UndoWriteOff({ reminder }: OfReminder) {
  const words = useDocumentWords();
  return (
    <ActionDialog
      name={words.undoWriteOff}
      of={reminder}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/reminders/{reminderId}/write-off/undo', {
            params: { path: { reminderId: reminder.id }, header: { 'Idempotency-Key': key, ...still } },
          }),
        )
      }
    >
      <p>{words.undoWriteOffText}</p>
    </ActionDialog>
  );
}
