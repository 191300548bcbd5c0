/**
 * What was asked of Termin and granted, and what was done to it: all that the checker is told. Plain JSON, so that it can be kept beside the
 * database; amounts are øre as text.
 */
export interface Facts {
  readonly creditorId: string;
  readonly firstNumber: number;
  readonly debtors: readonly string[];
  readonly subscriptions: readonly SubscriptionFact[];
  readonly oneOffs: readonly { readonly id: string; readonly subscriptionId: string; readonly netOre: string }[];
  /** Slips that a file told of, by their payment ids; once, however often the file came. */
  readonly slips: readonly { readonly paymentId: string; readonly amountOre: string }[];
  readonly byHand: readonly { readonly id: string; readonly amountOre: string }[];
  /** What Betalingsservice answered of a record of a delivery. */
  readonly answers: readonly { readonly reference: string; readonly amountOre: string; readonly isRefused: boolean }[];
  /** The ids of the events that a program read which asked again and again for what comes after the last. */
  readonly events: readonly string[];
  readonly faults: readonly FaultFact[];
}

export interface SubscriptionFact {
  readonly id: string;
  readonly kind: 'ended' | 'open' | 'group';
  readonly startOn: string;
  /** Of so many days each, one after the other. */
  readonly periodDays: number;
  /** That are due, or were asked for. */
  readonly periods: number;
  /** Who is billed for each of them. */
  readonly debtorIds: readonly string[];
  readonly unitPrice: string;
  readonly quantity: string;
  readonly vatCode: 'standard' | 'exempt';
}

export interface FaultFact {
  readonly name: string;
  readonly fromMs: number;
  readonly untilMs: number;
  /** How often it may have kept anybody from noting that a mail was taken. */
  readonly crashes: number;
}
