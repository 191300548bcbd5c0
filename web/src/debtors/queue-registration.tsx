import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField, SelectField, TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useMandateWords, useRegistrationKindWords } from './mandate-words.ts';

type Body = components['schemas']['MandateRegistrationInput'];
type Kind = Body['kind'];

/** Without a mandate in force one can only ask for one; with one, it can be ended or renumbered. */
export const QueueRegistration = openedAnew(function QueueRegistration({
  debtorId,
  isInForce,
}: {
  debtorId: string;
  isInForce: boolean;
}) {
  const words = useMandateWords();
  const kinds = useRegistrationKindWords();
  const [chosen, setChosen] = useState<Kind>('register');
  const [registrationNumber, setRegistrationNumber] = useState('');
  const [accountNumber, setAccountNumber] = useState('');
  const [payerNumber, setPayerNumber] = useState('');
  const [newCustomerNumber, setNewCustomerNumber] = useState('');
  const [wantedOn, setWantedOn] = useState('');
  const possible: readonly Kind[] = isInForce ? ['register', 'cancel', 'change_customer_number'] : ['register'];
  const kind = possible.includes(chosen) ? chosen : 'register';
  const when = wantedOn === '' ? {} : { wantedOn };
  const bodies: Readonly<Record<Kind, Body>> = {
    register: { kind: 'register', registrationNumber, accountNumber, payerNumber, ...when },
    cancel: { kind: 'cancel' },
    change_customer_number: { kind: 'change_customer_number', newCustomerNumber, ...when },
  };
  const texts = {
    registrationNumber: { value: registrationNumber, onChange: setRegistrationNumber },
    accountNumber: { value: accountNumber, onChange: setAccountNumber },
    payerNumber: { value: payerNumber, onChange: setPayerNumber },
    newCustomerNumber: { value: newCustomerNumber, onChange: setNewCustomerNumber },
  };
  const fields: Readonly<Record<Kind, readonly (keyof typeof texts)[]>> = {
    register: ['registrationNumber', 'accountNumber', 'payerNumber'],
    cancel: [],
    change_customer_number: ['newCustomerNumber'],
  };
  return (
    <ActionDialog
      name={words.register}
      isReady={fields[kind].every((field) => texts[field].value.trim() !== '')}
      isGrave={kind === 'cancel'}
      send={(key) =>
        answerOf(
          api.POST('/v1/debtors/{debtorId}/mandate-registrations', {
            params: { path: { debtorId }, header: { 'Idempotency-Key': key } },
            body: bodies[kind],
          }),
        )
      }
    >
      <p>{words.registerText}</p>
      <SelectField
        label={words.kind}
        pointer="/kind"
        value={kind}
        onChange={setChosen}
        options={possible.map((one) => [one, kinds(one)])}
      />
      {fields[kind].map((field) => (
        <TextField key={field} label={words[field]} pointer={`/${field}`} inputMode="numeric" {...texts[field]} />
      ))}
      {kind !== 'cancel' && (
        <DateField
          label={words.wantedOn}
          pointer="/wantedOn"
          hint={words.wantedOnHint}
          isOptional
          value={wantedOn}
          onChange={setWantedOn}
        />
      )}
    </ActionDialog>
  );
});
