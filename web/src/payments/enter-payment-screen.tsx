import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAction } from '../api/use-answer.ts';
import { PickDebtor } from '../debtors/pick-debtor.tsx';
import { PickInvoice, type InvoiceChoice } from '../invoices/pick-invoice.tsx';
import { AmountField, DateField, FieldProblemsContext, fieldProblemsOf, SelectField, TextField } from '../ui/field.tsx';
import type { Choice } from '../ui/pick-one.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { whenReadable } from '../ui/read-form.ts';
import { Screen } from '../ui/screen.tsx';
import { useCommonWords } from '../words/common.ts';
import { useHowWords } from './code-words.ts';
import { usePaymentWords } from './words.ts';

type How = components['schemas']['PaymentInput']['how'];
const HOW: readonly How[] = ['transfer', 'cash', 'mobilepay', 'other'];

/** Enters money that no file tells of. */
export function EnterPaymentScreen() {
  const words = usePaymentWords();
  const common = useCommonWords();
  const howWords = useHowWords();
  const navigate = useNavigate();
  const [date, setDate] = useState('');
  const [amount, setAmount] = useState('');
  const [how, setHow] = useState<How>('transfer');
  const [pays, setPays] = useState<'invoice' | 'debtor'>('invoice');
  const [invoice, setInvoice] = useState<InvoiceChoice | null>(null);
  const [debtor, setDebtor] = useState<Choice | null>(null);
  const [note, setNote] = useState('');
  const target = pays === 'invoice' ? invoice : debtor;
  const enter = useAction(
    (_: void, key) =>
      answerOf(
        api.POST('/v1/payments', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            date,
            amount,
            how,
            ...(pays === 'invoice' ? { invoiceId: invoice?.id ?? '' } : { debtorId: debtor?.id ?? '' }),
            ...(note.trim() === '' ? {} : { note }),
          },
        }),
      ),
    { onDone: ({ id }) => void navigate({ to: '/payments/$paymentId', params: { paymentId: id } }) },
  );
  return (
    <Screen title={words.enter} subtitle={words.enterText}>
      <form className="form" noValidate onSubmit={whenReadable(() => enter.mutate())}>
        <FieldProblemsContext value={fieldProblemsOf(enter.error)}>
          <div className="row">
            <DateField label={words.enteredOn} pointer="/date" value={date} onChange={setDate} />
            <AmountField label={words.enteredAmount} pointer="/amount" value={amount} onChange={setAmount} />
          </div>
          <div className="row">
            <SelectField
              label={words.how}
              pointer="/how"
              value={how}
              onChange={setHow}
              options={HOW.map((option) => [option, howWords(option)])}
            />
            <SelectField
              label={words.belongsTo}
              pointer=""
              value={pays}
              onChange={setPays}
              options={[
                ['invoice', words.oneInvoice],
                ['debtor', words.oldestOfDebtor],
              ]}
            />
          </div>
          {pays === 'invoice' ? (
            <PickInvoice
              label={words.invoice}
              pointer="/invoiceId"
              hint={words.searchInvoice}
              chosen={invoice}
              onChange={setInvoice}
            />
          ) : (
            <PickDebtor
              label={words.debtor}
              pointer="/debtorId"
              hint={words.searchDebtor}
              chosen={debtor}
              onChange={setDebtor}
            />
          )}
          <TextField label={common.note} pointer="/note" isOptional value={note} onChange={setNote} />
        </FieldProblemsContext>
        <p className="hint">{words.beyondIsCredit}</p>
        <ProblemNote error={enter.error} />
        <div className="actions">
          <button
            type="submit"
            className="main"
            disabled={enter.isPending || date === '' || amount === '' || target === null}
          >
            {enter.isPending ? common.working : words.book}
          </button>
        </div>
      </form>
    </Screen>
  );
}
