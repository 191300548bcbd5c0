import { PickDebtor } from '../debtors/pick-debtor.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { CalendarFields } from './calendar-fields.tsx';
import { FormLines } from './form-lines.tsx';
import { FormPart } from './form-part.tsx';
import { useFormWords } from './form-words.ts';
import { RestFields } from './rest-fields.tsx';
import type { FormProps } from './typed-subscription.ts';

/** In the order in which one thinks of it: who, what, how often, from when, how it is paid; the rest folded away. */
export function SubscriptionForm({ typed, onChange }: FormProps) {
  const words = useFormWords();
  return (
    <>
      <FormPart title={words.who}>
        <Who typed={typed} onChange={onChange} />
      </FormPart>
      <FormPart title={words.what}>
        <FormLines
          lines={typed.lines}
          at="/lines"
          add={words.addLine}
          isOneNeeded
          onChange={(lines) => onChange({ lines })}
        />
      </FormPart>
      <CalendarFields typed={typed} onChange={onChange} />
      <FormPart title={words.howPaid}>
        <p className="why">{words.howPaidText}</p>
        <SelectField
          label={words.charge}
          pointer="/charge"
          value={typed.charge}
          onChange={(charge) => onChange({ charge })}
          options={[
            ['advance', words.advance],
            ['arrears', words.arrears],
          ]}
        />
      </FormPart>
      <RestFields typed={typed} onChange={onChange} />
    </>
  );
}

function Who({ typed, onChange }: FormProps) {
  const words = useFormWords();
  return (
    <>
      <SelectField
        label={words.forWhom}
        pointer="/kind"
        hint={typed.kind === 'group' ? words.groupText : ''}
        value={typed.kind}
        onChange={(kind) => onChange({ kind })}
        options={[
          ['single', words.single],
          ['group', words.group],
        ]}
      />
      {typed.kind === 'single' && (
        <PickDebtor
          label={words.debtor}
          pointer="/debtorId"
          hint={words.debtorHint}
          chosen={typed.debtor}
          onChange={(debtor) => onChange({ debtor })}
        />
      )}
      <TextField
        label={words.reference}
        pointer="/reference"
        hint={words.referenceHint}
        isOptional
        value={typed.reference}
        onChange={(reference) => onChange({ reference })}
      />
    </>
  );
}
