import type { components } from '../api/schema.ts';
import { AmountField, CheckField, TextArea, TextField } from '../ui/field.tsx';
import { useCommonWords } from '../words/common.ts';
import { levelsOf, MOST_LEVELS, newLevel, type LevelDraft } from './reminder-draft.ts';
import { useReminderSettingsWords } from './reminder-words.ts';

/** The letters that follow upon each other, as fields; where there are none yet, the proposal is one click away. */
export function ReminderLevels({
  levels,
  proposed,
  onChange,
}: {
  levels: readonly LevelDraft[];
  proposed: readonly components['schemas']['ReminderLevel'][];
  onChange: (levels: readonly LevelDraft[]) => void;
}) {
  const words = useReminderSettingsWords();
  return (
    <>
      {levels.length === 0 && <p>{words.noLevels}</p>}
      {levels.map((level, index) => (
        <LevelFields
          key={level.key}
          level={level}
          index={index}
          onChange={(changed) => onChange(levels.map((one) => (one.key === level.key ? { ...one, ...changed } : one)))}
          onRemove={() => onChange(levels.filter(({ key }) => key !== level.key))}
        />
      ))}
      <div className="actions">
        {levels.length < MOST_LEVELS && (
          <button type="button" onClick={() => onChange([...levels, newLevel()])}>
            {words.add}
          </button>
        )}
        {levels.length === 0 && (
          <button type="button" onClick={() => onChange(levelsOf(proposed))}>
            {words.propose}
          </button>
        )}
      </div>
      {levels.length === 0 && <p className="hint">{words.proposeText}</p>}
    </>
  );
}

function LevelFields({
  level,
  index,
  onChange,
  onRemove,
}: {
  level: LevelDraft;
  index: number;
  onChange: (changed: Partial<LevelDraft>) => void;
  onRemove: () => void;
}) {
  const words = useReminderSettingsWords();
  const common = useCommonWords();
  const at = `/levels/${index}`;
  return (
    <fieldset className="form-part">
      <legend>{words.level(index + 1)}</legend>
      <div className="row">
        <TextField
          label={index === 0 ? words.afterDaysFirst : words.afterDaysNext}
          pointer={`${at}/afterDays`}
          inputMode="numeric"
          value={level.afterDays}
          onChange={(afterDays) => onChange({ afterDays })}
        />
        <AmountField
          label={words.fee}
          pointer={`${at}/fee`}
          hint={words.feeHint}
          isOptional
          value={level.fee}
          onChange={(fee) => onChange({ fee })}
        />
      </div>
      {(['interest', 'compensation', 'isNotice'] as const).map((name) => (
        <CheckField
          key={name}
          label={words[name]}
          pointer={`${at}/${name}`}
          {...(name === 'interest' ? {} : { hint: words[`${name}Hint`] })}
          isChecked={level[name]}
          onChange={(is) => onChange({ [name]: is })}
        />
      ))}
      <TextArea
        label={words.ownText}
        pointer={`${at}/text`}
        isOptional
        rows={2}
        value={level.text}
        onChange={(text) => onChange({ text })}
      />
      <div>
        <button type="button" className="plain" aria-label={words.remove(index + 1)} onClick={onRemove}>
          {common.remove}
        </button>
      </div>
    </fieldset>
  );
}
