import { CheckField, DateField, SelectField, TextField } from '../ui/field.tsx';
import { Folded } from '../ui/folded.tsx';
import { FormLines } from './form-lines.tsx';
import { useFormWords } from './form-words.ts';
import { PaymentTermsFields } from './payment-terms-fields.tsx';
import type { FormProps } from './typed-subscription.ts';

/** What most subscriptions go by the defaults of. */
export function RestFields({ typed, onChange }: FormProps) {
  const words = useFormWords();
  return (
    <>
      <Folded isPart title={words.more} says={words.moreSays}>
        <CheckField
          label={words.ownTerms}
          isChecked={typed.paymentTerms !== null}
          onChange={(isOwn) => onChange({ paymentTerms: isOwn ? { kind: 'net_days', number: '14' } : null })}
        />
        {typed.paymentTerms !== null && (
          <PaymentTermsFields terms={typed.paymentTerms} onChange={(paymentTerms) => onChange({ paymentTerms })} />
        )}
        <DateField
          label={words.endOn}
          pointer="/endOn"
          hint={words.endOnHint}
          isOptional
          value={typed.endOn}
          onChange={(endOn) => onChange({ endOn })}
        />
        <Partials typed={typed} onChange={onChange} />
        {typed.charge === 'advance' && (
          <TextField
            label={words.leadDays}
            pointer="/leadDays"
            hint={words.leadDaysHint}
            inputMode="numeric"
            value={typed.leadDays}
            onChange={(leadDays) => onChange({ leadDays })}
          />
        )}
        {typed.kind === 'single' && (
          <TextField
            label={words.draftWindow}
            pointer="/draftWindowDays"
            hint={words.draftWindowHint}
            inputMode="numeric"
            value={typed.draftWindowDays}
            onChange={(draftWindowDays) => onChange({ draftWindowDays })}
          />
        )}
      </Folded>
      {typed.kind === 'single' && (
        <Folded isPart title={words.oneOff} says={words.oneOffSays}>
          <FormLines
            lines={typed.oneOffLines}
            at="/oneOffLines"
            add={words.addOneOff}
            isOneOff
            onChange={(oneOffLines) => onChange({ oneOffLines })}
          />
        </Folded>
      )}
    </>
  );
}

function Partials({ typed, onChange }: FormProps) {
  const words = useFormWords();
  const options = [
    ['proportional', words.proportional],
    ['full', words.full],
    ['free', words.free],
  ] as const;
  return (
    <div className="row">
      <SelectField
        label={words.firstPartial}
        pointer="/firstPartial"
        value={typed.firstPartial}
        onChange={(firstPartial) => onChange({ firstPartial })}
        options={options}
      />
      <SelectField
        label={words.lastPartial}
        pointer="/lastPartial"
        value={typed.lastPartial}
        onChange={(lastPartial) => onChange({ lastPartial })}
        options={options}
      />
    </div>
  );
}
