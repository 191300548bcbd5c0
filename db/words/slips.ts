/**
 * `withdrawn`: nothing was open any more when it was to be delivered, or its document has reached the debtor in another way. Where something is open
 * again, the first is queued again.
 */
export type SlipStatus = 'queued' | 'delivered' | 'withdrawn';
