import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField, TextField } from '../ui/field.tsx';
import { useCommonWords } from '../words/common.ts';
import { useMandateWords } from './mandate-words.ts';

export function SetMandate({ debtorId }: { debtorId: string }) {
  const words = useMandateWords();
  const common = useCommonWords();
  const [mandateNumber, setMandateNumber] = useState('');
  const [activeFrom, setActiveFrom] = useState('');
  const [debtorGroup, setDebtorGroup] = useState('');
  return (
    <ActionDialog
      name={words.set}
      confirm={common.save}
      isReady={mandateNumber.trim() !== '' && activeFrom !== ''}
      send={() =>
        answerOf(
          api.PUT('/v1/debtors/{debtorId}/mandate', {
            params: { path: { debtorId } },
            body: {
              mandateNumber: mandateNumber.trim(),
              activeFrom,
              debtorGroup: debtorGroup.trim() === '' ? null : debtorGroup.trim(),
            },
          }),
        )
      }
    >
      <p>{words.setText}</p>
      <TextField
        label={words.number}
        pointer="/mandateNumber"
        hint={words.numberHint}
        inputMode="numeric"
        value={mandateNumber}
        onChange={setMandateNumber}
      />
      <DateField label={words.activeFrom} pointer="/activeFrom" value={activeFrom} onChange={setActiveFrom} />
      <TextField
        label={words.debtorGroup}
        pointer="/debtorGroup"
        hint={words.debtorGroupHint}
        inputMode="numeric"
        isOptional
        value={debtorGroup}
        onChange={setDebtorGroup}
      />
    </ActionDialog>
  );
}

export function EndMandate({ debtorId }: { debtorId: string }) {
  const words = useMandateWords();
  const [endedOn, setEndedOn] = useState('');
  return (
    <ActionDialog
      name={words.end}
      isGrave
      isReady={endedOn !== ''}
      send={() =>
        answerOf(api.DELETE('/v1/debtors/{debtorId}/mandate', { params: { path: { debtorId } }, body: { endedOn } }))
      }
    >
      <p>{words.endText}</p>
      <DateField label={words.endedOnLabel} pointer="/endedOn" value={endedOn} onChange={setEndedOn} />
    </ActionDialog>
  );
}
