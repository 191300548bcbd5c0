import { setTimeout as delay } from 'node:timers/promises';

const WITHIN_MS = 120_000;
const POLL_MS = 300;

/** Asks again and again what is still missing, until nothing is. Answers what is missing when the time is up. */
export async function untilNone(findMissing: () => Promise<string[]>): Promise<string[]> {
  const end = performance.now() + WITHIN_MS;
  for (;;) {
    const missing = await findMissing();
    if (missing.length === 0 || performance.now() > end) return missing;
    await delay(POLL_MS);
  }
}
