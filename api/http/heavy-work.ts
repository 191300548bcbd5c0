import { ApiProblem } from './problem.ts';

/** How much is done at once of one creditor, and of all; more requests of one creditor than may wait are told to come again. */
interface Bounds {
  readonly atOnce: number;
  readonly atOnceInAll: number;
  readonly maxWaiting: number;
}

/** Each holds a file whole in memory. */
export const FILES: Bounds = { atOnce: 1, atOnceInAll: 3, maxWaiting: 8 };
/**
 * Each keeps a connection of the database and much of a processor busy: fewer than the process has connections, so that what is small is answered
 * beside them. A list as CSV takes its turn anew for each page.
 */
export const WHOLE_BOOKS: Bounds = { atOnce: 2, atOnceInAll: 6, maxWaiting: 24 };

const RETRY_AFTER_SECONDS = 5;

/** Lets few requests that take much work at once; the others wait, with their bodies unread. Counted in this process alone. */
export interface HeavyWork {
  /** @throws ApiProblem 429 where too many of the scope wait already. */
  run<Result>(scope: string, work: () => Promise<Result>): Promise<Result>;
}

export function createHeavyWork({ atOnce, atOnceInAll, maxWaiting }: Bounds): HeavyWork {
  const running = new Map<string, number>();
  const waiting: { readonly scope: string; readonly begin: () => void }[] = [];
  let runningInAll = 0;

  const count = (scope: string) => running.get(scope) ?? 0;
  const mayBegin = (scope: string) => runningInAll < atOnceInAll && count(scope) < atOnce;
  const add = (scope: string, change: 1 | -1) => {
    runningInAll += change;
    const next = count(scope) + change;
    if (next === 0) running.delete(scope);
    else running.set(scope, next);
  };
  const next = () => {
    const index = waiting.findIndex(({ scope }) => mayBegin(scope));
    const [first] = index < 0 ? [] : waiting.splice(index, 1);
    if (first === undefined) return;
    add(first.scope, 1);
    first.begin();
  };
  const takeTurn = async (scope: string): Promise<void> => {
    if (mayBegin(scope)) {
      add(scope, 1);
      return;
    }
    if (waiting.filter((one) => one.scope === scope).length >= maxWaiting) {
      throw new ApiProblem('too_many_requests', {
        detail: 'Too many requests of the creditor wait that take long',
        headers: { 'Retry-After': RETRY_AFTER_SECONDS.toString() },
      });
    }
    await new Promise<void>((begin) => waiting.push({ scope, begin }));
  };
  return {
    async run(scope, work) {
      await takeTurn(scope);
      try {
        return await work();
      } finally {
        add(scope, -1);
        next();
      }
    },
  };
}
