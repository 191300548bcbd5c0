/** Whom a mail is addressed to: first the one that it always had, then further ones, then those that get a copy, each in its order. */
export interface Addressees {
  readonly recipient: string;
  readonly alsoTo: readonly string[];
  readonly copyTo: readonly string[];
}

/** What a debtor, or whoever else is written to, has of addresses. */
export interface MailAddresses {
  readonly email: string | null;
  readonly alsoTo: readonly string[];
  readonly copyTo: readonly string[];
}

/** With the first one ten in all. */
export const MAX_ALSO_TO = 4;
export const MAX_COPY_TO = 5;

/** An address that a mail server would not take a mail for, and its answer. */
export interface RefusedAddress {
  readonly address: string;
  readonly reason: string;
}

/** Whom a mail is addressed to; null where there is no first address, and so none. */
export function addresseesOf({ email, alsoTo, copyTo }: MailAddresses): Addressees | null {
  return email === null ? null : { recipient: email, alsoTo, copyTo };
}

/** Whether a mail to the one is a mail to the other: a message that was composed names them all. */
export function areSameAddressees(one: Addressees, other: Addressees): boolean {
  const told = ({ recipient, alsoTo, copyTo }: Addressees) => JSON.stringify([recipient, alsoTo, copyTo]);
  return told(one) === told(other);
}
