import type { EntityManager } from '../orm.ts';
import type { QueuedMailKind } from '../words/mails.ts';
import { NOT_HELD } from './not-held.ts';

/** A mail that is to be tried now. */
export interface TakenMail {
  readonly id: string;
  readonly kind: QueuedMailKind;
  /** That came before this one. */
  readonly tries: number;
  readonly giveUpAtMs: number | null;
}

/** As long as a call of the post office has a mail to itself, should it never be heard of again. Longer than any try takes. */
const TAKEN_FOR_MS = 15 * 60_000;

// The creditors are found one by one in the index, and of each only the first few: a queue of a hundred thousand is not read for a hundred.
const TAKE = `
with recursive creditors as (
  (select creditor_id from mail_queue order by creditor_id limit 1)
  union all
  select (select q.creditor_id from mail_queue q where q.creditor_id > c.creditor_id order by q.creditor_id limit 1)
  from creditors c where c.creditor_id is not null
), chosen as (
  select m.id, row_number() over (partition by c.creditor_id order by m.next_try_at, m.id) turn, m.next_try_at due
  from creditors c cross join lateral (
    select q.id, q.next_try_at from mail_queue q
    where q.creditor_id = c.creditor_id and q.next_try_at <= to_timestamp(?) and ${NOT_HELD}
      and q.id <> all(array(select jsonb_array_elements_text(?::jsonb)::uuid))
    order by q.next_try_at, q.id limit ?) m
  order by turn, due, m.id limit ?
)
update mail_queue q set call_id = ?, taken_at = now(), next_try_at = to_timestamp(?)
from chosen c where c.id = q.id and q.next_try_at <= to_timestamp(?)
returning q.id, q.kind, q.tries, extract(epoch from q.give_up_at)::float8 * 1000 "giveUpAtMs", c.turn::int`;

/**
 * Takes mails that are due, for one call of the post office: each creditor has a turn before any has its second, so that one with a hundred
 * thousand mails does not starve one with three.
 * @param inHand ids that the call has not done with yet.
 */
export async function takeMails(
  em: EntityManager,
  { callId, nowMs, inHand, limit }: { callId: string; nowMs: number; inHand: readonly string[]; limit: number },
): Promise<TakenMail[]> {
  const [now, until] = [nowMs / 1000, (nowMs + TAKEN_FOR_MS) / 1000];
  const rows = await em.execute<(TakenMail & { readonly turn: number })[]>(TAKE, [
    now,
    JSON.stringify(inHand),
    limit,
    limit,
    callId,
    until,
    now,
  ]);
  return rows
    .toSorted((one, other) => one.turn - other.turn)
    .map(({ id, kind, tries, giveUpAtMs }) => ({ id, kind, tries, giveUpAtMs }));
}

/** What became of mails that a call has tried. */
export interface TriedMails {
  /** Nothing is left to do for them. */
  readonly done: readonly string[];
  readonly later: readonly {
    readonly id: string;
    readonly tries: number;
    readonly nextTryAtMs: number;
    readonly giveUpAtMs: number;
  }[];
}

const SETTLE = `
with gone as (
  delete from mail_queue where call_id = ? and id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
)
update mail_queue q set call_id = null, tries = l.tries, next_try_at = to_timestamp(l."nextTryAtMs" / 1000),
  give_up_at = to_timestamp(l."giveUpAtMs" / 1000)
from jsonb_to_recordset(?::jsonb) as l (id uuid, tries int, "nextTryAtMs" float8, "giveUpAtMs" float8)
where q.id = l.id and q.call_id = ?`;

/** Stores what became of mails. One that a person has asked for anew meanwhile stays as that left it. */
export async function settleMails(
  em: EntityManager,
  { callId, done, later }: TriedMails & { callId: string },
): Promise<void> {
  if (done.length === 0 && later.length === 0) return;
  await em.execute(SETTLE, [callId, JSON.stringify(done), JSON.stringify(later), callId]);
}

/** Gives back what a call has taken and not tried, be it because its worker was lost. */
export async function releaseMails(em: EntityManager, callId: string): Promise<void> {
  await em.execute('update mail_queue set call_id = null, next_try_at = default where call_id = ?', [callId]);
}
