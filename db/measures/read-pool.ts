import type { Orm } from '../orm.ts';

/** The connections of this process to the database at this moment. */
export interface PoolState {
  readonly used: number;
  readonly free: number;
  /** Who waits for one to come free. */
  readonly waiting: number;
}

/** Asks the pool itself, and the database nothing. */
export async function readPool(orm: Orm): Promise<PoolState> {
  const connection = orm.em.getConnection();
  const { totalCount, idleCount, waitingCount } = await connection.getNativeClient();
  return { used: totalCount - idleCount, free: idleCount, waiting: waitingCount };
}
