import { beforeEach, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice, samplePayment } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let reminderId: InvoiceId;

/** A reminder of a fee of 100.00 kr., and interest of 5.00 kr. and 1.00 kr. of two invoices. */
beforeEach(async () => {
  const { orm } = database;
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(orm, { creditorId, customerNumber: '2001' });
  const reckonedTo = civilDate('2026-02-10');
  const listed = [];
  for (const interestOre of [5_00n, 1_00n]) {
    const invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
    listed.push(sampleListed(invoiceId, { openOre: 125_00n, interestOre, reckonedTo }));
  }
  reminderId = await sampleReminder(orm, { creditorId, debtorId, feeNumber: 1, feeOre: 100_00n, invoices: listed });
});

const call = (path: string, body: object) => api.call('post', path, { key: creditor.admin, body });
const waive = (charge: string, reason = 'Betalt dagen før') =>
  call(`/v1/reminders/${reminderId}/waive`, { charge, reason });
const read = async () => (await api.call('get', `/v1/reminders/${reminderId}`, { key: creditor.admin })).body;

test('a charge is taken back as a whole and once, and the others stay', async () => {
  expect((await waive('fee')).body).toMatchObject({ charged: '106.00', waived: '100.00', open: '6.00' });
  const answer = (await waive('interest')).body;
  expect(answer).toMatchObject({ waived: '106.00', open: '0.00' });
  expect(
    answer.waivers.map((one: Record<string, string>) => [one['charge'], one['amount'], one['rule'], one['note']]),
  ).toEqual([
    ['fee', '100.00', 'by_person', 'Betalt dagen før'],
    ['interest', '5.00', 'by_person', 'Betalt dagen før'],
    ['interest', '1.00', 'by_person', 'Betalt dagen før'],
  ]);
  for (const charge of ['fee', 'interest', 'compensation'])
    expect((await waive(charge)).body).toMatchObject({ status: 409, code: 'nothing_to_waive' });
  expect(await read()).toEqual(answer);
});

test('what has been paid of it becomes credit', async () => {
  const paymentId = await samplePayment(database.orm, { creditorId, amountOre: 106_00n });
  await call(`/v1/payments/${paymentId}/assign`, { allocations: [{ invoiceId: reminderId, amount: '106' }] });
  expect((await waive('fee')).body).toMatchObject({ open: '0.00', waived: '100.00' });
  const account = await api.call('get', `/v1/debtors/${debtorId}/account`, { key: creditor.admin });
  expect(account.body).toMatchObject({ credit: '100.00' });
  const { body } = await api.call('get', '/v1/ledger/journal', { key: creditor.admin });
  const texts = body.data.map(({ text }: { text: string }) => text);
  expect(texts.slice(-2)).toEqual([
    'Eftergivet rykkergebyr, rykker R1, kunde 2001',
    'Til gode efter eftergivelse på rykker R1, kunde 2001',
  ]);
});

test.each([
  ['no charge', { reason: 'x' }, '/charge', 'invalid_value'],
  ['another charge', { charge: 'vat', reason: 'x' }, '/charge', 'invalid_value'],
  ['no reason', { charge: 'fee' }, '/reason', 'required'],
])('it is refused with %s', async (_what, body, path, code) => {
  const answer = await call(`/v1/reminders/${reminderId}/waive`, body);
  expect(answer.body.errors).toMatchObject([{ path, code }]);
  expect((await read()).waivers).toEqual([]);
});

test('who took it back stands in the trail of the reminder', async () => {
  await waive('fee');
  const { body } = await api.call('get', `/v1/reminders/${reminderId}/audit`, { key: creditor.admin });
  expect(body.data).toMatchObject([{ objectType: 'reminder_waiver', action: 'created', by: { name: 'admin' } }]);
});

test('two who take it back at once take it back once', async () => {
  const statuses = (await Promise.all([waive('fee'), waive('fee'), waive('fee')])).map(({ status }) => `${status}`);
  expect(statuses.toSorted()).toEqual(['200', '409', '409']);
});
