import type { Temporal } from '../temporal.ts';
import type { Delivered } from './message-kind.ts';

/** As long as a caller waits without wondering. */
const ANSWER_WAIT_MS = 10_000;

/** Waits for the workflow's answers to updates that it has accepted: those that came in time, failed ones left out. */
export async function waitForAnswers(
  temporal: Temporal,
  delivered: ReadonlyMap<string, Delivered>,
): Promise<ReadonlyMap<string, unknown>> {
  const answers = new Map<string, unknown>();
  await temporal.within(ANSWER_WAIT_MS, () =>
    Promise.allSettled(
      Array.from(delivered, async ([id, handle]) => {
        if (handle !== null) answers.set(id, await handle.result());
      }),
    ),
  );
  return answers;
}
