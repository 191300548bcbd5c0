import { openOrm } from '../../../db/orm.ts';
import type { ApiClient } from '../../../dev/demo/api-client.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../../domain/identifiers/ids.ts';
import { storeArrears } from '../../../tests/support/sample-reminder.ts';
import type { Stage } from './stage.ts';

/** All that is written about what is asked for again, as `of` answers each. Answers the id of the reminder. */
export async function storeReminders(
  { living, api, of }: Pick<Stage, 'living'> & { api: ApiClient; of: (text: string) => string },
  ids: { creditorId: string; debtorId: string; invoiceId: string },
): Promise<string> {
  const { debtorId, invoiceId } = ids;
  const orm = await openOrm({ databaseUrl: living.stack.databaseUrl, poolMax: 1 });
  const { reminderId, debtCaseId } = await storeArrears(orm, {
    creditorId: ids.creditorId as CreditorId,
    debtorId: debtorId as DebtorId,
    invoiceId: invoiceId as InvoiceId,
  });
  // Nothing that is held back is handed over.
  await orm.em.fork().execute('update reminder_hold set ended_at = now() where invoice_id = ?', [invoiceId]);
  await orm.close();
  await api.post(`/v1/debt-cases/${debtCaseId}/hand-over`, { note: of('handOverDebtCase /note') });
  await api.put(`/v1/debtors/${debtorId}/reminder-hold`, { reason: of('holdDebtor /reason') });
  await api.put(`/v1/invoices/${invoiceId}/reminder-hold`, { reason: of('holdBackInvoice /reason') });
  await api.post(`/v1/reminders/${reminderId}/write-off`, { amount: '1.00', note: of('writeOffReminder /note') });
  await api.post(`/v1/reminders/${reminderId}/waive`, { charge: 'fee', reason: of('waiveReminderCharge /reason') });
  const level = { afterDays: 8, fee: '0', interest: false, compensation: false, isNotice: false };
  const levels = [{ ...level, text: of('putReminderSettings /levels/0/text') }];
  await api.put('/v1/reminder-settings', { levels, startOn: '2100-01-01', isPaused: true });
  return reminderId;
}
