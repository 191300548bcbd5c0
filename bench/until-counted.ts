import { setTimeout as sleep } from 'node:timers/promises';

const USUAL_POLL_MS = 50;

/** Waits until so many are counted. @throws Error where that takes longer than the limit. */
export async function untilCounted(
  count: () => Promise<number>,
  { wanted, limitMs, pollMs = USUAL_POLL_MS }: { wanted: number; limitMs: number; pollMs?: number },
): Promise<void> {
  const begin = performance.now();
  let counted = await count();
  while (counted < wanted) {
    if (performance.now() - begin > limitMs) throw new Error(`only ${counted} of ${wanted} in ${limitMs / 1000} s`);
    await sleep(pollMs);
    counted = await count();
  }
}
