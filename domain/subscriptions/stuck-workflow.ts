/** One try may fail with the worker that made it, and a second with the worker that took over: the third has no such excuse. */
const TRIES_WITH_AN_EXCUSE = 2;

/**
 * Whether a workflow cannot go on, as after an update to a version that cannot replay it.
 * @param attempt which try of its present task Temporal is at, from 1; undefined where it has none.
 */
export function isStuck({ isRunning, attempt }: { isRunning: boolean; attempt: number | undefined }): boolean {
  return isRunning && (attempt ?? 0) > TRIES_WITH_AN_EXCUSE;
}
