import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import { bodyOf, draftOf, EMPTY_DEBTOR, type DebtorDraft } from './debtor-draft.ts';
import { DebtorFields } from './debtor-fields.tsx';
import { useDebtorWords } from './words.ts';

type Debtor = components['schemas']['Debtor'];

export const CreateDebtor = openedAnew(function CreateDebtor() {
  const words = useDebtorWords();
  const common = useCommonWords();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<DebtorDraft>(EMPTY_DEBTOR);
  const [customerNumber, setCustomerNumber] = useState('');
  return (
    <ActionDialog
      name={words.newOne}
      confirm={common.create}
      isMain
      send={(key) =>
        answerOf(
          api.POST('/v1/debtors', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...bodyOf(draft), ...(customerNumber.trim() === '' ? {} : { customerNumber }) },
          }),
        )
      }
      onDone={({ id }) => void navigate({ to: '/debtors/$debtorId', params: { debtorId: id } })}
    >
      <DebtorFields draft={draft} onChange={(changed) => setDraft({ ...draft, ...changed })} />
      <TextField
        label={words.customerNumber}
        pointer="/customerNumber"
        hint={words.customerNumberHint}
        inputMode="numeric"
        isOptional
        value={customerNumber}
        onChange={setCustomerNumber}
      />
    </ActionDialog>
  );
});

/** The customer number stays as it is: banks and Betalingsservice know the debtor by it. */
export const EditDebtor = openedAnew(function EditDebtor({ debtor }: { debtor: Debtor }) {
  const words = useDebtorWords();
  const common = useCommonWords();
  const [draft, setDraft] = useState(() => draftOf(debtor));
  return (
    <ActionDialog
      name={words.edit}
      confirm={common.save}
      of={debtor}
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/debtors/{debtorId}', {
            params: { path: { debtorId: debtor.id }, header: still },
            body: bodyOf(draft),
          }),
        )
      }
    >
      <p>{words.editText}</p>
      <DebtorFields draft={draft} onChange={(changed) => setDraft({ ...draft, ...changed })} />
    </ActionDialog>
  );
});
