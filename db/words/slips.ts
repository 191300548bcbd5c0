/** `withdrawn`: nothing was open any more when it was to be delivered. */
export type SlipStatus = 'queued' | 'delivered' | 'withdrawn';
