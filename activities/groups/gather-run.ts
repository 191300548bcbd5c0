import { BillingRun } from '../../db/entities/billing-run.ts';
import { noteFinished } from '../../db/groups/finish-run.ts';
import { gatherRunMembers } from '../../db/groups/gather-run-members.ts';
import { lockRun } from '../../db/groups/lock-run.ts';
import type { RunId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface GatherRunInput {
  readonly runId: RunId;
  /** Whether memberships are read again, and who needed attention is tried again. */
  readonly again: boolean;
}

export interface GatherRunOutcome {
  readonly stopped: boolean;
  /** The chunks in which somebody waits, rising. */
  readonly chunks: readonly number[];
}

/** Answers what there is to bill in a run; while it is stopped, nothing is changed in it. */
export function createGatherRun({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function gatherRun({ runId, again }: GatherRunInput): Promise<GatherRunOutcome> {
    return orm.em.fork().transactional(
      async (em) => {
        await lockRun(em, { runId, alone: true });
        const run = await em.findOneOrFail(BillingRun, { id: runId });
        const { subscriptionId, periodFrom, periodTo, stoppedAt } = run;
        if (again && stoppedAt === null) {
          const runs = [{ id: runId, period: { from: periodFrom, to: periodTo } }];
          await gatherRunMembers(em, { subscriptionId, runs });
        }
        await noteFinished(em, runId);
        const rows = await em.execute<{ chunk: number }[]>(
          `select distinct chunk from billing_run_member where run_id = ? and status = 'waiting' order by chunk`,
          [runId],
        );
        return { stopped: stoppedAt !== null, chunks: rows.map(({ chunk }) => chunk) };
      },
      { clear: true },
    );
  };
}
