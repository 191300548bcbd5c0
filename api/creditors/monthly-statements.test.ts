import { beforeEach, expect, test } from '@jest/globals';
import { Creditor } from '../../db/entities/creditor.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import type { TestCreditor } from '../test-api.ts';

const CHOSEN = { recipients: 'with_open', bankDay: 3 };

const { database, api } = await openTestApi();
const today = await lastingToday();
let creditor: TestCreditor;

beforeEach(async () => {
  creditor = await api.creditor();
});

const change = (monthlyStatements: unknown, headers: Record<string, string> = {}) =>
  api.call('patch', '/v1/creditor', { key: creditor.admin, body: { monthlyStatements }, headers });
const read = () => api.call('get', '/v1/creditor', { key: creditor.admin });
const stored = () => database.orm.em.fork().findOneOrFail(Creditor, { id: creditor.creditorId as CreditorId });

test('nothing is sent each month until the creditor says so, and no more where it says no', async () => {
  expect((await read()).body.monthlyStatements).toBeNull();
  const { status, body } = await change(CHOSEN);
  expect([status, body.monthlyStatements]).toEqual([200, CHOSEN]);
  expect((await read()).body.monthlyStatements).toEqual(CHOSEN);
  expect(await stored()).toMatchObject({
    statementRecipients: 'with_open',
    statementBankDay: 3,
    statementsSince: today,
  });
  expect((await change(null)).body.monthlyStatements).toBeNull();
  expect(await stored()).toMatchObject({ statementRecipients: null, statementBankDay: null, statementsSince: null });
});

test('since when it says so stays where it says it otherwise', async () => {
  await change(CHOSEN);
  const since = civilDate('2026-01-02');
  await database.orm.em
    .fork()
    .nativeUpdate(Creditor, { id: creditor.creditorId as CreditorId }, { statementsSince: since });
  await change({ recipients: 'with_entries', bankDay: 15 });
  expect(await stored()).toMatchObject({ statementRecipients: 'with_entries', statementsSince: since });
});

test.each([
  [{ ...CHOSEN, bankDay: 0 }, '/monthlyStatements/bankDay'],
  [{ ...CHOSEN, bankDay: 16 }, '/monthlyStatements/bankDay'],
  [{ ...CHOSEN, bankDay: 1.5 }, '/monthlyStatements/bankDay'],
  [{ ...CHOSEN, recipients: 'everybody' }, '/monthlyStatements/recipients'],
  [{ recipients: 'with_open' }, '/monthlyStatements/bankDay'],
])('%j is refused at its field, and nothing is changed', async (chosen, path) => {
  const { status, body } = await change(chosen);
  expect([status, body.errors[0].path]).toEqual([422, path]);
  expect((await read()).body.monthlyStatements).toBeNull();
});

test('it is changed only where the creditor is as it was seen, and the change stands on the trail', async () => {
  const tag = (await read()).headers.get('etag') ?? '';
  expect((await change(CHOSEN, { 'if-match': tag })).status).toBe(200);
  expect((await change(null, { 'if-match': tag })).status).toBe(412);
  expect((await read()).body.monthlyStatements).toEqual(CHOSEN);
  const { data } = (await api.call('get', '/v1/audit?objectType=creditor', { key: creditor.admin })).body;
  expect(data[0].changes).toEqual([
    { field: 'statementRecipients', from: null, to: 'with_open' },
    { field: 'statementBankDay', from: null, to: 3 },
    { field: 'statementsSince', from: null, to: today },
  ]);
});
