import type { Logger } from 'pino';
import type { Orm } from '../../db/orm.ts';
import { askForSelfChecks, findOverdueSelfChecks } from '../../db/self-checks/ask-for-self-checks.ts';

const LOOK_EVERY_MS = 60 * 60 * 1000;

/** Looks after those that look after everything else, now and every hour. */
export interface SelfCheckWatch {
  /** Resolves when the first look is over. */
  readonly looked: Promise<void>;
  /** Resolves when no look is under way any more. */
  stop(): Promise<void>;
}

/**
 * Asks for the self-checks of creditors that no check was made of in the night before, which starts their workflows where they were lost
 * and replaces them where they stand still; and writes an error to the log for each of which no check has come to its end since, so that
 * the operator hears of it whom no finding could tell.
 */
export function watchSelfChecks({
  orm,
  log,
  everyMs = LOOK_EVERY_MS,
}: {
  orm: Orm;
  log: Logger;
  everyMs?: number;
}): SelfCheckWatch {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    try {
      const em = orm.em.fork();
      for (const overdue of await findOverdueSelfChecks(em)) {
        log.error(
          overdue,
          'no self-check has come to its end since: see the worker and the workflow in the Temporal UI',
        );
      }
      await askForSelfChecks(em);
    } catch (error) {
      // The database is away: the next look asks, and so does each night of another creditor.
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'self-checks not asked for');
    }
    if (!stopped) {
      timer = setTimeout(() => {
        underWay = look();
      }, everyMs);
    }
  };
  let underWay = look();
  return {
    looked: underWay,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
