const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The waits after each try of a delivery that has failed: with the first and the last of them it is tried eleven times in four days. */
const WAITS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  22 * HOUR_MS,
  22 * HOUR_MS,
] as const;

/** An endpoint of which nothing has succeeded for so long, while something has failed, is switched off. */
export const FAILING_FOR_MS = 72 * HOUR_MS;

/** The waits before an endpoint that takes nothing is looked for again, by one delivery; the last of them from then on. */
const AWAY_WAITS_MS = [5 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS] as const;
const LONGEST_AWAY_MS = 5 * MINUTE_MS;

/** When a delivery is tried again, epoch ms; or that it was for the last time. @param tries so far, the one that has failed among them. */
export function planNextDelivery({ tries, nowMs }: { tries: number; nowMs: number }): number | 'abandon' {
  const waitMs = WAITS_MS[tries - 1];
  return waitMs === undefined ? 'abandon' : nowMs + waitMs;
}

/** How long an endpoint is left alone that has taken nothing so often in a row; from 1 on. */
export const waitForEndpointMs = (times: number): number => AWAY_WAITS_MS[times - 1] ?? LONGEST_AWAY_MS;

/** Whether an endpoint that fails now is to be switched off. @param failingSinceMs since its last success; null where this is the first failure. */
export const isFailingTooLong = ({
  failingSinceMs,
  nowMs,
}: {
  failingSinceMs: number | null;
  nowMs: number;
}): boolean => failingSinceMs !== null && nowMs - failingSinceMs >= FAILING_FOR_MS;
