const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The waits after the first tries: a mail server that says no for a moment is asked again while one looks on. */
const QUICK_WAITS_MS = [SECOND_MS, 3 * SECOND_MS];
/** After them, doubling. */
const FIRST_PATIENT_WAIT_MS = 30 * SECOND_MS;
const LONGEST_WAIT_MS = HOUR_MS;

/** A mail is tried for so long from the first time on that it could not be sent. */
export const TRIED_FOR_MS = 7 * 24 * HOUR_MS;

/** While no mail gets through to the mail server, it is looked for at least so often: whatever waits goes out soon after it is back. */
const LONGEST_AWAY_MS = 10 * MINUTE_MS;

/** How long is waited after so many tries, the last of which has failed; from 1 on. */
function waitAfterMs(tries: number): number {
  const quick = QUICK_WAITS_MS[tries - 1];
  if (quick !== undefined) return quick;
  return Math.min(FIRST_PATIENT_WAIT_MS * 2 ** (tries - 1 - QUICK_WAITS_MS.length), LONGEST_WAIT_MS);
}

/** How long is waited for a mail server that could not be reached so often in a row; from 1 on. */
export function waitForServerMs(times: number): number {
  return Math.min(waitAfterMs(times), LONGEST_AWAY_MS);
}

/** When a mail is tried again, epoch ms; or that it was for the last time. */
export type NextTry = { readonly nextTryAtMs: number; readonly giveUpAtMs: number } | 'give_up';

/**
 * When a mail that could not be sent now is tried again.
 * @param tries so far, this one among them.
 * @param giveUpAtMs null where this was the first that failed.
 */
export function planNextTry({
  tries,
  giveUpAtMs,
  nowMs,
}: {
  tries: number;
  giveUpAtMs: number | null;
  nowMs: number;
}): NextTry {
  const untilMs = giveUpAtMs ?? nowMs + TRIED_FOR_MS;
  if (nowMs >= untilMs) return 'give_up';
  return { nextTryAtMs: Math.min(nowMs + waitAfterMs(tries), untilMs), giveUpAtMs: untilMs };
}
