import { expect, test } from '@jest/globals';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';

const { database, api } = await openTestApi();

test('a reminder on paper has its PDF at once', async () => {
  const { orm } = database;
  const { admin: key, creditorId: id } = await api.creditor();
  const creditorId = id as CreditorId;
  const debtorId = await sampleDebtor(orm, { creditorId, delivery: 'paper' });
  const invoiceId = await sampleInvoice(orm, { creditorId, debtorId });
  const reminderId = await sampleReminder(orm, {
    creditorId,
    debtorId,
    email: null,
    invoices: [sampleListed(invoiceId)],
  });
  const { body } = await api.call('get', `/v1/reminders/${reminderId}`, { key });
  expect(body).toMatchObject({ mail: null, pdfReady: true });
  const pdf = await api.call('get', `/v1/reminders/${reminderId}/pdf`, { key });
  expect([pdf.status, pdf.body.startsWith('%PDF-')]).toEqual([200, true]);
});
