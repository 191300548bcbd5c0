/** What a person has just done with a payment. */
export type Done = 'placed' | 'dismissed' | 'settled';
