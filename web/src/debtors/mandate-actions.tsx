import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField, TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useCommonWords } from '../words/common.ts';
import { useMandateWords } from './mandate-words.ts';

type Debtor = components['schemas']['Debtor'];

const EMPTY = { mandateNumber: '', activeFrom: '', debtorGroup: '' };

export const SetMandate = openedAnew(function SetMandate({ debtor }: { debtor: Debtor }) {
  const words = useMandateWords();
  const common = useCommonWords();
  const [draft, setDraft] = useState(EMPTY);
  const { mandateNumber, activeFrom, debtorGroup } = draft;
  const set = (changed: Partial<typeof draft>): void => setDraft({ ...draft, ...changed });
  return (
    <ActionDialog
      name={words.set}
      confirm={common.save}
      isReady={mandateNumber.trim() !== '' && activeFrom !== ''}
      of={debtor}
      send={(_key, still) =>
        answerOf(
          api.PUT('/v1/debtors/{debtorId}/mandate', {
            params: { path: { debtorId: debtor.id }, header: still },
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
        onChange={(value) => set({ mandateNumber: value })}
      />
      <DateField
        label={words.activeFrom}
        pointer="/activeFrom"
        value={activeFrom}
        onChange={(value) => set({ activeFrom: value })}
      />
      <TextField
        label={words.debtorGroup}
        pointer="/debtorGroup"
        hint={words.debtorGroupHint}
        inputMode="numeric"
        isOptional
        value={debtorGroup}
        onChange={(value) => set({ debtorGroup: value })}
      />
    </ActionDialog>
  );
});

export const EndMandate = openedAnew(function EndMandate({ debtor }: { debtor: Debtor }) {
  const words = useMandateWords();
  const [endedOn, setEndedOn] = useState('');
  return (
    <ActionDialog
      name={words.end}
      of={debtor}
      isGrave
      isReady={endedOn !== ''}
      send={(_key, still) =>
        answerOf(
          api.DELETE('/v1/debtors/{debtorId}/mandate', {
            params: { path: { debtorId: debtor.id }, header: still },
            body: { endedOn },
          }),
        )
      }
    >
      <p>{words.endText}</p>
      <DateField label={words.endedOnLabel} pointer="/endedOn" value={endedOn} onChange={setEndedOn} />
    </ActionDialog>
  );
});
