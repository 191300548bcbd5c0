import type { CreditorName } from '../records/return-entry.ts';
import { creditorIn } from './second-number.ts';

/** Eight digits, with the country, the words for a slip, its kortart and zeros in front of them or not. */
const FI_CREDITOR_NUMBER =
  /^[^\p{L}\p{N}]{0,5}(?:dk[^\p{L}\p{N}]{0,5})?(?:fik?[^\p{L}\p{N}]{0,5}(?:71[^\p{L}\p{N}]{0,5})?|71[^\p{L}\p{N}]{1,5})?(?:0\s?){0,26}(?<creditor>\d(?:\s?\d){7})[^\p{L}\p{N}]{0,5}$/iu;

/** As FI creditor numbers begin, and no CVR number does. */
const FIRST_DIGIT = '8';

/**
 * The FI creditor number of a slip among the numbers that the receiver is known by, whatever the scheme of each: a CVR number has eight
 * digits too. Null where there is none.
 */
export function findNumberedCreditor(ids: readonly string[], statement: CreditorName): string | null {
  return (
    ids.map((id) => findSlipCreditor([id], statement)).find((number) => number?.startsWith(FIRST_DIGIT) === true) ??
    null
  );
}

/**
 * The FI creditor number of a slip where it does not stand beside the payment id but as the account that is paid: eight digits, whatever
 * the bank calls the scheme. Null where there is none, and where it is the number of the statement's own account.
 */
export function findSlipCreditor(accounts: readonly string[], statement: CreditorName): string | null {
  const numbers = accounts.map((account) => creditorIn(FI_CREDITOR_NUMBER.exec(account.normalize('NFKC'))));
  const isOwn = (number: string) => statement.number.endsWith(number.replace(/^0+/, ''));
  return numbers.find((number) => number !== null && !isOwn(number)) ?? null;
}
