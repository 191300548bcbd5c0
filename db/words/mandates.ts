/** From where Termin knows of a mandate. */
export type MandateSource = 'api' | 'betalingsservice';

/** Why a mandate is over; `api`: the creditor has said so here, and not why. */
export type MandateEndReason = 'by_bank' | 'by_creditor' | 'by_betalingsservice' | 'replaced' | 'api';

export type MandateEventOutcome = 'applied' | 'known' | 'unknown_customer' | 'unknown_mandate' | 'settled_by_person';

/** What Betalingsservice is to do with a debtor's mandate. */
export type RegistrationKind = 'register' | 'cancel' | 'change_customer_number';

export type RegistrationStatus = 'queued' | 'delivered' | 'withdrawn';
