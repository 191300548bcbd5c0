import { useSettingsWords } from '../settings/words.ts';
import { CheckField, TextField } from '../ui/field.tsx';
import type { NumbersDraft } from './numbers-draft.ts';
import { useOperatorWords } from './words.ts';

/** The numbers that the operator alone sets, as fields. */
export function NumbersFields({ draft, onChange }: { draft: NumbersDraft; onChange: (draft: NumbersDraft) => void }) {
  const words = useSettingsWords();
  const own = useOperatorWords();
  const number = (name: 'fiCreditorNumber' | 'pbsNumber' | 'debtorGroup' | 'dataSupplierNumber', hint: string) => (
    <TextField
      label={name === 'dataSupplierNumber' ? words.dataSupplier : words[name]}
      pointer={name === 'fiCreditorNumber' ? '/fiCreditorNumber' : `/betalingsservice/${name}`}
      hint={hint}
      inputMode="numeric"
      value={draft[name]}
      onChange={(value) => onChange({ ...draft, [name]: value })}
    />
  );
  return (
    <>
      {number('fiCreditorNumber', `${words.fiMeaning} ${own.eightDigits}`)}
      <CheckField
        label={own.hasAgreement}
        isChecked={draft.hasAgreement}
        onChange={(hasAgreement) => onChange({ ...draft, hasAgreement })}
      />
      {draft.hasAgreement && (
        <>
          {number('pbsNumber', `${words.pbsMeaning} ${own.eightDigits}`)}
          {number('debtorGroup', words.debtorGroupMeaning)}
          {number('dataSupplierNumber', `${words.dataSupplierMeaning} ${own.eightDigits}`)}
          <CheckField
            label={words.shared}
            hint={words.sharedMeaning}
            isChecked={draft.dataSupplierShared}
            onChange={(dataSupplierShared) => onChange({ ...draft, dataSupplierShared })}
          />
        </>
      )}
    </>
  );
}
