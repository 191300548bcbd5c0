import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { NOTHING } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { useDayCountWords, useMissingRateWords } from '../reminders/code-words.ts';
import { useMay } from '../shell/session.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Day } from '../ui/day.tsx';
import { EditableSection } from '../ui/editable-section.tsx';
import { Facts } from '../ui/facts.tsx';
import { Shown } from '../ui/shown.tsx';
import { useCommonWords } from '../words/common.ts';
import { ChangeReminders } from './change-reminders.tsx';
import { useReminderSettingsWords } from './reminder-words.ts';

type Settings = components['schemas']['ReminderSettings'];

/** How the creditor reminds, or that it does not. An admin changes it in its place. */
export function ReminderSection() {
  const words = useReminderSettingsWords();
  const mayEdit = useMay('admin');
  const settings = useAnswer(['reminder-settings'], (signal) => answerOf(api.GET('/v1/reminder-settings', { signal })));
  return (
    <Shown answer={settings}>
      {(shown) => (
        <EditableSection
          title={words.title}
          text={<p className="hint">{words.text}</p>}
          mayEdit={mayEdit}
          form={(onEnd) => <ChangeReminders settings={shown} onEnd={onEnd} />}
        >
          {shown.levels.length === 0 ? <p>{words.off}</p> : <ReminderFacts settings={shown} />}
        </EditableSection>
      )}
    </Shown>
  );
}

function ReminderFacts({ settings }: { settings: Settings }) {
  const words = useReminderSettingsWords();
  const common = useCommonWords();
  const format = useFormat();
  const dayCounts = useDayCountWords();
  const missingRates = useMissingRateWords();
  const yesOrNo = (is: boolean): string => (is ? common.yes : common.no);
  const { startOn, smallest, graceBankDays, noticeDays, dayCount, missingRate } = settings;
  return (
    <>
      {settings.isPaused && (
        <p>
          <strong>{words.isPaused}.</strong> {words.pausedHint}.
        </p>
      )}
      <div className="reminder-levels">
        <Levels levels={settings.levels} />
      </div>
      <div className="wide-facts">
        <Facts
          facts={[
            startOn !== null && [words.startOn, <Day key="start" date={startOn} />],
            [words.smallest, format.kroner(smallest)],
            [words.graceBankDays, words.bankDays(graceBankDays)],
            [words.noticeDays, words.days(noticeDays)],
            [words.dayCount, dayCounts(dayCount)],
            [words.missingRate, missingRates(missingRate)],
            [words.waitsForApproval, yesOrNo(settings.waitsForApproval)],
            [words.afterBankFile, yesOrNo(settings.afterBankFile)],
          ]}
        />
      </div>
    </>
  );
}

function Levels({ levels }: { levels: Settings['levels'] }) {
  const words = useReminderSettingsWords();
  const format = useFormat();
  const asked = ({ fee, interest, compensation }: Settings['levels'][number]): string[] => [
    ...(fee === NOTHING ? [] : [`${words.fee.toLowerCase()} ${format.kroner(fee)}`]),
    ...(interest ? [words.interest.toLowerCase()] : []),
    ...(compensation ? [words.compensation.toLowerCase()] : []),
  ];
  return (
    <DataTable
      caption={words.levels}
      rows={levels.map((level, index) => ({ ...level, index }))}
      keyOf={({ index }) => index.toString()}
      columns={[
        {
          head: words.levels,
          cell: ({ index, isNotice, text }) => (
            <>
              {words.level(index + 1)}
              {isNotice && `: ${words.isNotice.toLowerCase()}`}
              {text !== null && <span className="meaning">{text}</span>}
            </>
          ),
        },
        {
          head: words.when,
          cell: ({ index, afterDays }) => (index === 0 ? words.afterDue(afterDays) : words.afterLetter(afterDays)),
        },
        {
          head: words.asksFor,
          cell: (level) => (asked(level).length === 0 ? words.nothing : asked(level).join(', ')),
        },
      ]}
    />
  );
}
