import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { floorActivities } from './floor-worker.ts';

const { doNothing, doNothingAtLast } = proxyActivities<ReturnType<typeof floorActivities>>({
  startToCloseTimeout: '10 seconds',
});

const inHand = proxyLocalActivities<ReturnType<typeof floorActivities>>({ startToCloseTimeout: '10 seconds' });

/** What Temporal itself costs: a workflow with three activities in a row, none of which does anything. Id: `floor/<round>/<number>`. */
export async function floor(): Promise<void> {
  await doNothing();
  await doNothing();
  await doNothingAtLast();
}

/** The least that a period can cost: one workflow task, whose worker does nothing in it. Id: `floorOfOneTask/<round>/<number>`. */
export async function floorOfOneTask(): Promise<void> {
  await inHand.doNothingAtLast();
}
