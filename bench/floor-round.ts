import type { BenchStack } from './bench-stack.ts';
import { FLOOR_TASK_QUEUE } from './floor-task-queue.ts';
import type * as floors from './floor-workflow.ts';
import { runRound, type Round } from './run-round.ts';

/** So many workflows that do nothing, in three activities or in one task: what Temporal costs without Termin. */
export function runFloorRound(
  stack: BenchStack,
  { type, round, count }: { type: keyof typeof floors; round: string; count: number },
): Promise<Round> {
  const doneBefore = stack.floorDone();
  return runRound(stack, {
    worker: 'floorWorker',
    items: Array.from({ length: count }, (_, index) => `${type}/${round}/${index}`),
    start: (workflowId) =>
      stack.client.workflow.start<(typeof floors)[typeof type]>(type, { workflowId, taskQueue: FLOOR_TASK_QUEUE }),
    countDone: () => Promise.resolve(stack.floorDone() - doneBefore),
  });
}
