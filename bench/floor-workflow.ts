import { proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { floorActivities } from './floor-worker.ts';

const { doNothing, doNothingAtLast } = proxyActivities<ReturnType<typeof floorActivities>>({
  startToCloseTimeout: '10 seconds',
});

const inHand = proxyLocalActivities<ReturnType<typeof floorActivities>>({ startToCloseTimeout: '10 seconds' });

/** Epoch ms. */
const sleepUntil = (dueMs: number) => sleep(dueMs - Date.now());

/**
 * What Temporal itself costs: a workflow that wakes, makes three activities in a row, none of which does anything, and sleeps again.
 * Id: `floor/<round>/<due>/<number>`.
 */
export async function floor(dueMs: number): Promise<void> {
  await sleepUntil(dueMs);
  await doNothing();
  await doNothing();
  await doNothingAtLast();
  await sleep('30 days');
}

/**
 * The least that a period can cost: a workflow that wakes for one task, in which its worker does nothing, and sleeps again.
 * Id: `floorOfOneTask/<round>/<due>/<number>`.
 */
export async function floorOfOneTask(dueMs: number): Promise<void> {
  await sleepUntil(dueMs);
  await inHand.doNothingAtLast();
  await sleep('30 days');
}
