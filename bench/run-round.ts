import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchStack } from './bench-stack.ts';
import { cpuOfParts, cpuPerPeriod, type CpuOfParts } from './cpu-of-parts.ts';
import { inParallel } from './in-parallel.ts';

/** One round of one kind: how fast, and what it took. */
export interface Round {
  readonly periodsPerSecond: number;
  readonly cpuMsPerPeriod: CpuOfParts;
}

/** Calls to start a workflow under way at once. */
const STARTS_AT_ONCE = 32;
const POLL_MS = 50;

/** A round that takes longer has failed: this much, and so much more for each period. */
const ROUND_LIMIT_MS = 60_000;
const PERIOD_LIMIT_MS = 500;

/** What is still going on when the last period is done (new runs, timers, the visibility store) counts for the CPU: waited for until all is quiet. */
const QUIET_POLL_MS = 500;
const QUIET_POLLS = 2;
const QUIET_SHARE_OF_A_CORE = 0.15;
const QUIET_LIMIT_MS = 20_000;

/**
 * Starts one workflow for each item and waits until all are done. The clock runs from the first start to the last one done.
 * @throws Error where the round takes longer than its limit.
 */
export async function runRound<Item>(
  stack: BenchStack,
  {
    worker,
    items,
    start,
    countDone,
  }: {
    worker: 'billingWorker' | 'floorWorker';
    items: readonly Item[];
    start: (item: Item) => Promise<unknown>;
    countDone: () => Promise<number>;
  },
): Promise<Round> {
  const count = items.length;
  const { pids } = stack;
  const from = cpuOfParts({ pids, worker });
  const begin = performance.now();
  const limitMs = ROUND_LIMIT_MS + count * PERIOD_LIMIT_MS;
  const starting = inParallel(items, { atOnce: STARTS_AT_ONCE, work: start });
  // A start that fails is told when it is waited for, below.
  starting.catch(() => undefined);
  let done = await countDone();
  while (done < count) {
    if (performance.now() - begin > limitMs) throw new Error(`only ${done} of ${count} periods in ${limitMs / 1000} s`);
    await sleep(POLL_MS);
    done = await countDone();
  }
  const seconds = (performance.now() - begin) / 1000;
  await starting;
  await untilQuiet(() => cpuOfParts({ pids, worker }));
  const to = cpuOfParts({ pids, worker });
  return { periodsPerSecond: count / seconds, cpuMsPerPeriod: cpuPerPeriod({ from, to, count }) };
}

async function untilQuiet(cpu: () => CpuOfParts): Promise<void> {
  const begin = performance.now();
  let quiet = 0;
  let before = cpu();
  while (quiet < QUIET_POLLS && performance.now() - begin < QUIET_LIMIT_MS) {
    await sleep(QUIET_POLL_MS);
    const now = cpu();
    const { worker, temporal, postgres } = cpuPerPeriod({ from: before, to: now, count: 1 });
    const usedMs = (worker ?? 0) + (temporal ?? 0) + (postgres ?? 0);
    quiet = usedMs < QUIET_POLL_MS * QUIET_SHARE_OF_A_CORE ? quiet + 1 : 0;
    before = now;
  }
}
