/** `refused`: Betalingsservice did not pay it out, and the debtor has it to the good as before. */
export type PayOutStatus = 'queued' | 'delivered' | 'paid' | 'refused' | 'withdrawn';

/** Why one is `withdrawn`: a person has asked for it, no mandate is in force, or the debtor has no longer so much to the good. */
export type PayOutWithdrawnAs = 'by_person' | 'without_mandate' | 'without_credit';
