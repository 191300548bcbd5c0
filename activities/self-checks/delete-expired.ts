import { deleteExpiredRows } from '../../db/self-checks/delete-expired-rows.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface DeleteExpiredInput {
  readonly creditorId: CreditorId;
}

/** Small, so that nobody waits for a lock; as many in a night as a busy creditor makes in a day, and some more. */
const ROWS_AT_ONCE = 1000;
const BATCHES_A_NIGHT = 200;

/** Deletes what is kept for a while only: answers to Idempotency-Keys, delivered messages and events. What is left is deleted the next night. */
export function createDeleteExpired({
  orm,
  heartbeat,
  eventsKeptDays,
}: Pick<ActivityDependencies, 'orm' | 'heartbeat' | 'eventsKeptDays'>) {
  return async function deleteExpired({ creditorId }: DeleteExpiredInput): Promise<void> {
    const em = orm.em.fork();
    for (let batch = 0; batch < BATCHES_A_NIGHT; batch += 1) {
      heartbeat();
      if (!(await deleteExpiredRows(em, { creditorId, eventsKeptDays, limit: ROWS_AT_ONCE }))) return;
    }
  };
}
