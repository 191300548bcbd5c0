import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import type { TestApi, TestCreditor } from '../../api/test-api.ts';
import type { Orm } from '../../db/orm.ts';
import { addMonths, civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor, sampleSubscription } from './sample-data.ts';
import { sampleMatch, samplePayment } from './sample-payments.ts';

/**
 * The invoices of four months of one debtor with payments, money taken back, a credit note, a loss, credit that is paid out, and money dismissed.
 * What a person does is booked today, the rest from 31 January 2026 on.
 */
export async function playLedgerStory({
  orm,
  api,
}: {
  orm: Orm;
  api: TestApi;
}): Promise<{ creditor: TestCreditor; creditorId: CreditorId; debtorId: DebtorId; invoices: InvoiceId[] }> {
  const creditor = await api.creditor();
  const post = (path: string, body: unknown) => api.call('post', path, { key: creditor.admin, body });
  const creditorId = creditor.creditorId as CreditorId;
  const debtorId = await sampleDebtor(orm, { creditorId });
  const startOn = civilDate('2026-01-31');
  const subscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId,
    startOn,
    unitPricesMicro: [133_330_000n],
  });
  const invoices: InvoiceId[] = [];
  for (let periodIndex = 0; periodIndex < 4; periodIndex += 1) {
    const billedAtMs = Date.parse(`${addMonths(startOn, periodIndex)}T03:00:00Z`);
    const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex, billedAtMs });
    if (outcome.kind !== 'issued') throw new Error(outcome.kind);
    invoices.push(outcome.invoiceId);
  }
  const [first, second, third] = invoices as [InvoiceId, InvoiceId, InvoiceId];
  const pay = async (amountOre: bigint, day: string, invoiceId: InvoiceId) => {
    const bookedOn = civilDate(day);
    const paymentId = await samplePayment(orm, { creditorId, amountOre, bookedOn });
    await sampleMatch(orm, { creditorId, paymentId, debtorId, invoiceId, amountOre, bookedOn });
  };
  await pay(10_000n, '2026-02-10', first);
  await pay(-3_000n, '2026-03-01', first);
  await pay(12_345n, '2026-03-31', second);
  const surplus = await samplePayment(orm, { creditorId, amountOre: 5_000n, bookedOn: civilDate('2026-04-01') });
  await post(`/v1/payments/${surplus}/assign`, { allocations: [{ debtorId, amount: '50.00' }] });
  await post(`/v1/debtors/${debtorId}/pay-out`, { amount: '20.00', note: 'Overført' });
  await post(`/v1/invoices/${third}/write-off`, { amount: '33.33', note: 'Forlig' });
  const dismissed = await samplePayment(orm, { creditorId, amountOre: 999n, bookedOn: civilDate('2026-04-30') });
  await post(`/v1/payments/${dismissed}/dismiss`, { reason: 'Gave' });
  const lines = [{ text: 'Godtgørelse', quantity: '1', unitPrice: '10.00', vatCode: 'standard' }];
  const credited = await post(`/v1/invoices/${second}/credit-notes`, { lines });
  if (credited.status !== 201) throw new Error(`no credit note: ${credited.body.code}`);
  return { creditor, creditorId, debtorId, invoices };
}
