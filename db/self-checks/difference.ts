import type { Series } from '../../domain/invoices/invoice.ts';
import type { FindingCode, FindingDetails, FindingObject } from '../words/self-checks.ts';

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

/** What a document is to a finding: a credit note stands among the invoices. */
export const documentType = (series: Series) => (series === 'reminder' ? 'reminder' : 'invoice');

/**
 * How far back documents are looked through one by one: the older ones were looked at by the checks before. Their ids are of version 7,
 * so that the index of the list finds the younger ones. SQL.
 */
export const LOOK_BACK = `'100 days'::interval`;
