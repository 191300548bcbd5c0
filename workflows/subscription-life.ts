import { setHandler, condition } from '@temporalio/workflow';
import type { CivilDate } from '../domain/calendar.ts';
import type { CreditorId, InvoiceId, SubscriptionId } from '../domain/ids.ts';
import { periodStart, type Schedule } from '../domain/periods.ts';
import { billingInstantMs } from '../domain/wake-up.ts';
import {
  addOneOffLineUpdate,
  billNowUpdate,
  cancelUpdate,
  replaceLinesUpdate,
  retryUpdate,
  setEndDateUpdate,
  stateQuery,
  type SubscriptionState,
} from './subscription-messages.ts';

/** What a run of the workflow is given: the whole of what it knows. */
export interface SubscriptionInput {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  readonly timeZone: string;
  readonly schedule: Schedule;
  /** The last day that is billed, included; null for no end. */
  readonly endOn: CivilDate | null;
  readonly nextPeriodIndex: number;
  /** Periods up to this one are billed without waiting for their day. */
  readonly billThroughIndex: number | null;
  readonly lastInvoiceId: InvoiceId | null;
}

/** What the workflow knows while it runs. The messages change it, and the workflow waits for its changes. */
export interface SubscriptionLife {
  endOn: CivilDate | null;
  nextPeriodIndex: number;
  billThroughIndex: number;
  lastInvoiceId: InvoiceId | null;
  state: SubscriptionState['state'];
  attentionCode: string | null;
  cancelled: boolean;
  /** When the next period starts, reckoned once for each: time zones are slow in the sandbox. */
  nextStart: { readonly index: number; readonly on: CivilDate; readonly wakeUpMs: number } | null;
  /** The state that the search attributes show. */
  shown: string;
  /** Counted up by every message after which the workflow has to look again at what it waits for. */
  changes: number;
}

/** No period is asked for before its day. */
const NONE = -1;

/** Takes up the life of a subscription where the run before left it, and answers the messages from it. */
export function liveOn(input: SubscriptionInput): SubscriptionLife {
  const life: SubscriptionLife = {
    endOn: input.endOn,
    nextPeriodIndex: input.nextPeriodIndex,
    billThroughIndex: input.billThroughIndex ?? NONE,
    lastInvoiceId: input.lastInvoiceId,
    state: 'waiting',
    attentionCode: null,
    cancelled: false,
    nextStart: null,
    shown: '',
    changes: 0,
  };
  const answer = () => describe(life, input);
  const changed = () => {
    life.changes += 1;
    return answer();
  };
  setHandler(stateQuery, answer, { description: 'Where the subscription stands and when it is billed next' });
  // Lines are read from the database when the invoice is drafted; what waits for a person may be mended by them.
  setHandler(addOneOffLineUpdate, changed, { description: 'A one-off line was added' });
  setHandler(replaceLinesUpdate, changed, { description: 'The standing lines were replaced' });
  setHandler(retryUpdate, changed, { description: 'What needed attention may have been mended' });
  setHandler(
    setEndDateUpdate,
    ({ endOn }) => {
      life.endOn = endOn;
      return changed();
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
      changed();
      await condition(
        () => life.nextPeriodIndex > periodIndex || life.state === 'needs_attention' || life.state === 'over',
      );
      return answer();
    },
    { description: 'A period is to be billed without waiting for its day' },
  );
  return life;
}

/** The first day of the next period and the moment of that night at which its subscription wakes. */
export function nextStart(
  life: SubscriptionLife,
  { schedule, timeZone: zone, subscriptionId }: SubscriptionInput,
): { readonly on: CivilDate; readonly wakeUpMs: number } {
  const { nextPeriodIndex: index } = life;
  if (life.nextStart?.index === index) return life.nextStart;
  const on = periodStart(schedule, index);
  life.nextStart = { index, on, wakeUpMs: billingInstantMs({ date: on, zone, subscriptionId }) };
  return life.nextStart;
}

/** The first day of the next period, on which it is billed; null when nothing more will be billed. */
export function nextBillingOn(life: SubscriptionLife, input: SubscriptionInput): CivilDate | null {
  if (life.cancelled || life.state === 'over') return null;
  const { on } = nextStart(life, input);
  return life.endOn !== null && on > life.endOn ? null : on;
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
