import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { oreOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { AmountField, SelectField, TextArea } from '../ui/field.tsx';
import { useCommonWords } from '../words/common.ts';
import { useDebtorWords } from './words.ts';

type Account = components['schemas']['DebtorAccount'];

const hasCredit = ({ credit }: Account): boolean => oreOf(credit) > 0n;

/** Only where there is credit and an invoice that it can pay. */
export function ApplyCredit({ account }: { account: Account }) {
  const words = useDebtorWords();
  const format = useFormat();
  const [chosenId, setChosenId] = useState('');
  const [amount, setAmount] = useState('');
  const { debtorId, credit, openInvoices } = account;
  const invoiceId =
    openInvoices.find((invoice) => invoice.invoiceId === chosenId)?.invoiceId ?? openInvoices[0]?.invoiceId;
  if (!hasCredit(account) || invoiceId === undefined) return null;
  return (
    <ActionDialog
      name={words.applyCredit}
      isMain
      onDone={() => setAmount('')}
      send={(key) =>
        answerOf(
          api.POST('/v1/debtors/{debtorId}/apply-credit', {
            params: { path: { debtorId }, header: { 'Idempotency-Key': key } },
            body: { invoiceId, ...(amount === '' ? {} : { amount }) },
          }),
        )
      }
    >
      <p>{words.applyCreditText(format.kroner(credit))}</p>
      <SelectField
        label={words.applyTo}
        pointer="/invoiceId"
        value={invoiceId}
        onChange={setChosenId}
        options={openInvoices.map((invoice) => [
          invoice.invoiceId,
          words.openOf(invoice.number, format.kroner(invoice.open)),
        ])}
      />
      <AmountField
        label={words.applyAmount}
        pointer="/amount"
        hint={words.applyAmountHint}
        isOptional
        value={amount}
        onChange={setAmount}
      />
    </ActionDialog>
  );
}

export function PayOut({ account }: { account: Account }) {
  const words = useDebtorWords();
  const common = useCommonWords();
  const format = useFormat();
  const { debtorId, credit } = account;
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  if (!hasCredit(account)) return null;
  return (
    <ActionDialog
      name={words.payOut}
      isGrave
      isReady={amount !== '' && note.trim() !== ''}
      onDone={() => {
        setAmount('');
        setNote('');
      }}
      send={(key) =>
        answerOf(
          api.POST('/v1/debtors/{debtorId}/pay-out', {
            params: { path: { debtorId }, header: { 'Idempotency-Key': key } },
            body: { amount, note },
          }),
        )
      }
    >
      <p>{words.payOutText(format.kroner(credit))}</p>
      <AmountField label={common.amount} pointer="/amount" value={amount} onChange={setAmount} />
      <TextArea label={common.note} pointer="/note" value={note} onChange={setNote} />
    </ActionDialog>
  );
}
