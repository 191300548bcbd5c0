import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** Published at once, in some hundredths of a second: more than a reader asks for. */
const MOST_AT_ONCE = 2000;

const LOOK = `
select coalesce((select last_position from event_series where creditor_id = ?), 0)::text "lastPosition",
  exists (select from event where creditor_id = ? and position is null) "more"`;

const HOLD = `
insert into event_series (creditor_id, last_position) values (?, 0)
on conflict (creditor_id) do update set last_position = event_series.last_position`;

const PUBLISH = `
with waiting as materialized (
  select id, row_number() over (order by sequence) place from (
    select id, sequence from event where creditor_id = ? and position is null order by sequence limit ?) first
), published as (
  update event e set position = s.last_position + w.place
  from waiting w, event_series s where e.id = w.id and s.creditor_id = e.creditor_id
)
update event_series set last_position = last_position + (select count(*) from waiting) where creditor_id = ?
returning last_position "lastPosition", (select count(*)::int from waiting) published`;

export interface Published {
  readonly lastPosition: bigint;
  /** Whether there may be more to publish. */
  readonly more: boolean;
}

/**
 * Gives positions to the creditor's events that are committed and have none, in the order in which they were written. Everybody who reads events
 * does this first, and reads by position: what commits later comes after all that was read, and what happens to one object stays in its order,
 * since its row was locked.
 *
 * One at a time for each creditor, which the series' row holds until the transaction ends. Sees what is committed when it has the lock: must not
 * run in a transaction that reads all at one moment.
 */
export async function publishEvents(em: EntityManager, creditorId: CreditorId): Promise<Published> {
  const [found] = await em.execute<{ lastPosition: string; more: boolean }[]>(LOOK, [creditorId, creditorId]);
  if (found?.more === false) return { lastPosition: BigInt(found.lastPosition), more: false };
  return em.transactional(async (inside) => {
    await inside.execute(HOLD, [creditorId]);
    const [row] = await inside.execute<{ lastPosition: string; published: number }[]>(PUBLISH, [
      creditorId,
      MOST_AT_ONCE,
      creditorId,
    ]);
    if (row === undefined) throw new Error(`creditor ${creditorId} has no series of events`);
    return { lastPosition: BigInt(row.lastPosition), more: row.published === MOST_AT_ONCE };
  });
}
