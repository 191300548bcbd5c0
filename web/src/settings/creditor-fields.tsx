import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import type { CreditorDraft } from './creditor-draft.ts';
import { DEFAULT_PAYMENT_TERMS_DAYS } from './rules.ts';
import { LETTER_MARKS, useLetterMarksWords, useSettingsWords } from './words.ts';

/** What stands on every invoice of a creditor, as fields. */
export function CreditorFields({
  draft,
  onChange,
}: {
  draft: CreditorDraft;
  onChange: (draft: CreditorDraft) => void;
}) {
  const words = useSettingsWords();
  const marksWords = useLetterMarksWords();
  const set = (name: keyof CreditorDraft) => (value: string) => onChange({ ...draft, [name]: value });
  return (
    <>
      <TextField label={words.name} pointer="/name" value={draft.name} onChange={set('name')} />
      <TextArea
        label={words.address}
        pointer="/addressLines"
        hint={words.addressHint}
        rows={2}
        value={draft.address}
        onChange={set('address')}
      />
      <div className="row">
        <TextField label={words.postcode} pointer="/postcode" value={draft.postcode} onChange={set('postcode')} />
        <TextField label={words.city} pointer="/city" value={draft.city} onChange={set('city')} />
        <TextField
          label={words.country}
          pointer="/country"
          hint={words.countryHint}
          value={draft.country}
          onChange={set('country')}
        />
      </div>
      <div className="row">
        <TextField label={words.cvr} pointer="/cvr" inputMode="numeric" value={draft.cvr} onChange={set('cvr')} />
        <TextField label={words.phone} pointer="/phone" isOptional value={draft.phone} onChange={set('phone')} />
      </div>
      <TextField
        label={words.email}
        pointer="/email"
        hint={words.emailMeaning}
        inputMode="email"
        value={draft.email}
        onChange={set('email')}
      />
      <TextField
        label={words.paymentTerms}
        pointer="/paymentTermsDays"
        hint={`${words.paymentTermsMeaning} ${words.byDefault(words.days(DEFAULT_PAYMENT_TERMS_DAYS))}`}
        inputMode="numeric"
        value={draft.paymentTermsDays}
        onChange={set('paymentTermsDays')}
      />
      <SelectField
        label={words.letterMarks}
        pointer="/letterMarks"
        hint={words.letterMarksMeaning}
        value={draft.letterMarks}
        onChange={set('letterMarks')}
        options={LETTER_MARKS.map((marks) => [marks, marksWords(marks)])}
      />
    </>
  );
}
