import { beforeEach, describe, expect, test } from '@jest/globals';
import { loadReminderSettings } from '../../db/reminders/load-reminder-settings.ts';
import { proposeReminder } from '../../db/reminders/proposals.ts';
import { bankDayOnOrAfter, isBankDay } from '../../domain/calendar/bank-days.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { storeArrears } from '../../tests/support/sample-reminder.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
const today = await lastingToday();
/** Letters go on days on which banks are open. */
const isOpen = isBankDay(today);
const FAR = bankDayOnOrAfter(civilDate('2182-01-05'));

let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;

beforeEach(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId, name: 'Prøvekunde Rykket' });
  invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId });
  const level = { afterDays: 8, fee: '100', interest: false, compensation: false, isNotice: false };
  const body = { levels: [level], startOn: '2026-01-01', waitsForApproval: true };
  await api.call('put', '/v1/reminder-settings', { key: creditor.admin, body });
});

const get = async (path: string) => (await api.call('get', path, { key: creditor.admin })).body;
const post = (path: string, body: object = {}) => api.call('post', path, { key: creditor.admin, body });
const preview = (query = '') => get(`/v1/reminders/preview?on=${FAR}${query}`);
const proposals = async (query = '') => (await get(`/v1/reminder-proposals${query}`)).data;

/** Lays the letter of a far day ready for a person. */
async function propose(of: DebtorId = debtorId): Promise<string> {
  await database.orm.em.fork().transactional(async (em) => {
    const settings = await loadReminderSettings(em, creditorId);
    if (settings === null) throw new Error('no settings');
    await proposeReminder(em, { creditorId, debtorId: of, day: FAR, settings, isBankFileMissing: false });
  });
  return (await proposals(`?debtorId=${of}`))[0].id;
}

describe('the preview of a day', () => {
  test('tells what would be sent, and why not to the others', async () => {
    const held = await sampleDebtor(database.orm, { creditorId, name: 'Prøvekunde Aftale' });
    const heldInvoiceId = await sampleInvoice(database.orm, { creditorId, debtorId: held });
    await api.call('put', `/v1/invoices/${heldInvoiceId}/reminder-hold`, {
      key: creditor.admin,
      body: { reason: 'Aftale' },
    });
    const { data } = await preview();
    expect(data).toMatchObject([
      { debtorId, isSent: true, level: 1, fee: '100.00', interest: '0.00', asked: '225.00', reasons: [] },
      {
        debtorId: held,
        isSent: false,
        level: null,
        asked: null,
        reasons: [{ code: 'held', invoiceId: heldInvoiceId }],
      },
    ]);
    expect(data[0].invoices).toMatchObject([{ invoiceId, number: '1', level: 1, isRaised: true, open: '125.00' }]);
    expect(await get('/v1/reminders')).toMatchObject({ data: [] });
    const first = await preview('&limit=1');
    expect(first.data).toEqual(data.slice(0, 1));
    expect((await preview(`&limit=1&cursor=${first.nextCursor}`)).data).toEqual(data.slice(1));
  });

  test('is of today or a later day, and of nobody where nothing is set', async () => {
    const past = await api.call('get', '/v1/reminders/preview?on=2020-01-01', { key: creditor.admin });
    expect(past.body.errors).toMatchObject([{ path: '/query/on', code: 'in_the_past' }]);
    const other = await api.creditor();
    expect((await api.call('get', '/v1/reminders/preview', { key: other.admin })).body.data).toEqual([]);
  });
});

