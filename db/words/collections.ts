/**
 * `too_late`: no delivery could carry it before its deadline any more; a person decides. `withdrawn`: taken out of the queue before it was
 * delivered. `cancelling`: a person has asked Betalingsservice to cancel it, which has not said so yet. What is delivered and not told of
 * since is `delivered`: unknown, not paid.
 */
export type CollectionStatus =
  'queued' | 'delivered' | 'too_late' | 'withdrawn' | 'cancelling' | 'paid' | 'rejected' | 'cancelled' | 'charged_back';

/** Why one is `withdrawn`: nothing was open of its invoice, a person has asked for it, or no mandate draws it any more. */
export type WithdrawnAs = 'settled' | 'by_person' | 'without_mandate';
