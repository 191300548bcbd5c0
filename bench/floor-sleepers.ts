import type { BenchStack } from './bench-stack.ts';
import { FLOOR_TASK_QUEUE } from './floor-task-queue.ts';
import type * as floors from './floor-workflow.ts';
import type { KindOfSleeper } from './sleepers-round.ts';

/** So many workflows that do nothing when they wake, in three activities or in one task: what Temporal costs without Termin. */
export function floorSleepers(
  stack: Pick<BenchStack, 'client' | 'floorDone'>,
  { type, round, count }: { type: keyof typeof floors; round: string; count: number },
): KindOfSleeper {
  return {
    worker: 'floorWorker',
    preparedMs: 0,
    prepare({ epochMs }) {
      const doneBefore = stack.floorDone();
      return Promise.resolve({
        starts: Array.from(
          { length: count },
          (_, index) => () =>
            stack.client.workflow.start<(typeof floors)[typeof type]>(type, {
              workflowId: `${type}/${round}/${epochMs}/${index}`,
              taskQueue: FLOOR_TASK_QUEUE,
              args: [epochMs],
            }),
        ),
        countDone: () => Promise.resolve(stack.floorDone() - doneBefore),
      });
    },
  };
}
