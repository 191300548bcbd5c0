import {
  allHandlersFinished,
  CancellationScope,
  condition,
  defineUpdate,
  makeContinueAsNewFunc,
  patched,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import type { CreditorId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import { nextSelfCheckMs } from '../../domain/calendar/self-check-night.ts';
import { selfCheckActivities } from '../activity-options.ts';

export interface SelfCheckInput {
  readonly creditorId: CreditorId;
  readonly timeZone: string;
}

/** Runs the check of that id now and answers when it is done. Asked twice with one id, it is one check. */
export const runSelfCheckUpdate = defineUpdate<void, [{ readonly selfCheckId: SelfCheckId }]>('runSelfCheck');

/**
 * Checks each night whether what should have been billed, sent and collected was, reports what was not, deletes what is kept for a while
 * only, and has the statements of a month mailed when their day has come.
 *
 * Id: `self-check/<creditor id>`. Started with the creditor; lives as long as the creditor, a run for each night and for each time it
 * is asked to. Update: `runSelfCheck`.
 */
export async function selfCheck(input: SelfCheckInput): Promise<void> {
  // Temporal's own request to cancel is not heeded: nothing would be checked any more, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => checkOnce(input));
}

async function checkOnce(input: SelfCheckInput): Promise<void> {
  const { creditorId, timeZone: zone } = input;
  let asked = false;
  setHandler(
    runSelfCheckUpdate,
    async ({ selfCheckId }) => {
      await selfCheckActivities.runSelfCheck({ creditorId, selfCheckId, checkedAtMs: Date.now() });
      asked = true;
    },
    { description: 'A check is to be made now' },
  );
  const atMs = nextSelfCheckMs({ afterMs: Date.now(), zone, creditorId });
  const at = new Date(atMs).toISOString();
  setCurrentDetails(`Next check: **${at}**`);
  if (!(await condition(() => asked, Math.max(atMs - Date.now(), 1), { summary: `checks ${at}` }))) {
    await selfCheckActivities.runSelfCheck({ creditorId, selfCheckId: null, checkedAtMs: Date.now() });
    await selfCheckActivities.deleteExpired({ creditorId });
    if (patched('monthly-statements')) await selfCheckActivities.mailStatements({ creditorId, nowMs: Date.now() });
  }
  await condition(allHandlersFinished);
  await makeContinueAsNewFunc<typeof selfCheck>()(input);
}
