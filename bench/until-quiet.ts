import { setTimeout as sleep } from 'node:timers/promises';
import { type CpuOfParts, cpuPerPeriod } from './cpu-of-parts.ts';

const QUIET_POLL_MS = 500;
const QUIET_POLLS = 2;
const QUIET_SHARE_OF_A_CORE = 0.15;

/** Waits until worker and servers do next to nothing. Answers whether they do within so many ms. */
export async function untilQuiet(cpu: () => CpuOfParts, { limitMs }: { limitMs: number }): Promise<boolean> {
  const begin = performance.now();
  let quiet = 0;
  let before = cpu();
  while (quiet < QUIET_POLLS && performance.now() - begin < limitMs) {
    await sleep(QUIET_POLL_MS);
    const now = cpu();
    const { worker, temporal, postgres } = cpuPerPeriod({ from: before, to: now, count: 1 });
    const usedMs = (worker ?? 0) + (temporal ?? 0) + (postgres ?? 0);
    quiet = usedMs < QUIET_POLL_MS * QUIET_SHARE_OF_A_CORE ? quiet + 1 : 0;
    before = now;
  }
  return quiet >= QUIET_POLLS;
}
