import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchStack } from './bench-stack.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { creditorKey } from '../workflows/search-attributes.ts';
import { inParallel } from './in-parallel.ts';

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

/** A mail's own fields stand at its beginning. */
const HEADER_BYTES = 4096;
const FILES_AT_ONCE = 16;

/**
 * Checks that each of the creditors' subscriptions has been billed exactly once: one invoice, one PDF, one mail sent at the first try and
 * received, one collection; and that its workflow runs on. No other mail was received. @throws Error that says what is not so.
 */
export async function checkBilledOnce(
  { orm, client, mailFolder }: Pick<BenchStack, 'orm' | 'client' | 'mailFolder'>,
  creditors: readonly { readonly creditorId: CreditorId; readonly expected: number }[],
): Promise<void> {
  const wrong: Record<string, unknown>[] = [];
  const hold = (found: Readonly<Record<string, number>>, expected: number): void => {
    for (const [what, count] of Object.entries(found)) if (count !== expected) wrong.push({ [what]: count, expected });
  };
  for (const { creditorId, expected } of creditors) {
    const [counts] = await orm.em.fork().execute<Record<string, number>[]>(COUNT, [creditorId]);
    hold({ ...counts, runningWorkflows: await countRunning(client, { creditorId, expected }) }, expected);
  }
  const messageIds = await receivedMessageIds(mailFolder);
  const all = creditors.reduce((total, { expected }) => total + expected, 0);
  hold({ mailsReceived: messageIds.length, differentMailsReceived: new Set(messageIds).size }, all);
  if (wrong.length > 0) throw new Error(`not billed exactly once: ${JSON.stringify(wrong)}`);
}

async function countRunning(
  client: BenchStack['client'],
  { creditorId, expected }: { creditorId: CreditorId; expected: number },
): Promise<number> {
  const query = `WorkflowType = 'subscription' and ExecutionStatus = 'Running' and ${creditorKey.name} = '${creditorId}'`;
  for (let waitedMs = 0; ; waitedMs += COUNT_POLL_MS) {
    const { count } = await client.workflow.count(query);
    if (count === expected || waitedMs >= COUNT_LIMIT_MS) return count;
    await sleep(COUNT_POLL_MS);
  }
}

/** Of every mail that the mail server took; thousands are not parsed for it. */
async function receivedMessageIds(mailFolder: string): Promise<string[]> {
  const files = (await readdir(mailFolder)).filter((file) => file.endsWith('.eml'));
  const found: string[] = [];
  await inParallel(files, {
    atOnce: FILES_AT_ONCE,
    async work(file) {
      const handle = await open(join(mailFolder, file));
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
        const [, id] = /^Message-ID:\s*(<[^>]+>)/im.exec(buffer.toString('latin1', 0, bytesRead)) ?? [];
        found.push(id ?? `none in ${file}`);
      } finally {
        await handle.close();
      }
    },
  });
  return found;
}
