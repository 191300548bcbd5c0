import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchStack } from './bench-stack.ts';
import { cpuOfParts, cpuPerPeriod, type CpuOfParts } from './cpu-of-parts.ts';
import { dueMomentFrom, type DueMoment } from './due-moment.ts';
import { inParallel } from './in-parallel.ts';
import { untilQuiet } from './until-quiet.ts';

/** By when so many of a hundred were through, in seconds after they were due. */
export interface Lateness {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** One round of one kind: how fast, and what it took. */
export interface Round {
  /** Sleepers started a second, before the moment. */
  readonly startsPerSecond: number;
  /** From the moment until the last period is done. */
  readonly periodsPerSecond: number;
  /** From the moment until the last mail is taken; null where there are none. */
  readonly mailedPerSecond: number | null;
  readonly lateness: Lateness;
  readonly mailLateness: Lateness | null;
  /** From the moment until all is quiet again, mails and all. */
  readonly cpuMsPerPeriod: CpuOfParts;
}

/** What wakes at one moment, and how it is seen how far it has come. */
export interface Sleepers {
  readonly starts: readonly (() => Promise<unknown>)[];
  /** How many periods are done. */
  readonly countDone: () => Promise<number>;
  readonly countMailed?: () => Promise<number>;
}

export interface KindOfSleeper {
  readonly worker: 'billingWorker' | 'floorWorker';
  /** As long as writing what one of them needs may take, ms. */
  readonly preparedMs: number;
  /** Writes what they need before they are started. */
  readonly prepare: (due: DueMoment) => Promise<Sleepers>;
}

/** Calls to start a workflow under way at once. */
const STARTS_AT_ONCE = 32;
const POLL_MS = 100;

/** A round that takes longer has failed: this much, and so much more for each period. */
const ROUND_LIMIT_MS = 60_000;
const PERIOD_LIMIT_MS = 500;

/** The moment lies so far ahead, and further by what each sleeper's start may take. */
const AHEAD_MS = 10_000;
const SLOWEST_START_MS = 30;
const MARGINS_OF_STARTS = [2.4, 4, 7] as const;

/** All are asleep so long before the moment, at the least. */
const ASLEEP_BEFORE_MS = 500;

/** What is still going on when the last period is done (timers, the visibility store) counts for the CPU. */
const QUIET_LIMIT_MS = 20_000;

/**
 * Starts so many workflows that sleep until one moment, waits until all are asleep and nothing goes on, and from that moment on until all
 * have come through. Where they are not asleep by then it lets them come through, and does it again with a moment that lies further ahead.
 * @param startsPerSecond as measured before; null where nothing is known.
 * @throws Error where the machine does not start them in time however far ahead the moment lies, or the round takes longer than its limit.
 */
export async function runSleepersRound(
  stack: BenchStack,
  kind: KindOfSleeper,
  { count, startsPerSecond }: { count: number; startsPerSecond: number | null },
): Promise<Round> {
  for (const margin of MARGINS_OF_STARTS) {
    const startMs = startsPerSecond === null ? SLOWEST_START_MS : 1000 / startsPerSecond;
    const round = await tryRound(stack, kind, { count, startMs: startMs * margin });
    if (round !== null) return round;
  }
  throw new Error(`not all of ${count} were asleep when they were due: this machine is too busy for so many`);
}

/** @returns null where not all were asleep when they were due */
async function tryRound(
  { pids }: BenchStack,
  { worker, preparedMs, prepare }: KindOfSleeper,
  { count, startMs }: { count: number; startMs: number },
): Promise<Round | null> {
  const cpu = () => cpuOfParts({ pids, worker });
  const due = dueMomentFrom(Date.now() + AHEAD_MS + count * (preparedMs + startMs));
  const aheadMs = () => due.epochMs - Date.now();
  const { starts, countDone, countMailed } = await prepare(due);
  const begin = performance.now();
  await inParallel(starts, { atOnce: STARTS_AT_ONCE, work: (start) => start() });
  const startSeconds = (performance.now() - begin) / 1000;
  const lateMs = () => -aheadMs();
  const throughWhen = () =>
    Promise.all([
      watch(countDone, { count, lateMs }),
      countMailed === undefined ? null : watch(countMailed, { count, lateMs }),
    ]);
  if (!(await untilQuiet(cpu, { limitMs: aheadMs() - ASLEEP_BEFORE_MS }))) {
    await throughWhen();
    await untilQuiet(cpu, { limitMs: QUIET_LIMIT_MS });
    return null;
  }
  await sleep(aheadMs() - ASLEEP_BEFORE_MS);
  const from = cpu();
  await sleep(aheadMs());
  const [periods, mails] = await throughWhen();
  await untilQuiet(cpu, { limitMs: QUIET_LIMIT_MS });
  const cpuMsPerPeriod = cpuPerPeriod({ from, to: cpu(), count });
  return {
    startsPerSecond: count / startSeconds,
    periodsPerSecond: periods.perSecond,
    mailedPerSecond: mails?.perSecond ?? null,
    lateness: periods.lateness,
    mailLateness: mails?.lateness ?? null,
    cpuMsPerPeriod,
  };
}

/** Counts until all are through: when they were is known to a tenth of a second. @throws Error where the round takes longer than its limit. */
async function watch(
  counted: () => Promise<number>,
  { count, lateMs }: { count: number; lateMs: () => number },
): Promise<{ perSecond: number; lateness: Lateness }> {
  const seen: { done: number; seconds: number }[] = [];
  for (;;) {
    const done = await counted();
    const seconds = lateMs() / 1000;
    seen.push({ done, seconds });
    if (done >= count) {
      const when = (share: number) => seen.find((look) => look.done >= share * count)?.seconds ?? seconds;
      return { perSecond: count / seconds, lateness: { p50: when(0.5), p95: when(0.95), p99: when(0.99) } };
    }
    if (seconds * 1000 > ROUND_LIMIT_MS + count * PERIOD_LIMIT_MS) {
      throw new Error(`only ${done} of ${count} after ${seconds} s`);
    }
    await sleep(POLL_MS);
  }
}