describe('a reminder that waits for a person', () => {
  test('is sent as it is due today, once, with its mail', async () => {
    const id = await propose();
    expect(await proposals('?status=waiting')).toMatchObject([{ id, level: 1, asked: '225.00', reminderId: null }]);
    const answer = await post(`/v1/reminder-proposals/${id}/send`);
    if (!isOpen) {
      expect(answer.body).toMatchObject({ status: 409, code: 'reminder_not_due' });
      return;
    }
    expect(answer).toMatchObject({ status: 202, body: { status: 'sent', reminderId: expect.any(String) } });
    expect((await post(`/v1/reminder-proposals/${id}/send`)).body.code).toBe('proposal_not_waiting');
    expect((await get('/v1/reminders')).data).toMatchObject([
      { id: answer.body.reminderId, issuedOn: today, fee: '100.00' },
    ]);
    expect((await get(`/v1/mails?debtorId=${debtorId}`)).data[0]).toMatchObject({ kind: 'reminder' });
  });

  test('is not sent when nothing is due any more, and waits on', async () => {
    const id = await propose();
    await post(`/v1/invoices/${invoiceId}/write-off`, { note: 'Forlig' });
    const answer = await post(`/v1/reminder-proposals/${id}/send`);
    expect(answer.body).toMatchObject({ status: 409, code: 'reminder_not_due' });
    expect(await proposals('?status=waiting')).toHaveLength(1);
  });

  test('is rejected, once', async () => {
    const id = await propose();
    expect((await post(`/v1/reminder-proposals/${id}/reject`)).body).toMatchObject({ status: 'rejected' });
    expect((await post(`/v1/reminder-proposals/${id}/reject`)).body.code).toBe('proposal_not_waiting');
    expect(await get('/v1/reminders')).toMatchObject({ data: [] });
  });

  test('is decided with others, and what is refused keeps none of them back', async () => {
    const other = await sampleDebtor(database.orm, { creditorId });
    const paidInvoiceId = await sampleInvoice(database.orm, { creditorId, debtorId: other });
    const [first, second] = [await propose(), await propose(other)];
    await post(`/v1/invoices/${paidInvoiceId}/write-off`, { note: 'Forlig' });
    const sent = await post('/v1/reminder-proposals/send', { ids: [second, first] });
    const notDue = { id: second, code: 'reminder_not_due' };
    const refused = isOpen ? [notDue] : [notDue, { id: first, code: 'reminder_not_due' }];
    expect(sent).toMatchObject({ status: 202, body: { decided: isOpen ? [first] : [], refused } });
    const rejected = await post('/v1/reminder-proposals/reject', { ids: [second, creditorId] });
    expect(rejected.body).toMatchObject({ decided: [second], refused: [{ id: creditorId, code: 'not_found' }] });
  });
});

const holdBack = (body: object, of = `invoices/${invoiceId}`) =>
  api.call('put', `/v1/${of}/reminder-hold`, { key: creditor.admin, body });
const endHold = (of = `invoices/${invoiceId}`) =>
  api.call('delete', `/v1/${of}/reminder-hold`, { key: creditor.admin });

/** What the trail of something tells: of what, and what became of its fields. */
const changed = async (path: string) =>
  (await get(`${path}/audit`)).data.map(({ objectType, changes }: { objectType: string; changes: object }) => [
    objectType,
    changes,
  ]);

const to = (field: string, value: unknown) => expect.objectContaining({ field, to: value });

