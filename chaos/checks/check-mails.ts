import type { Evidence } from './evidence.ts';

/** A crash is noted when it begins; what it broke off may be noticed somewhat later. */
const NOTICED_WITHIN_MS = 60_000;

/**
 * Each invoice has a mail that came, the same each time, and at most once more than crashes fell into its sending window. That
 * is from its first coming to its last.
 */
export function eachMailOnce({ facts, invoices, mails, mailbox, refused }: Evidence): string[] {
  const wrong: string[] = [];
  const mailed = Map.groupBy(
    mails.filter(({ about }) => about === 'invoice'),
    ({ invoiceId }) => invoiceId,
  );
  for (const { id, number } of invoices) {
    const count = mailed.get(id)?.length ?? 0;
    if (count !== 1) wrong.push(`${count} mails are written of invoice ${number}`);
  }
  const known = new Set(mails.map(({ messageId }) => messageId));
  for (const messageId of mailbox.keys())
    if (!known.has(messageId)) wrong.push(`a mail that nobody wrote came: ${messageId}`);
  for (const { messageId, status, about } of mails) {
    const copies = mailbox.get(messageId) ?? [];
    const mail = `the mail ${messageId} (${about})`;
    if (status === 'not_needed' && copies.length === 0) continue;
    const mayFail = status === 'failed' && refused.has(messageId);
    if (status !== 'sent' && !mayFail) wrong.push(`${mail} is ${status}`);
    if (copies.length === 0 && !mayFail) wrong.push(`${mail} never came`);
    if (new Set(copies.map(({ sha256 }) => sha256)).size > 1) wrong.push(`${mail} came with different bytes`);
    const [first, last] = [copies[0], copies.at(-1)];
    if (first === undefined || last === undefined || copies.length === 1) continue;
    const crashes = facts.faults
      .filter(({ fromMs, untilMs }) => fromMs <= last.atMs && untilMs + NOTICED_WITHIN_MS >= first.atMs)
      .reduce((total, fault) => total + fault.crashes, 0);
    if (copies.length > 1 + crashes)
      wrong.push(`${mail} came ${copies.length} times, and ${crashes} crashes fell between`);
  }
  return wrong;
}
