import { deliverMessage } from '../api/outbox/deliver-message.ts';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import type { BenchStack } from './bench-stack.ts';
import { insertDueSubscriptions } from './insert-due-subscriptions.ts';
import { runRound, type Round } from './run-round.ts';

const COUNT_BILLED = `
select count(*)::int billed from invoice_mail m join collection c using (invoice_id)
where m.creditor_id = ? and m.status = 'sent'`;

/** So many subscriptions due at once, billed in full. Their facts are written before the clock starts. */
export async function runBillingRound(
  stack: BenchStack,
  {
    creditorId,
    timeZone,
    startOn,
    firstNumber,
    count,
  }: { creditorId: CreditorId; timeZone: string; startOn: CivilDate; firstNumber: number; count: number },
): Promise<Round> {
  const { orm, client } = stack;
  const subscriptionIds = await insertDueSubscriptions(orm, { creditorId, firstNumber, count, startOn });
  await orm.em.fork().execute('analyze');
  const payload = { timeZone, startOn, intervalUnit: 'month', intervalCount: 1, endOn: null };
  const countBilled = async () => {
    const [row] = await orm.em.fork().execute<{ billed: number }[]>(COUNT_BILLED, [creditorId]);
    return row?.billed ?? 0;
  };
  const billedBefore = await countBilled();
  return runRound(stack, {
    worker: 'billingWorker',
    items: subscriptionIds,
    // As the API starts them.
    start: (id) =>
      deliverMessage(client, {
        id,
        creditorId,
        workflowId: subscriptionWorkflowId(id),
        kind: 'start_subscription',
        payload,
        attempts: 1,
      }),
    countDone: async () => (await countBilled()) - billedBefore,
  });
}