describe('a case for collection', () => {
  test('says when it is held back or disputed, and is not handed over while it is', async () => {
    const { debtCaseId } = await storeArrears(database.orm, { creditorId, debtorId, invoiceId });
    const read = () => get(`/v1/debt-cases/${debtCaseId}`);
    const handOver = () => post(`/v1/debt-cases/${debtCaseId}/hand-over`);
    const refused = { status: 409, code: 'debt_case_held_back' };
    expect(await read()).toMatchObject({ holdback: 'held', openHeldBack: '125.00', open: '225.00' });
    expect((await handOver()).body).toMatchObject(refused);
    await endHold();
    expect(await read()).toMatchObject({ holdback: null, openHeldBack: '0.00' });
    await holdBack({ reason: 'Bestrides', isDisputed: true }, `debtors/${debtorId}`);
    expect((await get('/v1/debt-cases')).data).toMatchObject([{ holdback: 'disputed', openHeldBack: '125.00' }]);
    expect((await handOver()).body).toMatchObject({ ...refused, detail: 'The debtor disputes it' });
    await endHold(`debtors/${debtorId}`);
    expect((await handOver()).body).toMatchObject({ status: 'handed_over' });
    await holdBack({ reason: 'Bestrides', isDisputed: true });
    expect(await read()).toMatchObject({ status: 'handed_over', holdback: 'disputed' });
  });

  test('is held back and handed over at once by two: one of them is refused, or was first', async () => {
    const { debtCaseId } = await storeArrears(database.orm, { creditorId, debtorId, invoiceId });
    await endHold();
    const [handedOver, held] = await Promise.all([
      post(`/v1/debt-cases/${debtCaseId}/hand-over`),
      holdBack({ reason: 'Bestrides', isDisputed: true }),
    ]);
    expect(held.status).toBe(200);
    expect([200, 409]).toContain(handedOver.status);
    expect(await get(`/v1/debt-cases/${debtCaseId}`)).toMatchObject({
      status: handedOver.status === 200 ? 'handed_over' : 'open',
      holdback: 'disputed',
    });
  });

  test('has a trail of its own, and so has a hold, ended or not, and a letter that waited', async () => {
    const { debtCaseId, reminderHoldId, proposalId } = await storeArrears(database.orm, {
      creditorId,
      debtorId,
      invoiceId,
    });
    await holdBack({ reason: 'Bestrides', isDisputed: true });
    await endHold();
    await post(`/v1/debt-cases/${debtCaseId}/hand-over`, { note: 'Prøve Inkasso' });
    await post(`/v1/reminder-proposals/${proposalId}/reject`);
    expect(await changed(`/v1/debt-cases/${debtCaseId}`)).toEqual([
      ['debt_case', expect.arrayContaining([to('note', 'Prøve Inkasso')])],
    ]);
    expect(await changed(`/v1/reminder-holds/${reminderHoldId}`)).toEqual([
      ['reminder_hold', expect.arrayContaining([to('endedAt', expect.any(String))])],
      ['reminder_hold', expect.arrayContaining([to('isDisputed', true)])],
    ]);
    expect(await changed(`/v1/reminder-proposals/${proposalId}`)).toEqual([
      ['reminder_proposal', expect.arrayContaining([to('state', 'rejected')])],
    ]);
    const other = await api.call('get', `/v1/debt-cases/${creditorId}/audit`, { key: creditor.admin });
    expect(other.status).toBe(404);
  });

  test('is listed with what is open of it, and handed over once', async () => {
    const { debtCaseId } = await storeArrears(database.orm, { creditorId, debtorId, invoiceId });
    await endHold();
    const open = { openInvoices: '125.00', openCharges: '100.00', open: '225.00' };
    expect((await get('/v1/debt-cases?status=open')).data).toMatchObject([{ id: debtCaseId, debtorId, ...open }]);
    const handOver = (body: object) => post(`/v1/debt-cases/${debtCaseId}/hand-over`, body);
    for (const [on, code] of [
      ['2026-02-20', 'before_start'],
      ['2182-01-01', 'in_the_future'],
    ] as const)
      expect((await handOver({ on })).body.errors).toMatchObject([{ path: '/on', code }]);
    const answer = await handOver({ on: '2026-02-23', note: 'Prøve Inkasso' });
    expect(answer.body).toMatchObject({ status: 'handed_over', handedOverOn: '2026-02-23', note: 'Prøve Inkasso' });
    expect((await handOver({})).body.code).toBe('debt_case_not_open');
    expect(await get('/v1/debt-cases?status=open')).toMatchObject({ data: [] });
    expect((await get(`/v1/debt-cases?status=handed_over&debtorId=${debtorId}`)).data).toHaveLength(1);
  });

  test('is not handed over when nothing of it is open any more, though no round has closed it yet', async () => {
    const { debtCaseId, reminderId } = await storeArrears(database.orm, { creditorId, debtorId, invoiceId });
    await post(`/v1/invoices/${invoiceId}/write-off`, { note: 'Forlig' });
    await post(`/v1/reminders/${reminderId}/waive`, { charge: 'fee', reason: 'Forlig' });
    const answer = await post(`/v1/debt-cases/${debtCaseId}/hand-over`);
    expect(answer.body).toMatchObject({ status: 409, code: 'debt_case_not_open' });
    expect((await get('/v1/debt-cases?status=open')).data).toMatchObject([{ id: debtCaseId, handedOverOn: null }]);
  });
});
