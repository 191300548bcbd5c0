import type { RunId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import { lockRun } from './lock-run.ts';

const FINISH = `
update billing_run r set finished_at = case when w.waits then null else now() end
from (select exists (select from billing_run_member where run_id = ? and status = 'waiting') waits) w
where r.id = ? and (r.finished_at is null) <> w.waits`;

/**
 * Notes whether nobody waits in a run any more. By itself, after a chunk's own transaction: of chunks that are drafted at once none sees the
 * others before it commits, and the last one to ask sees them all.
 */
export async function finishRun(em: EntityManager, runId: RunId): Promise<void> {
  await em.transactional(async (inside) => {
    await lockRun(inside, { runId, alone: false });
    await noteFinished(inside, runId);
  });
}

/** As `finishRun`, for who holds the run already. */
export async function noteFinished(em: EntityManager, runId: RunId): Promise<void> {
  await em.execute(FINISH, [runId, runId]);
}
