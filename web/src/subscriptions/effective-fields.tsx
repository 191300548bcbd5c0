import type { components } from '../api/schema.ts';
import { DateField, SelectField } from '../ui/field.tsx';
import { useLineWords } from './line-words.ts';

/** From when a change counts, as the API takes it. */
export type Effective = Pick<components['schemas']['LineChange'], 'effective' | 'on'>;

export const NEXT_PERIOD: Effective = { effective: 'next_period' };

export function EffectiveFields({ value, onChange }: { value: Effective; onChange: (value: Effective) => void }) {
  const words = useLineWords();
  return (
    <div className="row">
      <SelectField
        label={words.effective}
        pointer="/effective"
        value={value.effective}
        onChange={(effective) => onChange({ effective })}
        options={[
          ['next_period', words.nextPeriod],
          ['now', words.now],
          ['date', words.onDate],
        ]}
      />
      {value.effective === 'date' && (
        <DateField
          label={words.on}
          pointer="/on"
          value={value.on ?? ''}
          onChange={(on) => onChange(on === '' ? { effective: 'date' } : { effective: 'date', on })}
        />
      )}
    </div>
  );
}
