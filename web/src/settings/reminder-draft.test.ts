import { expect, test } from '@jest/globals';
import { reminderBodyOf, reminderDraftOf } from './reminder-draft.ts';

const LEVEL = { afterDays: 8, fee: '0.00', interest: false, compensation: false, isNotice: false, text: null };
const SETTINGS = {
  levels: [LEVEL, { ...LEVEL, afterDays: 14, fee: '100.00', interest: true, text: 'Betal nu.' }],
  startOn: '2026-01-01',
  smallest: '50.00',
  graceBankDays: 3,
  noticeDays: 10,
  dayCount: 'actual/365',
  missingRate: 'wait',
  waitsForApproval: true,
  afterBankFile: false,
  isPaused: false,
  proposedLevels: [],
} as const;
const copy = () => ({ ...SETTINGS, levels: [...SETTINGS.levels], proposedLevels: [] });

test('settings that are shown and not changed are sent as they were', () => {
  const { proposedLevels: _proposed, ...said } = copy();
  expect(reminderBodyOf(reminderDraftOf(copy(), '2026-12-01'))).toEqual(said);
});

test('who begins is proposed the day of today, and a text of several lines becomes one', () => {
  const draft = reminderDraftOf({ ...copy(), startOn: null }, '2026-12-01');
  expect(draft.startOn).toBe('2026-12-01');
  const [first, ...rest] = draft.levels;
  const levels = first === undefined ? rest : [{ ...first, text: ' Kære kunde\n\nBetal nu. ' }];
  expect(reminderBodyOf({ ...draft, levels }).levels[0]?.text).toBe('Kære kunde Betal nu.');
});

test('what is no whole number is sent as none, so that the API refuses it at its field', () => {
  const draft = reminderDraftOf(copy(), '2026-12-01');
  expect(JSON.parse(JSON.stringify(reminderBodyOf({ ...draft, graceBankDays: 'tre' })))).toMatchObject({
    graceBankDays: null,
  });
});
