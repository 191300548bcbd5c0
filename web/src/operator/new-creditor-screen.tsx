import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { creditorBodyOf, NEW_CREDITOR, wholeNumberOf } from '../settings/creditor-draft.ts';
import { CreditorFields } from '../settings/creditor-fields.tsx';
import { useSettingsWords } from '../settings/words.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { TextField } from '../ui/field.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { NO_NUMBERS, numbersBodyOf } from './numbers-draft.ts';
import { NumbersFields } from './numbers-fields.tsx';
import { useOperatorWords } from './words.ts';

/** What numbers the creditor's documents and payments begin with: for one that has sent invoices elsewhere before. */
const FIRST_NUMBERS = {
  invoicePrefix: '',
  firstInvoice: '1',
  creditNotePrefix: 'K',
  firstCreditNote: '1',
  firstPayment: '1',
};

export function NewCreditorScreen() {
  const words = useOperatorWords();
  const settings = useSettingsWords();
  const common = useCommonWords();
  const navigate = useNavigate();
  const [facts, setFacts] = useState(NEW_CREDITOR);
  const [numbers, setNumbers] = useState(NO_NUMBERS);
  const [first, setFirst] = useState(FIRST_NUMBERS);
  const firstField = (name: keyof typeof FIRST_NUMBERS, label: string, pointer: string) => (
    <TextField
      label={label}
      pointer={pointer}
      value={first[name]}
      onChange={(value) => setFirst({ ...first, [name]: value })}
    />
  );
  return (
    <Screen title={words.create} subtitle={words.createText}>
      <ActionForm
        button={common.create}
        send={(key) =>
          answerOf(
            api.POST('/v1/creditors', {
              params: { header: { 'Idempotency-Key': key } },
              body: {
                ...creditorBodyOf(facts),
                ...numbersBodyOf(numbers),
                invoiceSeries: { prefix: first.invoicePrefix, firstNumber: wholeNumberOf(first.firstInvoice) },
                creditNoteSeries: { prefix: first.creditNotePrefix, firstNumber: wholeNumberOf(first.firstCreditNote) },
                firstPaymentNumber: wholeNumberOf(first.firstPayment),
              },
            }),
          )
        }
        onDone={({ id }) => void navigate({ to: '/operator/$creditorId', params: { creditorId: id } })}
      >
        <CreditorFields draft={facts} onChange={setFacts} />
        <Section title={settings.routing}>
          <div className="form">
            <NumbersFields draft={numbers} onChange={setNumbers} />
          </div>
        </Section>
        <Section title={words.firstNumbers}>
          <div className="form">
            <p className="hint">{words.firstNumbersText}</p>
            <div className="row">
              {firstField('invoicePrefix', words.invoicePrefix, '/invoiceSeries/prefix')}
              {firstField('firstInvoice', words.firstInvoice, '/invoiceSeries/firstNumber')}
            </div>
            <div className="row">
              {firstField('creditNotePrefix', words.creditNotePrefix, '/creditNoteSeries/prefix')}
              {firstField('firstCreditNote', words.firstCreditNote, '/creditNoteSeries/firstNumber')}
            </div>
            {firstField('firstPayment', words.firstPayment, '/firstPaymentNumber')}
          </div>
        </Section>
      </ActionForm>
    </Screen>
  );
}
