import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import type { Done } from './done.ts';
import { usePaymentWords } from './words.ts';

type Payment = components['schemas']['Payment'];

/** What a bookkeeper can do about a payment but place it. What its state does not allow is not shown. */
export function PaymentActions({
  payment,
  onDone,
}: {
  payment: Payment;
  onDone: (done: Done, after: Payment) => void;
}) {
  const may = useMay('bookkeeper');
  if (!may) return null;
  const { amount, unmatched, status, matches } = payment;
  const isOver = status === 'dismissed' || status === 'matched';
  return (
    <>
      {status !== 'dismissed' && unmatched !== NOTHING && (
        <DismissPayment payment={payment} onDone={(after) => onDone('dismissed', after)} />
      )}
      {amount === NOTHING && !isOver && (
        <SettlePayment payment={payment} onDone={(after) => onDone('settled', after)} />
      )}
      {status === 'dismissed' && <ReopenPayment payment={payment} />}
      {matches.some(({ undoneAt }) => undoneAt === null) && <UndoPayment payment={payment} />}
    </>
  );
}

const sentFor = ({ id }: Payment, key: string) => ({
  params: { path: { paymentId: id }, header: { 'Idempotency-Key': key } },
});

export const DismissPayment = openedAnew(function DismissPayment({
  payment,
  name,
  reason: suggested = '',
  onDone,
}: {
  payment: Payment;
  name?: string;
  reason?: string;
  onDone: (after: Payment) => void;
}) {
  const words = usePaymentWords();
  const [reason, setReason] = useState(suggested);
  return (
    <ActionDialog
      name={name ?? words.dismiss}
      isReady={reason.trim() !== ''}
      send={(key) =>
        answerOf(api.POST('/v1/payments/{paymentId}/dismiss', { ...sentFor(payment, key), body: { reason } }))
      }
      onDone={onDone}
    >
      <p>{words.dismissText}</p>
      <TextArea label={words.dismissReason} pointer="/reason" rows={2} value={reason} onChange={setReason} />
    </ActionDialog>
  );
});

const SettlePayment = openedAnew(function SettlePayment({
  payment,
  onDone,
}: {
  payment: Payment;
  onDone: (after: Payment) => void;
}) {
  const words = usePaymentWords();
  const common = useCommonWords();
  const [note, setNote] = useState('');
  return (
    <ActionDialog
      name={words.settle}
      isMain
      isReady={note.trim() !== ''}
      send={(key) =>
        answerOf(api.POST('/v1/payments/{paymentId}/settle', { ...sentFor(payment, key), body: { note } }))
      }
      onDone={onDone}
    >
      <p>{words.settleText}</p>
      <TextArea label={common.note} pointer="/note" rows={2} value={note} onChange={setNote} />
    </ActionDialog>
  );
});

function ReopenPayment({ payment }: { payment: Payment }) {
  const words = usePaymentWords();
  return (
    <ActionDialog
      name={words.reopen}
      send={(key) => answerOf(api.POST('/v1/payments/{paymentId}/reopen', sentFor(payment, key)))}
    >
      <p>{words.reopenText}</p>
    </ActionDialog>
  );
}

function UndoPayment({ payment }: { payment: Payment }) {
  const words = usePaymentWords();
  return (
    <ActionDialog
      name={words.undo}
      send={(key) => answerOf(api.POST('/v1/payments/{paymentId}/undo', sentFor(payment, key)))}
    >
      <p>{words.undoText}</p>
    </ActionDialog>
  );
}
