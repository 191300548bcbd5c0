import type { CreditorName } from '../records/return-entry.ts';

const FI_CREDITOR_NUMBER = /^\d{8}$/;

/**
 * The FI creditor number of a slip where it does not stand beside the payment id but as the account that is paid: eight digits, whatever
 * the bank calls the scheme. Null where there is none, and where it is the number of the statement's own account.
 */
export function findSlipCreditor(accounts: readonly string[], statement: CreditorName): string | null {
  const numbers = accounts.map((account) => account.replaceAll(/[\s+<>]/g, ''));
  const isOwn = (number: string) => statement.number.endsWith(number.replace(/^0+/, ''));
  return numbers.find((number) => FI_CREDITOR_NUMBER.test(number) && !isOwn(number)) ?? null;
}
