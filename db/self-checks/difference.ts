import type { FindingCode, FindingDetails, FindingObject } from '../words.ts';

/** A difference as a check sees it, before it is stored. */
export interface Difference {
  readonly code: FindingCode;
  readonly objectType: FindingObject;
  readonly objectId: string;
  /** What tells it from others of the same object and code; up to 32 characters. */
  readonly objectKey?: string;
  /** Ids, dates, numbers and codes. */
  readonly details: FindingDetails;
}

/**
 * How far back documents are looked through one by one: the older ones were looked at by the checks before. Their ids are of version 7,
 * so that the index of the list finds the younger ones. SQL.
 */
export const LOOK_BACK = `'100 days'::interval`;

/** Nothing is mailed or queued for a group's run while it is stopped. SQL, of an invoice `i`. */
export const IN_NO_STOPPED_RUN = `
not exists (
  select from billing_run r
  where r.subscription_id = i.subscription_id and r.period_index = i.period_index and r.stopped_at is not null)`;
