import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { AmountField, SelectField, TextArea } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import { usePayOutStatusWords, usePayOutWords } from './pay-out-words.ts';

type PayOut = components['schemas']['PayOut'];

export function WithdrawPayOut({ payOut }: { payOut: PayOut }) {
  const words = usePayOutWords();
  return (
    <ActionDialog
      name={words.withdraw}
      of={payOut}
      isGrave
      send={(key, still) =>
        answerOf(
          api.POST('/v1/pay-outs/{payOutId}/withdraw', {
            params: { path: { payOutId: payOut.id }, header: { 'Idempotency-Key': key, ...still } },
          }),
        )
      }
    >
      <p>{words.withdrawText}</p>
    </ActionDialog>
  );
}

type Outcome = components['schemas']['PayOutAnswerInput']['outcome'];
const OUTCOMES: readonly Outcome[] = ['paid', 'refused'];

/** What a person who has looked in the bank says of a pay-out that Betalingsservice never answered. */
export const AnswerPayOut = openedAnew(function AnswerPayOut({ payOut }: { payOut: PayOut }) {
  const words = usePayOutWords();
  const statusWords = usePayOutStatusWords();
  const [outcome, setOutcome] = useState<Outcome>(payOut.status === 'paid' ? 'refused' : 'paid');
  const [note, setNote] = useState('');
  return (
    <ActionDialog
      name={words.answer}
      of={payOut}
      isGrave
      isReady={note.trim() !== ''}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/pay-outs/{payOutId}/answer', {
            params: { path: { payOutId: payOut.id }, header: { 'Idempotency-Key': key, ...still } },
            body: { outcome, note },
          }),
        )
      }
    >
      <p>{words.answerText}</p>
      <SelectField
        label={words.outcome}
        pointer="/outcome"
        value={outcome}
        onChange={(chosen) => setOutcome(OUTCOMES.find((one) => one === chosen) ?? 'paid')}
        options={OUTCOMES.map((one) => [one, statusWords(one)])}
      />
      <TextArea label={words.howKnown} pointer="/note" hint={words.howKnownHint} value={note} onChange={setNote} />
    </ActionDialog>
  );
});

/** Has Betalingsservice pay out what a debtor has to the good, where the creditor has agreed to that. */
export function AskPayOut(asked: { debtorId: string; credit: string }) {
  const creditor = useAnswer(['creditor'], (signal) => answerOf(api.GET('/v1/creditor', { signal })));
  return creditor.data?.betalingsservice?.settings.services.payOuts === true && <AskForPayOut {...asked} />;
}

const AskForPayOut = openedAnew(function AskForPayOut({ debtorId, credit }: { debtorId: string; credit: string }) {
  const words = usePayOutWords();
  const common = useCommonWords();
  const format = useFormat();
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  return (
    <ActionDialog
      name={words.ask}
      isGrave
      isReady={note.trim() !== ''}
      send={(key) =>
        answerOf(
          api.POST('/v1/debtors/{debtorId}/pay-outs', {
            params: { path: { debtorId }, header: { 'Idempotency-Key': key } },
            body: { note, ...(amount === '' ? {} : { amount }) },
          }),
        )
      }
    >
      <p>{words.askText(format.kroner(credit))}</p>
      <AmountField
        label={common.amount}
        pointer="/amount"
        hint={words.amountHint}
        isOptional
        value={amount}
        onChange={setAmount}
      />
      <TextArea label={common.note} pointer="/note" value={note} onChange={setNote} />
    </ActionDialog>
  );
});
