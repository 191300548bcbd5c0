import { SelectField, TextField } from '../ui/field.tsx';
import { useFormWords } from './form-words.ts';
import type { TypedTerms } from './typed-terms.ts';

/** When an invoice is due. */
export function PaymentTermsFields({ terms, onChange }: { terms: TypedTerms; onChange: (terms: TypedTerms) => void }) {
  const words = useFormWords();
  return (
    <div className="row">
      <SelectField
        label={words.paymentTerms}
        pointer="/paymentTerms/kind"
        value={terms.kind}
        onChange={(kind) => onChange({ ...terms, kind })}
        options={[
          ['net_days', words.netDays],
          ['current_month', words.currentMonth],
          ['fixed_day', words.fixedDay],
        ]}
      />
      <TextField
        label={terms.kind === 'fixed_day' ? words.dayOfMonth : words.days}
        pointer={terms.kind === 'fixed_day' ? '/paymentTerms/day' : '/paymentTerms/days'}
        inputMode="numeric"
        value={terms.number}
        onChange={(number) => onChange({ ...terms, number })}
      />
    </div>
  );
}
