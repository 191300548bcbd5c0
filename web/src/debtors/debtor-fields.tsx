import { useState } from 'react';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { DEBTOR_KINDS, useDebtorKindWords } from '../reminders/code-words.ts';
import type { DebtorDraft } from './debtor-draft.ts';
import { DELIVERIES, useDebtorWords, useDeliveryWords } from './words.ts';

/** What is said of a debtor, in the order of a letter. */
export function DebtorFields({
  draft,
  onChange,
}: {
  draft: DebtorDraft;
  onChange: (changed: Partial<DebtorDraft>) => void;
}) {
  const words = useDebtorWords();
  const deliveryWords = useDeliveryWords();
  return (
    <>
      <TextField label={words.name} pointer="/name" value={draft.name} onChange={(name) => onChange({ name })} />
      <TextArea
        label={words.address}
        pointer="/addressLines"
        rows={2}
        value={draft.address}
        onChange={(address) => onChange({ address })}
      />
      <div className="row">
        <TextField
          label={words.postcode}
          pointer="/postcode"
          value={draft.postcode}
          onChange={(postcode) => onChange({ postcode })}
        />
        <TextField label={words.city} pointer="/city" value={draft.city} onChange={(city) => onChange({ city })} />
        <TextField
          label={words.country}
          pointer="/country"
          hint={words.countryHint}
          value={draft.country}
          onChange={(country) => onChange({ country })}
        />
      </div>
      <SelectField
        label={words.delivery}
        pointer="/delivery"
        hint={words.deliveryHint}
        value={draft.delivery}
        onChange={(delivery) => onChange({ delivery })}
        options={DELIVERIES.map((delivery) => [delivery, deliveryWords(delivery)])}
      />
      <div className="row">
        <TextField
          label={words.email}
          pointer="/email"
          type="email"
          hint={words.emailHint}
          isOptional
          value={draft.email}
          onChange={(email) => onChange({ email })}
        />
        <SelectField
          label={words.language}
          pointer="/language"
          value={draft.language}
          onChange={(language) => onChange({ language })}
          options={[
            ['da', words.danish],
            ['en', words.english],
          ]}
        />
      </div>
      <div className="row">
        {(['alsoTo', 'copyTo'] as const).map((name) => (
          <TextArea
            key={name}
            label={words[name]}
            pointer={`/${name}`}
            hint={words[`${name}Hint`]}
            isOptional
            rows={2}
            value={draft[name]}
            onChange={(typed) => onChange({ [name]: typed })}
          />
        ))}
      </div>
      <div className="row">
        <TextField
          label={words.cvr}
          pointer="/cvr"
          inputMode="numeric"
          isOptional
          value={draft.cvr}
          onChange={(cvr) => onChange({ cvr })}
        />
        <TextField
          label={words.ean}
          pointer="/ean"
          inputMode="numeric"
          isOptional
          value={draft.ean}
          onChange={(ean) => onChange({ ean })}
        />
      </div>
      <KindField kind={draft.kind} onChange={(kind) => onChange({ kind })} />
      <TextField
        label={words.reference}
        pointer="/reference"
        hint={words.referenceHint}
        isOptional
        value={draft.reference}
        onChange={(reference) => onChange({ reference })}
      />
    </>
  );
}

/** What the debtor is to the law about late payment; a new one is what its numbers say where nobody says it. */
function KindField({ kind, onChange }: { kind: DebtorDraft['kind']; onChange: (kind: DebtorDraft['kind']) => void }) {
  const words = useDebtorWords();
  const kindWords = useDebtorKindWords();
  const [mayBeEmpty] = useState(kind === '');
  return (
    <SelectField
      label={words.kind}
      pointer="/kind"
      hint={words.kindHint}
      value={kind}
      onChange={onChange}
      options={[
        ...(mayBeEmpty ? [['', words.kindByNumbers] as const] : []),
        ...DEBTOR_KINDS.map((one) => [one, kindWords(one)] as const),
      ]}
    />
  );
}
