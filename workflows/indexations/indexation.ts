import {
  ActivityFailure,
  CancellationScope,
  condition,
  defineQuery,
  defineSignal,
  makeContinueAsNewFunc,
  patched,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { AnnounceOutcome } from '../../activities/indexations/announce-indexation.ts';
import type { CreditorId, IndexationStepId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { databaseActivities, mailActivitiesFor, patientMail } from '../activity-options.ts';
import { attentionKey } from '../search-attributes.ts';

export const indexationWorkflowId = (subscriptionId: SubscriptionId) => `indexation/${subscriptionId}`;

export interface IndexationInput {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
}

/** What the workflow waits for, and until when, epoch ms; null while it works or somebody must fix something. */
interface IndexationState {
  readonly state: 'waiting' | 'announcing' | 'needs_attention';
  readonly untilMs: number | null;
}

export const indexationStateQuery = defineQuery<IndexationState>('state');

/** The rule, an index or the debtor has changed: looks again at what it waits for. */
export const indexationChangedSignal = defineSignal('changed');

const DAY_MS = 24 * 60 * 60 * 1000;

// A timer that is due in years is set again every year: no server need hold one for longer.
const LONGEST_SLEEP_MS = 365 * DAY_MS;
const SHORTEST_SLEEP_MS = 1000;

// What a person must fix is looked at again each day, should nobody say that it is fixed.
const LOOK_AGAIN_MS = DAY_MS;

/** For so long a mail is tried before its step is planned anew, and so long is waited then. */
const LONGEST_TRY_MS = 60 * 60 * 1000;
const TRY_AGAIN_MS = 10 * 60 * 1000;

/** As many looks as keep the history of a run below some hundred events. */
const LOOKS_A_RUN = 30;

/**
 * Announces the yearly steps of a subscription's prices, each the notice before it is due.
 *
 * Id: `indexation/<subscription id>`. Started or woken when the rule is set, changed or ended; lives until the subscription or the rule
 * is over. It asks the database what is so and keeps nothing but its sleep, so that it may be started anew at any time. Signal:
 * `changed`. Query: `state`.
 */
export async function indexation(input: IndexationInput): Promise<'over'> {
  // Temporal's own request to cancel is not heeded: prices would stand still, and nobody would hear of it.
  return CancellationScope.nonCancellable(() => follow(input));
}

async function follow(input: IndexationInput): Promise<'over'> {
  let changes = 0;
  let shown: IndexationState = { state: 'announcing', untilMs: null };
  setHandler(indexationStateQuery, () => shown, { description: 'What the next step waits for' });
  setHandler(
    indexationChangedSignal,
    () => {
      changes += 1;
    },
    { description: 'The rule, an index or the debtor has changed' },
  );
  for (let looks = 0; looks < LOOKS_A_RUN; looks += 1) {
    const seen = changes;
    const outcome = await databaseActivities.announceIndexation({ ...input, nowMs: Date.now() });
    if (outcome.kind === 'over' && changes === seen) return 'over';
    if (outcome.kind === 'mail') {
      // Until then a step whose mail waited for a week stood in the lines already.
      if (!patched('announced-or-not-in-force')) await sendAnnouncement(outcome.stepId);
      else if (!(await isAnnounced(outcome)))
        await condition(() => changes !== seen, TRY_AGAIN_MS, { summary: 'mail' });
    }
    if (outcome.kind !== 'waiting' && outcome.kind !== 'needs_attention') continue;
    shown = show(outcome);
    const leftMs = outcome.kind === 'waiting' ? outcome.untilMs - Date.now() : LOOK_AGAIN_MS;
    const sleepMs = Math.min(Math.max(leftMs, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS);
    await condition(() => changes !== seen, sleepMs, { summary: outcome.kind.replace('_', ' ') });
    shown = { state: 'announcing', untilMs: null };
  }
  // A signal that comes now is not lost: the next run asks the database before anything else.
  return makeContinueAsNewFunc<typeof indexation>()(input);
}

/**
 * Tries a mail for as long as what it says holds, up to an hour; then the step is planned anew, with the day and the address of then.
 * Answers whether there is nothing to wait for.
 */
async function isAnnounced({ stepId, untilMs }: Extract<AnnounceOutcome, { kind: 'mail' }>): Promise<boolean> {
  setCurrentDetails('A step is announced: its mail is being sent.');
  const leftMs = untilMs === undefined ? LONGEST_TRY_MS : untilMs - Date.now();
  const tryMs = Math.min(Math.max(leftMs, SHORTEST_SLEEP_MS), LONGEST_TRY_MS);
  try {
    await mailActivitiesFor(tryMs).emailIndexation({ stepId });
    return true;
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return false;
  }
}

/** As runs that began before do: tries a mail for a week; then it is marked as failed, where a person sees it and can have it sent again. */
async function sendAnnouncement(stepId: IndexationStepId): Promise<void> {
  setCurrentDetails('A step is announced: its mail is being sent.');
  try {
    await patientMail.emailIndexation({ stepId });
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    await databaseActivities.giveUpMail({ stepId });
  }
}

function show(outcome: Extract<AnnounceOutcome, { kind: 'waiting' | 'needs_attention' }>): IndexationState {
  const code = outcome.kind === 'needs_attention' ? outcome.code : null;
  upsertSearchAttributes([{ key: attentionKey, value: code }]);
  if (outcome.kind === 'waiting') {
    setCurrentDetails(`Next announcement: **${new Date(outcome.untilMs).toISOString()}**`);
    return { state: 'waiting', untilMs: outcome.untilMs };
  }
  setCurrentDetails(`State: **needs attention**, ${code}`);
  return { state: 'needs_attention', untilMs: null };
}
