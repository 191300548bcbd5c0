import { ApiProblem } from './problem.ts';

/** Of one creditor, and of all: each holds a file whole in memory. */
const AT_ONCE = 1;
const AT_ONCE_IN_ALL = 3;
/** More requests of one creditor than these are told to come again. */
const MAX_WAITING = 8;
const RETRY_AFTER_SECONDS = 5;

/** Lets few requests that hold whole files work at once; the others wait, with their bodies unread. Counted in this process alone. */
export interface HeavyWork {
  /** @throws ApiProblem 429 where too many of the scope wait already. */
  run<Result>(scope: string, work: () => Promise<Result>): Promise<Result>;
}

export function createHeavyWork(): HeavyWork {
  const running = new Map<string, number>();
  const waiting: { readonly scope: string; readonly begin: () => void }[] = [];
  let runningInAll = 0;

  const count = (scope: string) => running.get(scope) ?? 0;
  const mayBegin = (scope: string) => runningInAll < AT_ONCE_IN_ALL && count(scope) < AT_ONCE;
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
    if (waiting.filter((one) => one.scope === scope).length >= MAX_WAITING) {
      throw new ApiProblem('too_many_requests', {
        detail: 'Too many files of the creditor wait to be taken',
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
