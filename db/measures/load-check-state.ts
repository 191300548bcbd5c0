import type { EntityManager } from '../orm.ts';

/** The open findings of one code of all self-checks, and when a creditor was looked through last. */
export interface CheckState {
  readonly open: readonly { readonly code: string; readonly count: number }[];
  /** For how long the creditor that has waited longest has not been looked through, seconds; null where there is none. */
  readonly longestUncheckedSeconds: number | null;
}

const OPEN = `
select f.code, count(*)::int count
from creditor c cross join lateral (select code from self_check_finding where creditor_id = c.id and status = 'open') f
group by f.code order by f.code`;

const UNCHECKED = `
select max(extract(epoch from now() - coalesce(
  (select max(s.finished_at) from self_check s where s.creditor_id = c.id and s.finished_at is not null), c.created_at)))::float8 seconds
from creditor c`;

export async function loadCheckState(em: EntityManager): Promise<CheckState> {
  const open = await em.execute<{ code: string; count: number }[]>(OPEN);
  const [unchecked] = await em.execute<{ seconds: number | null }[]>(UNCHECKED);
  return { open, longestUncheckedSeconds: unchecked?.seconds ?? null };
}
