/** How fast mails are handed to the mail server: servers throttle or block who sends faster than they like. */
export interface Pace {
  readonly perSecond: number;
  /** Resolves when the next mail may go. */
  turn(): Promise<void>;
}

/** What a turn that comes late may be made up for by quicker ones after it: a timer is never exact. */
const MADE_UP_MS = 100;

/** Turns at one rate, shared by all who ask. @param clock in milliseconds, from wherever it counts. */
export function createPace({
  perSecond,
  clock = () => performance.now(),
  sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}: {
  perSecond: number;
  clock?: () => number;
  sleep?: (ms: number) => Promise<void>;
}): Pace {
  const stepMs = 1000 / perSecond;
  let nextAtMs = -Infinity;
  return {
    perSecond,
    async turn() {
      const nowMs = clock();
      const atMs = Math.max(nextAtMs, nowMs - MADE_UP_MS);
      nextAtMs = atMs + stepMs;
      if (atMs > nowMs) await sleep(atMs - nowMs);
    },
  };
}
