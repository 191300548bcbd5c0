import type { MailCatcher } from '../mail-catcher.ts';
import { invoiceFaults } from './check-invoice.ts';
import { ledgerFaults } from './check-ledger.ts';
import { paymentFaults } from './check-payments.ts';
import { isCollected, type Samples } from './create-samples.ts';
import { listInvoices } from './listed-invoice.ts';
import type { Stage } from './stage.ts';

/**
 * What is not as it should be: every expected invoice, its mails, its collection and its payment there exactly once, nothing else, and the
 * subscription whose end date has come ended. Empty when all is well.
 */
export async function findFaults({
  samples,
  mail,
  stage,
}: {
  samples: Samples;
  mail: MailCatcher;
  stage: Stage;
}): Promise<string[]> {
  const { api, expected, endedSubscriptionId } = samples;
  const invoices = await listInvoices(api);
  const collected = await api.list<{ invoiceId: string }>('/v1/collections');
  const subjects = (await mail.messages()).map(({ subject }) => subject);
  const { status } = await api.get<{ status: string }>(`/v1/subscriptions/${endedSubscriptionId}`);
  const refused = stage.after === 'payment' ? expected.filter(({ fate }) => fate === 'refused').length : 0;
  return [
    ...expected.flatMap((wanted) => invoiceFaults(wanted, { invoices, collected, subjects, stage: stage.after })),
    ...count('invoices', invoices.length, expected.length),
    ...count('mails', subjects.length, expected.length + refused),
    ...count('collections', collected.length, expected.filter(isCollected).length),
    ...(status === 'ended' ? [] : [`the subscription whose end date has come is ${status}`]),
    ...(stage.after === 'payment' ? await paymentFaults({ samples, invoices, laid: stage.laid }) : []),
    ...(stage.after === 'payment' ? await ledgerFaults({ samples, on: stage.laid.bookedOn }) : []),
  ];
}

function count(name: string, found: number, wanted: number): string[] {
  return found === wanted ? [] : [`${found} ${name} instead of ${wanted}`];
}
