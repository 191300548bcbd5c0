import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CollectedTerms } from '../../domain/collections/collected-billing-day.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';

/**
 * The messages to a subscription's workflow. Each one tells of a fact that PostgreSQL holds already, carries ids, dates and flags
 * only, and may arrive twice or late: the second time it changes nothing.
 */

/** Where the workflow stands, as its query and its updates answer. */
export interface SubscriptionState {
  /** `waiting` for the next billing moment, `billing`, held by a pause or for approval, `needs_attention`, or `over`. */
  readonly state: 'waiting' | 'billing' | 'paused' | 'awaiting_approval' | 'needs_attention' | 'over';
  readonly attentionCode: string | null;
  /** The day on which the next period is billed; null when nothing more will be billed. */
  readonly nextBillingOn: CivilDate | null;
  readonly nextPeriodIndex: number;
  readonly lastInvoiceId: InvoiceId | null;
}

export const stateQuery = defineQuery<SubscriptionState>('state');

/** A one-off line was added: answers when it will be billed. */
export const addOneOffLineUpdate = defineUpdate<SubscriptionState, [{ readonly oneOffLineId: string }]>(
  'addOneOffLine',
);

/** The standing lines were replaced: answers from when they count. */
export const replaceLinesUpdate = defineUpdate<SubscriptionState>('replaceLines');

/** The end date was set, moved or taken away (null). */
export const setEndDateUpdate = defineUpdate<SubscriptionState, [{ readonly endOn: CivilDate | null }]>('setEndDate');

/**
 * Whether Betalingsservice draws what is billed, and how early that must be billed, was changed: the debtor's mandate has begun or ended, or
 * the terms or the creditor's calendar are others. Null where it does not.
 */
export const setCollectedUpdate = defineUpdate<SubscriptionState, [{ readonly collected: CollectedTerms | null }]>(
  'setCollected',
);

/** The subscription was cancelled: nothing more is billed. */
export const cancelUpdate = defineUpdate<SubscriptionState>('cancel');

/** A period is to be billed without waiting for its day: answers when it has been billed, or when a person must look. */
export const billNowUpdate = defineUpdate<SubscriptionState, [{ readonly periodIndex: number }]>('billNow');

/** What needed attention may have been mended: tries again. */
export const retryUpdate = defineUpdate<SubscriptionState>('retry');

/** Something that decides when or whether a period is billed was changed, such as a pause, a skip or a draft: looks again. */
export const reconsiderUpdate = defineUpdate<SubscriptionState>('reconsider');
