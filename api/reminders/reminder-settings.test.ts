import { beforeEach, describe, expect, test } from '@jest/globals';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
let creditor: TestCreditor;

beforeEach(async () => {
  creditor = await api.creditor();
});

const LEVEL = { afterDays: 14, fee: '100', interest: true, compensation: false, isNotice: false };
const SETTINGS = { levels: [{ ...LEVEL, afterDays: 8, fee: '0', interest: false }, LEVEL], startOn: '2026-01-01' };
const levels = (...changes: object[]) => ({ ...SETTINGS, levels: changes.map((change) => ({ ...LEVEL, ...change })) });

const get = async () => (await api.call('get', '/v1/reminder-settings', { key: creditor.admin })).body;
const put = (body: unknown, key = creditor.admin) => api.call('put', '/v1/reminder-settings', { key, body });

test('whoever has said nothing does not remind, and is proposed how to begin', async () => {
  const { proposedLevels, ...settings } = await get();
  expect(settings).toMatchObject({ levels: [], startOn: null, isPaused: false, noticeDays: 10 });
  const proposed = await put({ ...SETTINGS, levels: proposedLevels });
  expect(proposed).toMatchObject({ status: 200, body: { levels: proposedLevels } });
});

test('settings are set as a whole, are as they were said, and have the workflow started', async () => {
  const said = {
    ...levels({ text: 'Kære kunde' }, { isNotice: true, fee: '0.00', interest: false }),
    smallest: '75.50',
    graceBankDays: 5,
    dayCount: '30/360',
    missingRate: 'wait',
    noticeDays: 14,
    waitsForApproval: true,
    afterBankFile: true,
    isPaused: true,
  };
  const answer = await put(said);
  expect(answer.body).toMatchObject({ ...said, levels: [{ fee: '100.00', text: 'Kære kunde' }, { fee: '0.00' }] });
  expect(await get()).toEqual(answer.body);
  expect((await put({ levels: [], startOn: '2026-02-01' })).body).toMatchObject({
    levels: [],
    smallest: '50.00',
    isPaused: false,
  });
  const kinds = await database.orm.em
    .fork()
    .execute(`select kind, workflow_id "workflowId" from outbox where creditor_id = ? and kind like '%reminders'`, [
      creditor.creditorId,
    ]);
  const started = { kind: 'start_reminders', workflowId: `reminders/${creditor.creditorId}` };
  expect(kinds).toEqual([started, started]);
});

test('a change of them is in the trail of the creditor, and only an admin makes one', async () => {
  await put(SETTINGS);
  await put({ ...SETTINGS, isPaused: true });
  expect((await put(SETTINGS, creditor.readOnly)).body.code).toBe('read_only_key');
  const { body } = await api.call('get', '/v1/audit?objectType=reminder_settings', { key: creditor.admin });
  expect(body.data.map(({ action }: { action: string }) => action)).toEqual(['changed', 'created']);
});

describe('settings are refused, and nothing changes, with', () => {
  test.each([
    ['a fee of 101', levels({ fee: '101' }), '/levels/0/fee', 'fee_above_limit'],
    ['a fee of an øre too much', levels({ fee: '0' }, { fee: '100.01' }), '/levels/1/fee', 'fee_above_limit'],
    ['a fee below zero', levels({ fee: '-1' }), '/levels/0/fee', 'not_positive'],
    ['a fee nine days after the last', levels({}, { afterDays: 9 }), '/levels/1/fee', 'fee_too_soon'],
    ['a level after the notice', levels({ isNotice: true }, {}), '/levels/1/isNotice', 'level_after_notice'],
    ['a level of no days', levels({ afterDays: 0 }), '/levels/0/afterDays', 'too_small'],
    ['five levels', levels({}, {}, {}, {}, {}), '/levels', 'too_big'],
    ['a notice of nine days', { ...SETTINGS, noticeDays: 9 }, '/noticeDays', 'notice_too_short'],
    ['no first day', { levels: [] }, '/startOn', 'required'],
    ['another way of counting days', { ...SETTINGS, dayCount: 'actual/360' }, '/dayCount', 'invalid_value'],
    ['a rate above the law’s', { ...SETTINGS, interestRate: '24' }, '/interestRate', 'unknown_field'],
    ['a rate of a level', levels({ interest: '2' }), '/levels/0/interest', 'invalid_type'],
    ['what nobody knows', { ...SETTINGS, vat: true }, '/vat', 'unknown_field'],
    ['what no level has', levels({ vat: true }), '/levels/0/vat', 'unknown_field'],
  ])('%s', async (_what, body, path, code) => {
    await put(SETTINGS);
    const before = await get();
    const answer = await put(body);
    const errors = answer.body.errors.map((error: Record<string, string>) => [error['path'], error['code']]);
    expect([answer.status, errors]).toEqual([422, [[path, code]]]);
    expect(await get()).toEqual(before);
  });
});
