import { condition, patched, setHandler, workflowInfo } from '@temporalio/workflow';
import { billingDayOf, type ChargeTiming } from '../../domain/subscriptions/billing-day.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { type CollectedTerms, collectedTurn } from '../../domain/collections/collected-billing-day.ts';
import type { CreditorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import { periodAt, periodStart, type Schedule } from '../../domain/subscriptions/periods.ts';
import { billingInstantMs } from '../../domain/calendar/wake-up.ts';
import {
  addOneOffLineUpdate,
  billNowUpdate,
  cancelUpdate,
  reconsiderUpdate,
  replaceLinesUpdate,
  retryUpdate,
  setCollectedUpdate,
  setEndDateUpdate,
  stateQuery,
  type SubscriptionState,
} from './subscription-messages.ts';

/** What a run of the workflow is given: the whole of what it knows. */
export interface SubscriptionInput {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  /** There where it is on the members of a group. */
  readonly group?: true;
  readonly timeZone: string;
  readonly schedule: Schedule;
  /** In advance where it is missing. */
  readonly charge?: ChargeTiming;
  /** Days before its first day on which a period is billed; none where it is missing. */
  readonly leadDays?: number;
  /** There where Betalingsservice draws what the debtor owes: what decides how early a period is billed. */
  readonly collected?: CollectedTerms;
  /** The last day that is billed, included; null for no end. */
  readonly endOn: CivilDate | null;
  readonly nextPeriodIndex: number;
  /** Periods up to this one are billed without waiting for their day. */
  readonly billThroughIndex: number | null;
  readonly lastInvoiceId: InvoiceId | null;
}

/** What the subscription wakes for next. */
interface NextStart {
  readonly index: number;
  readonly endOn: CivilDate | null;
  /** The first day of the next period. */
  readonly from: CivilDate;
  /** The day on which it is billed; after the last period the day on which the subscription ends. */
  readonly on: CivilDate;
  readonly wakeUpMs: number;
}

/** What the workflow knows while it runs. The messages change it, and the workflow waits for its changes. */
export interface SubscriptionLife {
  collected: CollectedTerms | null;
  endOn: CivilDate | null;
  nextPeriodIndex: number;
  billThroughIndex: number;
  lastInvoiceId: InvoiceId | null;
  state: SubscriptionState['state'];
  attentionCode: string | null;
  cancelled: boolean;
  /** When the next period is billed, reckoned once for each: time zones are slow in the sandbox. */
  nextStart: NextStart | null;
  /** The state that the search attributes show. */
  shown: string;
  /** Before this moment the next period could not be billed, whatever its day, epoch ms: see `dueAtMs`. */
  notBeforeMs: number;
  /** Counted up by every message after which the workflow has to look again at what it waits for. */
  changes: number;
}

/** No period is asked for before its day. */
const NONE = -1;

/** A run goes on though somebody waits for its answer, and answers where no answer would come: see `subscription.ts`. */
export const NO_ANSWER_IS_AWAITED = 'no-answer-is-awaited';

/** Takes up the life of a subscription where the run before left it, and answers the messages from it. */
export function liveOn(input: SubscriptionInput): SubscriptionLife {
  const life: SubscriptionLife = {
    collected: input.collected ?? null,
    endOn: input.endOn,
    nextPeriodIndex: input.nextPeriodIndex,
    billThroughIndex: input.billThroughIndex ?? NONE,
    lastInvoiceId: input.lastInvoiceId,
    state: 'waiting',
    attentionCode: null,
    cancelled: false,
    nextStart: null,
    shown: '',
    notBeforeMs: workflowInfo().runStartTime.getTime(),
    changes: 0,
  };
  const answer = () => describe(life, input);
  const changed = () => {
    if (!['waiting', 'billing'].includes(life.state)) life.notBeforeMs = Date.now();
    life.changes += 1;
    return answer();
  };
  const moved = () => {
    life.notBeforeMs = Date.now();
    return changed();
  };
  setHandler(stateQuery, answer, { description: 'Where the subscription stands and when it is billed next' });
  // Lines are read from the database when the invoice is drafted; what waits for a person may be mended by them.
  setHandler(addOneOffLineUpdate, changed, { description: 'A one-off line was added' });
  setHandler(replaceLinesUpdate, changed, { description: 'The standing lines were replaced' });
  setHandler(retryUpdate, changed, { description: 'What needed attention may have been mended' });
  setHandler(reconsiderUpdate, changed, { description: 'A pause, a skip or a draft was changed' });
  setHandler(
    setCollectedUpdate,
    ({ collected }) => {
      life.collected = collected;
      life.nextStart = null;
      return moved();
    },
    { description: 'Whether Betalingsservice draws what is billed, and how early that must be billed, was changed' },
  );
  setHandler(
    setEndDateUpdate,
    ({ endOn }) => {
      life.endOn = endOn;
      return moved();
    },
    { description: 'The end date was set, moved or taken away' },
  );
  setHandler(
    cancelUpdate,
    () => {
      life.cancelled = true;
      return changed();
    },
    { description: 'The subscription was cancelled' },
  );
  setHandler(
    billNowUpdate,
    async ({ periodIndex }) => {
      life.billThroughIndex = Math.max(life.billThroughIndex, periodIndex);
      moved();
      const isDecided = () => life.nextPeriodIndex > periodIndex || !['waiting', 'billing'].includes(life.state);
      // A period behind the end date is never billed.
      await condition(() => isDecided() || (nextBillingOn(life, input) === null && patched(NO_ANSWER_IS_AWAITED)));
      return answer();
    },
    { description: 'A period is to be billed without waiting for its day' },
  );
  return life;
}

/** The next period, the day on which it is billed and the moment of that night at which its subscription wakes. */
export function nextStart(life: SubscriptionLife, input: SubscriptionInput): NextStart {
  const { nextPeriodIndex: index, endOn } = life;
  if (life.nextStart?.index === index && life.nextStart.endOn === endOn) return life.nextStart;
  const { schedule, timeZone: zone, subscriptionId } = input;
  const from = periodStart(schedule, index);
  const on = endOn !== null && from > endOn ? addDays(endOn, 1) : billingDay(life, input, { index, from, endOn });
  life.nextStart = { index, endOn, from, on, wakeUpMs: billingInstantMs({ date: on, zone, subscriptionId }) };
  return life.nextStart;
}

/**
 * The moment from which nobody but Termin keeps the next period from being billed, epoch ms: its night's second; not before a message has moved
 * its day or asked for it, a pause or the time for approval was over, or a person had mended what stood in the way. A run that takes up
 * periods of long ago, such as a new subscription's, could bill none before it began.
 */
export function dueAtMs(life: SubscriptionLife, input: SubscriptionInput): number {
  const isAsked = life.nextPeriodIndex <= life.billThroughIndex;
  return isAsked ? life.notBeforeMs : Math.max(life.notBeforeMs, nextStart(life, input).wakeUpMs);
}

/** When a run that begins with this input bills for the first time, epoch ms; null when nothing more will be billed. */
export function nextBillingMs(input: SubscriptionInput): number | null {
  const { schedule, timeZone: zone, subscriptionId, endOn, nextPeriodIndex: index } = input;
  const from = periodStart(schedule, index);
  if (endOn !== null && from > endOn) return null;
  return billingInstantMs({
    date: billingDay({ collected: input.collected ?? null }, input, { index, from, endOn }),
    zone,
    subscriptionId,
  });
}

function billingDay(
  { collected }: Pick<SubscriptionLife, 'collected'>,
  input: SubscriptionInput,
  period: { index: number; from: CivilDate; endOn: CivilDate | null },
): CivilDate {
  const ordinaryOn = ordinaryBillingDay(input, period);
  if (collected === null) return ordinaryOn;
  const { charge = 'advance', timeZone: zone } = input;
  const paymentDates = createPaymentDates({ zone, rules: collected.rules });
  return collectedTurn({ ordinaryOn, charge }, collected, paymentDates).billingDay;
}

function ordinaryBillingDay(
  { schedule, charge = 'advance', leadDays = 0 }: SubscriptionInput,
  { index, from, endOn }: { index: number; from: CivilDate; endOn: CivilDate | null },
): CivilDate {
  if (charge === 'advance') return billingDayOf({ from, to: from }, { charge, leadDays });
  const { to } = periodAt(schedule, index);
  return billingDayOf({ from, to: endOn !== null && endOn < to ? endOn : to }, { charge, leadDays });
}

/** The day on which the next period is billed; null when nothing more will be billed. */
export function nextBillingOn(life: SubscriptionLife, input: SubscriptionInput): CivilDate | null {
  if (life.cancelled || life.state === 'over') return null;
  const { from, on } = nextStart(life, input);
  return life.endOn !== null && from > life.endOn ? null : on;
}

function describe(life: SubscriptionLife, input: SubscriptionInput): SubscriptionState {
  return {
    state: life.state,
    attentionCode: life.attentionCode,
    nextBillingOn: nextBillingOn(life, input),
    nextPeriodIndex: life.nextPeriodIndex,
    lastInvoiceId: life.lastInvoiceId,
  };
}
