import type { BenchStack } from './bench-stack.ts';
import { FLOOR_TASK_QUEUE } from './floor-task-queue.ts';
import type { floor } from './floor-workflow.ts';
import { runRound, type Round } from './run-round.ts';

/** So many workflows that do nothing in three activities: what Temporal costs without Termin. */
export function runFloorRound(stack: BenchStack, { round, count }: { round: string; count: number }): Promise<Round> {
  const doneBefore = stack.floorDone();
  return runRound(stack, {
    worker: 'floorWorker',
    items: Array.from({ length: count }, (_, index) => `floor/${round}/${index}`),
    start: (workflowId) =>
      stack.client.workflow.start<typeof floor>('floor', { workflowId, taskQueue: FLOOR_TASK_QUEUE }),
    countDone: () => Promise.resolve(stack.floorDone() - doneBefore),
  });
}
