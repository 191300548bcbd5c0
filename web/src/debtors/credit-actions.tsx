import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { AskPayOut } from '../deliveries/pay-out-actions.tsx';
import { oreOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { AmountField, SelectField, TextArea } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import { useDebtorWords } from './words.ts';

type Account = components['schemas']['DebtorAccount'];

const hasCredit = ({ credit }: Account): boolean => oreOf(credit) > 0n;

/** Only where there is credit and an invoice that it can pay. */
export function ApplyCredit({ account }: { account: Account }) {
  const first = account.openInvoices[0];
  return hasCredit(account) && first !== undefined && <ApplyCreditTo account={account} first={first} />;
}

const ApplyCreditTo = openedAnew(function ApplyCreditTo({
  account: { debtorId, credit, openInvoices },
  first,
}: {
  account: Account;
  first: Account['openInvoices'][number];
}) {
  const words = useDebtorWords();
  const format = useFormat();
  const [chosenId, setChosenId] = useState('');
  const [amount, setAmount] = useState('');
  const { invoiceId } = openInvoices.find((invoice) => invoice.invoiceId === chosenId) ?? first;
  return (
    <ActionDialog
      name={words.applyCredit}
      isMain
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
});

export function PayOut({ account }: { account: Account }) {
  return (
    hasCredit(account) && (
      <>
        <AskPayOut debtorId={account.debtorId} credit={account.credit} />
        <PayOutCredit account={account} />
      </>
    )
  );
}

const PayOutCredit = openedAnew(function PayOutCredit({ account: { debtorId, credit } }: { account: Account }) {
  const words = useDebtorWords();
  const common = useCommonWords();
  const format = useFormat();
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  return (
    <ActionDialog
      name={words.payOut}
      isGrave
      isReady={amount !== '' && note.trim() !== ''}
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
});
