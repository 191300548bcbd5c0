import type { EntityManager } from '../orm.ts';
import type { QueuedMailKind } from '../words/mails.ts';
import { NOT_HELD } from './not-held.ts';

/** What waits at the post office. */
export interface MailQueue {
  /** Mails, those of stopped runs among them. */
  readonly waiting: number;
  /** When the next is to be tried, epoch ms; not before now. Null where none is. */
  readonly nextTryAtMs: number | null;
}

const READ = `
select count(*)::int waiting,
  ceil(extract(epoch from min(greatest(q.next_try_at, to_timestamp(?))) filter (where ${NOT_HELD})) * 1000)::float8 "nextTryAtMs"
from mail_queue q`;

export async function readMailQueue(em: EntityManager, nowMs: number): Promise<MailQueue> {
  const [row] = await em.execute<MailQueue[]>(READ, [nowMs / 1000]);
  if (row === undefined) throw new Error('a count has no row');
  return row;
}

/** By the database's clock: for so long a mail that is due lies while the post office works and nothing is amiss. SQL. */
const A_MOMENT = `'30 seconds'::interval`;

const LIES_THERE = `
select from mail_queue q
where q.next_try_at < now() - ${A_MOMENT} and q.created_at < now() - ${A_MOMENT} and ${NOT_HELD} limit 1`;

/** Whether a mail lies there that should have been tried: nobody may have told the post office of it. */
export async function liesMailUntried(em: EntityManager): Promise<boolean> {
  return (await em.execute<unknown[]>(LIES_THERE)).length > 0;
}

/** Lets the week begin, in which they are tried, of all mails that wait for a mail server which is away; epoch ms. */
export async function giveUpAfter(em: EntityManager, giveUpAtMs: number): Promise<void> {
  await em.execute(`update mail_queue q set give_up_at = to_timestamp(?) where q.give_up_at is null and ${NOT_HELD}`, [
    giveUpAtMs / 1000,
  ]);
}

/** Takes, for a call, mails whose week is over. */
export async function takeOverdueMails(
  em: EntityManager,
  { callId, nowMs, limit }: { callId: string; nowMs: number; limit: number },
): Promise<{ readonly id: string; readonly kind: QueuedMailKind }[]> {
  return em.execute(
    `update mail_queue set call_id = ?, taken_at = now() where id in (
       select q.id from mail_queue q where q.give_up_at <= to_timestamp(?) and ${NOT_HELD} limit ?)
     returning id, kind`,
    [callId, nowMs / 1000, limit],
  );
}
