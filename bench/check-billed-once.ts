import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchStack } from './bench-stack.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';

const COUNT = `
select count(*)::int subscriptions,
  count(*) filter (where s.next_period_index = 1 and s.next_period_from > current_date and s.status = 'active')::int "nothingMoreDue",
  count(*) filter (where i.invoices = 1)::int "invoicedOnce", count(*) filter (where i.mails = 1)::int "mailedOnce",
  count(*) filter (where i.collections = 1)::int "collectedOnce", sum(i.pdfs)::int pdfs
from subscription s cross join lateral (
  select count(*) invoices, count(p.invoice_id) pdfs, count(c.id) collections,
    count(m.invoice_id) filter (where m.status = 'sent' and m.attempts = 1) mails
  from invoice i left join invoice_mail m on m.invoice_id = i.id left join collection c on c.invoice_id = i.id
    left join invoice_pdf p on p.invoice_id = i.id
  where i.subscription_id = s.id) i
where s.creditor_id = ?`;

/** The server counts its lists a little late. */
const COUNT_LIMIT_MS = 10_000;
const COUNT_POLL_MS = 200;

/**
 * Checks that each of the creditor's subscriptions has been billed exactly once: one invoice, one PDF, one mail sent at the first try and
 * received, one collection; and that its workflow sleeps until the next period. @throws Error that says what is not so.
 */
export async function checkBilledOnce(
  { orm, client, mails }: BenchStack,
  { creditorId, expected }: { creditorId: CreditorId; expected: number },
): Promise<void> {
  const [counts] = await orm.em.fork().execute<Record<string, number>[]>(COUNT, [creditorId]);
  const messageIds = (await mails.messages()).map(({ messageId }) => messageId);
  const found: Record<string, number> = {
    ...counts,
    mailsReceived: messageIds.length,
    differentMailsReceived: new Set(messageIds).size,
    sleepingWorkflows: await countSleeping(client, { expected }),
  };
  const wrong = Object.entries(found).filter(([, count]) => count !== expected);
  if (counts === undefined || wrong.length > 0) {
    throw new Error(`not billed exactly once, ${expected} expected: ${JSON.stringify(Object.fromEntries(wrong))}`);
  }
}

async function countSleeping(client: BenchStack['client'], { expected }: { expected: number }): Promise<number> {
  const now = new Date().toISOString();
  const query = `WorkflowType = 'subscription' and ExecutionStatus = 'Running' and TerminState = 'waiting' and TerminNextBilling > '${now}'`;
  for (let waitedMs = 0; ; waitedMs += COUNT_POLL_MS) {
    const { count } = await client.workflow.count(query);
    if (count === expected || waitedMs >= COUNT_LIMIT_MS) return count;
    await sleep(COUNT_POLL_MS);
  }
}
