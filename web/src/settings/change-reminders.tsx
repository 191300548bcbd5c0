import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { todayIso } from '../format/dates.ts';
import { useDayCountWords, useMissingRateWords } from '../reminders/code-words.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { AmountField, CheckField, DateField, SelectField, TextField } from '../ui/field.tsx';
import { useCommonWords } from '../words/common.ts';
import { reminderBodyOf, reminderDraftOf, type ReminderDraft } from './reminder-draft.ts';
import { ReminderLevels } from './reminder-levels.tsx';
import { useReminderSettingsWords } from './reminder-words.ts';

type Settings = components['schemas']['ReminderSettings'];

const DAY_COUNTS = ['actual/365', '30/360'] as const satisfies readonly Settings['dayCount'][];
const MISSING_RATES = ['without_interest', 'wait'] as const satisfies readonly Settings['missingRate'][];

export function ChangeReminders({ settings, onEnd }: { settings: Settings; onEnd: () => void }) {
  const common = useCommonWords();
  const [draft, setDraft] = useState(() => reminderDraftOf(settings, todayIso()));
  const change = (changed: Partial<ReminderDraft>): void => setDraft({ ...draft, ...changed });
  return (
    <ActionForm
      of={settings}
      button={common.save}
      send={(_key, still) =>
        answerOf(api.PUT('/v1/reminder-settings', { params: { header: still }, body: reminderBodyOf(draft) }))
      }
      onDone={onEnd}
      onCancel={onEnd}
    >
      <ReminderLevels
        levels={draft.levels}
        proposed={settings.proposedLevels}
        onChange={(levels) => change({ levels })}
      />
      <ReminderRules draft={draft} onChange={change} />
    </ActionForm>
  );
}

function ReminderRules({
  draft,
  onChange,
}: {
  draft: ReminderDraft;
  onChange: (changed: Partial<ReminderDraft>) => void;
}) {
  const words = useReminderSettingsWords();
  const dayCounts = useDayCountWords();
  const missingRates = useMissingRateWords();
  return (
    <>
      <div className="row">
        <DateField
          label={words.startOn}
          pointer="/startOn"
          hint={words.startOnHint}
          value={draft.startOn}
          onChange={(startOn) => onChange({ startOn })}
        />
        <AmountField
          label={words.smallest}
          pointer="/smallest"
          hint={words.smallestHint}
          isOptional
          value={draft.smallest}
          onChange={(smallest) => onChange({ smallest })}
        />
      </div>
      <div className="row">
        {(['graceBankDays', 'noticeDays'] as const).map((name) => (
          <TextField
            key={name}
            label={words[name]}
            pointer={`/${name}`}
            hint={words[`${name}Hint`]}
            inputMode="numeric"
            value={draft[name]}
            onChange={(typed) => onChange({ [name]: typed })}
          />
        ))}
      </div>
      <SelectField
        label={words.dayCount}
        pointer="/dayCount"
        value={draft.dayCount}
        onChange={(dayCount) => onChange({ dayCount })}
        options={DAY_COUNTS.map((one) => [one, dayCounts(one)] as const)}
      />
      <SelectField
        label={words.missingRate}
        pointer="/missingRate"
        value={draft.missingRate}
        onChange={(missingRate) => onChange({ missingRate })}
        options={MISSING_RATES.map((one) => [one, missingRates(one)] as const)}
      />
      {(['waitsForApproval', 'afterBankFile', 'isPaused'] as const).map((name) => (
        <CheckField
          key={name}
          label={words[name]}
          pointer={`/${name}`}
          {...(name === 'isPaused' ? { hint: words.pausedHint } : {})}
          isChecked={draft[name]}
          onChange={(is) => onChange({ [name]: is })}
        />
      ))}
    </>
  );
}
