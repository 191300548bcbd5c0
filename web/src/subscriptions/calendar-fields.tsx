import { DateField, SelectField, TextField } from '../ui/field.tsx';
import { FormPart } from './form-part.tsx';
import { useFormWords } from './form-words.ts';
import type { FormProps } from './typed-subscription.ts';

/** How often, from when, and on which days periods begin. */
export function CalendarFields({ typed, onChange }: FormProps) {
  const words = useFormWords();
  return (
    <>
      <FormPart title={words.howOften}>
        <div className="row">
          <SelectField
            label={words.every}
            pointer="/interval"
            value={typed.every}
            onChange={(every) => onChange({ every })}
            options={[
              ['month', words.month],
              ['quarter', words.quarter],
              ['halfYear', words.halfYear],
              ['year', words.year],
              ['week', words.week],
              ['months', words.otherMonths],
              ['days', words.otherDays],
            ]}
          />
          {(typed.every === 'months' || typed.every === 'days') && (
            <TextField
              label={words.count}
              pointer="/interval/count"
              inputMode="numeric"
              value={typed.count}
              onChange={(count) => onChange({ count })}
            />
          )}
        </div>
      </FormPart>
      <FormPart title={words.fromWhen}>
        <DateField
          label={words.startOn}
          pointer="/startOn"
          hint={words.startHint}
          value={typed.startOn}
          onChange={(startOn) => onChange({ startOn })}
        />
        <Alignment typed={typed} onChange={onChange} />
      </FormPart>
    </>
  );
}

function Alignment({ typed, onChange }: FormProps) {
  const words = useFormWords();
  return (
    <div className="row">
      <SelectField
        label={words.align}
        pointer="/alignment"
        value={typed.alignment}
        onChange={(alignment) => onChange({ alignment })}
        options={[
          ['anniversary', words.anniversary],
          ['anchor_day', words.anchorDay],
          ['anchor_date', words.anchorDate],
          ['calendar', words.calendar],
          ['calendar_eom', words.calendarEom],
        ]}
      />
      {typed.alignment === 'anchor_day' && (
        <TextField
          label={words.dayOfMonth}
          pointer="/alignment/day"
          inputMode="numeric"
          value={typed.anchorDay}
          onChange={(anchorDay) => onChange({ anchorDay })}
        />
      )}
      {typed.alignment === 'anchor_date' && (
        <DateField
          label={words.anchorDateIs}
          pointer="/alignment/date"
          value={typed.anchorDate}
          onChange={(anchorDate) => onChange({ anchorDate })}
        />
      )}
    </div>
  );
}
