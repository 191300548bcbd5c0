/** One try may fail with the worker that made it, and a second with the worker that took over: the third has no such excuse. */
const TRIES_WITH_AN_EXCUSE = 2;

/** How a workflow stands with its present task. */
export interface WorkflowStanding {
  readonly isRunning: boolean;
  /** Which try of that task Temporal is at, from 1; 0 where it has none. */
  readonly attempt: number;
  /**
   * Whether its code has failed at the task. A try that nobody finished in time, as on a busy machine or with a worker that was lost, says
   * nothing of the code: the next one may do it.
   */
  readonly hasFailed: boolean;
}

/** Whether a workflow cannot go on, as after an update to a version that cannot replay it. */
export function isStuck({ isRunning, attempt, hasFailed }: WorkflowStanding): boolean {
  return isRunning && hasFailed && attempt > TRIES_WITH_AN_EXCUSE;
}
