/** `withdrawn`: nothing was open any more when it was to be delivered. Where something is open again, it is queued again. */
export type SlipStatus = 'queued' | 'delivered' | 'withdrawn';
