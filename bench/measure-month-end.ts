import { availableParallelism } from 'node:os';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import type { BenchStack } from './bench-stack.ts';
import { billingSleepers } from './billing-sleepers.ts';
import { checkBilledOnce } from './check-billed-once.ts';
import { type Lateness, runSleepersRound } from './sleepers-round.ts';

const WORKERS = [1, 2] as const;
/** Before each: code is compiled, pools are filled. */
const WARM_UP_SHARE = 10;

export interface MonthEndRound {
  readonly workers: number;
  readonly periodsPerSecond: number;
  /** Of the invoice with its number, its collection and its mail, laid ready. */
  readonly drafted: Lateness;
  /** Of the mail, taken by the mail server. */
  readonly mailed: Lateness;
}

export interface MonthEndReport {
  readonly count: number;
  readonly cores: number;
  readonly cache: number;
  readonly rounds: readonly MonthEndRound[];
}

/** How late the periods of subscriptions are billed that are all due at one moment, with one process of the worker and with two. */
export async function measureMonthEnd(
  stack: BenchStack,
  { count, cache, onProgress }: { count: number; cache: number; onProgress: (message: string) => void },
): Promise<MonthEndReport> {
  const rounds: MonthEndRound[] = [];
  const billed: { creditorId: CreditorId; expected: number }[] = [];
  for (const workers of WORKERS) {
    if (workers > 1) await stack.startBillingWorker();
    const bill = async (periods: number, startsPerSecond: number | null) => {
      const onCreditor = (creditorId: CreditorId) => billed.push({ creditorId, expected: periods });
      const kind = billingSleepers(stack, { count: periods, onCreditor });
      return runSleepersRound(stack, kind, { count: periods, startsPerSecond });
    };
    onProgress(`${workers} of the worker's processes: warming up`);
    const { startsPerSecond } = await bill(Math.ceil(count / WARM_UP_SHARE), null);
    const { periodsPerSecond, lateness, mailLateness } = await bill(count, startsPerSecond);
    if (mailLateness === null) throw new Error('the mails were not looked at');
    onProgress(`${workers}: drafted ${lateness.p99.toFixed(1)} s after they were due, all but one of a hundred`);
    rounds.push({ workers, periodsPerSecond, drafted: lateness, mailed: mailLateness });
  }
  await checkBilledOnce(stack, billed);
  return { count, cores: availableParallelism(), cache, rounds };
}
