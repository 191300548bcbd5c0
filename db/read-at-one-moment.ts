import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from './orm.ts';

/** Reads everything as it is at one moment, however many statements that takes, and changes nothing. */
export function readAtOneMoment<Read>(
  em: EntityManager,
  read: (inside: EntityManager) => Promise<Read>,
): Promise<Read> {
  return em.transactional(read, { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
}
