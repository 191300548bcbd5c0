import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { wholeNumberOf } from './creditor-draft.ts';

type Schemas = components['schemas'];
type Settings = Schemas['ReminderSettings'];

/** A level as it is typed. */
export interface LevelDraft {
  readonly key: string;
  readonly afterDays: string;
  /** Empty for none. */
  readonly fee: string;
  readonly interest: boolean;
  readonly compensation: boolean;
  readonly isNotice: boolean;
  readonly text: string;
}

/** How a creditor reminds, as it is typed. */
export interface ReminderDraft {
  readonly levels: readonly LevelDraft[];
  readonly startOn: string;
  readonly smallest: string;
  readonly graceBankDays: string;
  readonly noticeDays: string;
  readonly dayCount: Settings['dayCount'];
  readonly missingRate: Settings['missingRate'];
  readonly waitsForApproval: boolean;
  readonly afterBankFile: boolean;
  readonly isPaused: boolean;
}

export const MOST_LEVELS = 4;

const levelDraftOf = ({ afterDays, fee, text, ...flags }: Schemas['ReminderLevel']): LevelDraft => ({
  ...flags,
  key: crypto.randomUUID(),
  afterDays: afterDays.toString(),
  fee: fee === NOTHING ? '' : fee,
  text: text ?? '',
});

export const levelsOf = (levels: readonly Schemas['ReminderLevel'][]): LevelDraft[] => levels.map(levelDraftOf);

/** One more: two weeks after the one before, without any charge. */
export const newLevel = (): LevelDraft => ({
  key: crypto.randomUUID(),
  afterDays: '14',
  fee: '',
  interest: false,
  compensation: false,
  isNotice: false,
  text: '',
});

export const reminderDraftOf = (
  { levels, proposedLevels: _proposed, ...settings }: Settings,
  today: string,
): ReminderDraft => ({
  ...settings,
  levels: levelsOf(levels),
  startOn: settings.startOn ?? today,
  graceBankDays: settings.graceBankDays.toString(),
  noticeDays: settings.noticeDays.toString(),
});

/** As the API takes it; a text is one line there. What is wrong it refuses at its field. */
export const reminderBodyOf = ({ levels, ...draft }: ReminderDraft): Schemas['ReminderSettingsInput'] => ({
  ...draft,
  smallest: draft.smallest === '' ? NOTHING : draft.smallest,
  graceBankDays: wholeNumberOf(draft.graceBankDays),
  noticeDays: wholeNumberOf(draft.noticeDays),
  levels: levels.map(({ key: _key, afterDays, fee, text, ...flags }) => ({
    ...flags,
    afterDays: wholeNumberOf(afterDays),
    fee: fee === '' ? NOTHING : fee,
    text: text.trim() === '' ? null : text.trim().replaceAll(/\s+/g, ' '),
  })),
});
