import type { RunId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** Holds a run until the transaction ends: `alone`, or together with others who draft its members. Locks are given in turn. */
export async function lockRun(em: EntityManager, { runId, alone }: { runId: RunId; alone: boolean }): Promise<void> {
  await em.execute('select lock_billing_run(?, ?)', [runId, alone]);
}
