import {
  allHandlersFinished,
  CancellationScope,
  condition,
  makeContinueAsNewFunc,
  patched,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { AttentionCode } from '../../activities/subscriptions/attention.ts';
import type { DraftOutcome } from '../../activities/invoices/draft-set.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { periodAt } from '../../domain/subscriptions/periods.ts';
import { databaseActivities } from '../activity-options.ts';
import { billGroupPeriod } from '../groups/bill-group-period.ts';
import { billPeriod } from './bill-period.ts';
import {
  subscriptionAttributes,
  subscriptionAttributeUpdates,
  type SubscriptionAttributes,
} from './subscription-attributes.ts';
import {
  liveOn,
  dueAtMs,
  NO_ANSWER_IS_AWAITED,
  nextBillingOn,
  nextStart,
  type SubscriptionInput,
  type SubscriptionLife,
} from './subscription-life.ts';

export const subscriptionWorkflowId = (subscriptionId: SubscriptionId) => `subscription/${subscriptionId}`;

/**
 * A run for each period would let new code change everything after the sleep without a patch, but costs about as much again as the
 * billing itself: another run on the server, another workflow in the worker. A year of months in a run keeps both small: its
 * history stays below four hundred events, which are replayed in some milliseconds when the workflow wakes.
 */
export const PERIODS_A_RUN = 12;

/**
 * As many messages as a run answers before it continues as new: each is a handful of events, and Temporal lets a run accept two thousand
 * updates and no more, after which nobody could tell the subscription anything.
 */
export const MESSAGES_A_RUN = 100;

/** A run whose handlers only have to answer lets them, and continues as new: see `goOnInANewRunWhereNobodyWaits`. */
const ANSWERS_COME_FIRST = 'answers-come-first';

/** A run continues as new after so many messages too. */
const SO_MANY_MESSAGES = 'so-many-messages-a-run';

const DAY_MS = 24 * 60 * 60 * 1000;

// A timer that is due in a century is set again every year: no server need hold one for longer.
const LONGEST_SLEEP_MS = 365 * DAY_MS;

// A hold that ends at the moment in which it is asked about is asked about again, but not without end.
const SHORTEST_SLEEP_MS = 1000;

// What a person must fix is looked at again each day, should nobody say that it is fixed.
const LOOK_AGAIN_MS = DAY_MS;

/**
 * Bills a subscription for its whole life.
 *
 * Id: `subscription/<id>`. Started when the subscription is created. Lives until its end date has passed or it is cancelled, and
 * does not fail: a period that cannot be billed waits as `needs_attention`, one in a pause or without approval as held. It sleeps until
 * a period is due, bills it, and continues as new every so many periods. Periods that were missed are billed at once, oldest first, each by itself.
 *
 * Cancelled through the API alone: a request to cancel in the Temporal UI changes nothing.
 *
 * Updates: `addOneOffLine`, `replaceLines`, `setEndDate`, `cancel`, `billNow`, `retry`, `reconsider`, `setCollected`. Query: `state`.
 */
export async function subscription(input: SubscriptionInput): Promise<'ended' | 'cancelled'> {
  // Temporal's own request to cancel is not heeded: it would stop the billing while the database says that it goes on.
  return CancellationScope.nonCancellable(() => live(input));
}

async function live(input: SubscriptionInput): Promise<'ended' | 'cancelled'> {
  const life = liveOn(input);
  life.shown = wordsOf(attributesOf(life, input));
  let periodsOfThisRun = 0;
  while (!life.cancelled) {
    showDetails(life, input);
    if (life.changes >= MESSAGES_A_RUN && patched(SO_MANY_MESSAGES)) await goOnAfterSoManyMessages(life, input);
    if (!isDue(life, input)) {
      await sleepUntilDueOrChanged(life, input);
    } else if (nextBillingOn(life, input) === null) {
      if (await endNow(life, input)) break;
    } else if (await billNext(life, input)) {
      periodsOfThisRun += 1;
      if (periodsOfThisRun >= PERIODS_A_RUN) await goOnInANewRunWhereNobodyWaits(life, input);
    }
  }
  life.state = 'over';
  showAttributes(life, input);
  showDetails(life, input);
  await condition(allHandlersFinished);
  return life.cancelled ? 'cancelled' : 'ended';
}

/** The day after the end date counts as a billing day too: on it the subscription ends. */
function isDue(life: SubscriptionLife, input: SubscriptionInput): boolean {
  return isAsked(life, input) || nextStart(life, input).wakeUpMs <= Date.now();
}

/** Whether somebody has asked for the next period, who may wait for its answer. */
function isAsked(life: SubscriptionLife, input: SubscriptionInput): boolean {
  return life.nextPeriodIndex <= life.billThroughIndex && nextBillingOn(life, input) !== null;
}

async function sleepUntilDueOrChanged(life: SubscriptionLife, input: SubscriptionInput): Promise<void> {
  showAttributes(life, input);
  const { changes } = life;
  const sleepMs = Math.min(nextStart(life, input).wakeUpMs - Date.now(), LONGEST_SLEEP_MS);
  await condition(() => life.changes !== changes, sleepMs, { summary: sleepSummary(life, input) });
}

function sleepSummary(life: SubscriptionLife, input: SubscriptionInput): string {
  const billingOn = nextBillingOn(life, input);
  return billingOn === null ? `ends after ${life.endOn}` : `bills on ${billingOn}`;
}

/** Bills the next period; false where it was not billed, after something has changed or a day has passed. */
async function billNext(life: SubscriptionLife, input: SubscriptionInput): Promise<boolean> {
  const { creditorId, subscriptionId, schedule } = input;
  const { changes, nextPeriodIndex } = life;
  life.state = 'billing';
  showDetails(life, input);
  const due = {
    creditorId,
    subscriptionId,
    periodIndex: nextPeriodIndex,
    period: periodAt(schedule, nextPeriodIndex),
    dueAtMs: dueAtMs(life, input),
  };
  const outcome = await (input.group === true ? billGroupPeriod(due) : billPeriod(due));
  if (outcome.kind === 'issued' || outcome.kind === 'settled') {
    if (outcome.kind === 'issued') life.lastInvoiceId = outcome.invoiceId;
    life.nextPeriodIndex += 1;
    life.state = 'waiting';
    life.attentionCode = null;
    return true;
  }
  if (outcome.kind === 'over') {
    // The database knew of an end date or a cancellation before the message about it came.
    const { over, endOn } = await databaseActivities.endSubscription({ subscriptionId, askedAtMs: Date.now() });
    life.endOn = endOn;
    // It may have been moved again since: then there is more to bill, or the end is still to come.
    if (over) life.cancelled = endOn === null || nextStart(life, input).from <= endOn;
    else life.state = 'waiting';
    return false;
  }
  if (outcome.kind === 'held') {
    await waitWhileHeld(life, input, { ...outcome, changes });
    return false;
  }
  await waitForAttention(life, input, { code: outcome.code, changes });
  return false;
}

/** Waits until the pause or the time for approval is over, or something has changed since `changes` were counted. */
async function waitWhileHeld(
  life: SubscriptionLife,
  input: SubscriptionInput,
  { why, untilMs, changes }: Omit<Extract<DraftOutcome, { kind: 'held' }>, 'kind'> & { changes: number },
): Promise<void> {
  life.state = why;
  life.attentionCode = null;
  showAttributes(life, input);
  showDetails(life, input);
  const leftMs = untilMs === null ? LONGEST_SLEEP_MS : untilMs - Date.now();
  const sleepMs = Math.min(Math.max(leftMs, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS);
  const isChanged = await condition(() => life.changes !== changes, sleepMs, { summary: why.replace('_', ' ') });
  if (!isChanged && untilMs !== null) life.notBeforeMs = untilMs;
}

/** Ends the subscription; false where its end date was moved in the meantime, or the database holds that there is more to bill. */
async function endNow(life: SubscriptionLife, input: SubscriptionInput): Promise<boolean> {
  const { changes } = life;
  const { subscriptionId } = input;
  const { over, endOn } = await databaseActivities.endSubscription({ subscriptionId, askedAtMs: Date.now() });
  life.endOn = endOn;
  if (!over && nextBillingOn(life, input) === null && isDue(life, input)) {
    await waitForAttention(life, input, { code: 'out_of_step', changes });
  }
  return over;
}

/** Waits until something has changed since `changes` were counted, or a day has passed. */
async function waitForAttention(
  life: SubscriptionLife,
  input: SubscriptionInput,
  { code, changes }: { code: AttentionCode; changes: number },
): Promise<void> {
  life.state = 'needs_attention';
  life.attentionCode = code;
  showAttributes(life, input);
  showDetails(life, input);
  await condition(() => life.changes !== changes, LOOK_AGAIN_MS, { summary: `needs attention: ${code}` });
  life.notBeforeMs = Date.now();
}

/**
 * A message whose answer waits for a period that is still to be billed keeps this run, and the period after it is billed in it: what this
 * loop does is waited for by the handlers, so that it never waits for them. Runs of the version before did, and stand still where one
 * asked for the first period of the run after. They come free with the next message to them.
 *
 * Whoever asked for a period that is billed has only to be told so: that is waited for, or a subscription that is billed by hand alone
 * would find its last asker not yet answered at the end of each period, and stay in one run for good.
 */
async function goOnInANewRunWhereNobodyWaits(life: SubscriptionLife, input: SubscriptionInput): Promise<void> {
  await condition(() => allHandlersFinished() || patched(NO_ANSWER_IS_AWAITED));
  if (!allHandlersFinished() && patched(ANSWERS_COME_FIRST)) {
    await condition(() => allHandlersFinished() || isAsked(life, input));
  }
  if (allHandlersFinished() && !life.cancelled) await goOnInANewRun(life, input);
}

/** What it waits for is found out anew by the next run: it bills, or is held, as the database says. */
async function goOnAfterSoManyMessages(life: SubscriptionLife, input: SubscriptionInput): Promise<void> {
  // Its search attributes are those of a run that begins.
  life.state = 'waiting';
  life.attentionCode = null;
  await goOnInANewRunWhereNobodyWaits(life, input);
}

function goOnInANewRun(life: SubscriptionLife, input: SubscriptionInput): Promise<never> {
  const { endOn, nextPeriodIndex, billThroughIndex, lastInvoiceId } = life;
  const { collected: _former, ...agreed } = input;
  const next = makeContinueAsNewFunc<typeof subscription>({
    typedSearchAttributes: subscriptionAttributes(attributesOf(life, input)),
  });
  const collected = life.collected === null ? {} : { collected: life.collected };
  return next({ ...agreed, ...collected, endOn, nextPeriodIndex, billThroughIndex, lastInvoiceId });
}

/** Brings the search attributes up to date where they have changed: a run starts with those of its input. */
function showAttributes(life: SubscriptionLife, input: SubscriptionInput): void {
  const attributes = attributesOf(life, input);
  const shown = wordsOf(attributes);
  if (shown === life.shown) return;
  life.shown = shown;
  upsertSearchAttributes(subscriptionAttributeUpdates(attributes));
}

function wordsOf({ state, attentionCode, nextBillingAtMs }: SubscriptionAttributes): string {
  return `${state} ${attentionCode} ${nextBillingAtMs}`;
}

function attributesOf(life: SubscriptionLife, input: SubscriptionInput): SubscriptionAttributes {
  const { state, attentionCode } = life;
  const nextBillingAtMs = nextBillingOn(life, input) === null ? null : nextStart(life, input).wakeUpMs;
  return { creditorId: input.creditorId, state, attentionCode, nextBillingAtMs };
}

/** What the Temporal UI shows of the workflow while it is open. */
function showDetails(life: SubscriptionLife, input: SubscriptionInput): void {
  setCurrentDetails(
    [
      `State: **${life.state}**${life.attentionCode === null ? '' : `, ${life.attentionCode}`}`,
      `Next billing: **${nextBillingOn(life, input) ?? 'none'}**`,
      `End date: ${life.endOn ?? 'none'}`,
      `Last invoice: ${life.lastInvoiceId ?? 'none'}`,
    ].join('\n\n'),
  );
}
