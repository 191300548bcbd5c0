import type { CreditorName, NoticeCode, PaymentEntry, ReturnEntry } from '../records/return-entry.ts';
import type { CamtEntry, UnreadEntry } from './camt-entry.ts';
import { cutText, hasPartOfOre, HOME_CURRENCY, movedOre, oreOf, showParts } from './camt-fields.ts';
import { type CamtSpellings, findPaymentId } from './find-payment-id.ts';
import { findNumberedCreditor, findSlipCreditor } from './find-slip-creditor.ts';
import { addUp, type EntryPart, onlyOf, partsOfEntry, sumOf, wholeOf } from './parts-of-entry.ts';

const MAX_PAYER_TEXT = 500;
const MAX_NOTICE_TEXT = 1000;
const MAX_REFERENCE = 140;

type Unplaced<Entry> = Entry extends ReturnEntry ? Omit<Entry, 'line' | 'position'> : never;

/** What an entry tells, by the line where each part of it stands. */
export interface Told {
  readonly line: number;
  readonly told: Unplaced<ReturnEntry>;
}

/** An entry of which cannot be read how much it is: none of a debtor, or the file would be refused. */
export function tellUnread({ place, unread, text }: UnreadEntry, creditor: CreditorName): Told {
  const told = { entry: 'notice', code: unread, creditor, customerNumber: null } as const;
  return { line: place.line, told: { ...told, text: cutText(text, MAX_NOTICE_TEXT) } };
}

interface Around {
  /** Whose account it is. */
  readonly creditor: CreditorName;
  readonly spellings: CamtSpellings;
  /** Of the first thing that the entry tells. */
  readonly position: number;
}

/**
 * Takes an entry apart into the payments that it is made of: one for each transaction with an amount of its own, else one
 * with the entry's whole amount. What is no money of a debtor on the account is a notice, and so is what the bank has kept for itself of the
 * transactions. All that is told comes to the entry.
 *
 * Where the transactions do not add up to the entry, as with fees and with banks that give sums less their charges, or a field of it cannot be
 * read, nobody knows what is right: money of debtors waits as one payment that names no slip, and a notice says why.
 */
export function splitEntry(entry: CamtEntry, around: Around): readonly Told[] {
  const { creditor } = around;
  if (entry.status !== 'booked') return [noticeOf(entry, wholeOf(entry), { code: 'not_booked', creditor })];
  if (entry.amount.currency !== HOME_CURRENCY) {
    return [noticeOf(entry, wholeOf(entry), { code: 'foreign_currency', creditor })];
  }
  const parts = partsOfEntry(entry);
  const doubt = doubtOf(entry, parts);
  if (doubt !== null) return tellDoubtful(entry, { ...around, doubt });
  const told = parts.map((part) =>
    isOfDebtor(entry, part) && !part.isCharge
      ? { line: lineOf(entry, part), told: paymentOf(entry, part, around) }
      : noticeOf(entry, part, { code: 'outgoing', creditor }),
  );
  const outgoing = told.every(({ told: { entry: kind } }) => kind === 'notice');
  return outgoing ? [noticeOf(entry, wholeOf(entry), { code: 'outgoing', creditor })] : told;
}

/** A debit that takes back a credit is the debtor's money going back. All else that leaves is the creditor's own affair. */
function isOfDebtor({ reversal }: CamtEntry, { direction }: Pick<EntryPart, 'direction'>): boolean {
  return (direction === 'DBIT') === reversal;
}

interface Doubt {
  readonly code: NoticeCode;
  readonly text: string;
}

/** Why it is not certain what the entry is made of; null where it is. */
function doubtOf(entry: CamtEntry, parts: readonly EntryPart[]): Doubt | null {
  const { problems, amount } = entry;
  if (problems.length > 0) {
    return { code: 'unreadable_field', text: problems.map(({ message }) => message).join('; ') };
  }
  const told = `${amount.leaf.text} ${amount.currency}`;
  if (!addUp(entry, parts)) {
    return {
      code: 'parts_disagree',
      text: `its transactions come to ${showParts(sumOf(entry, parts))}, not to ${told}`,
    };
  }
  const odd =
    amount.currency === HOME_CURRENCY && parts.length > 1 ? parts.find((part) => hasPartOfOre(part.amount)) : undefined;
  return odd === undefined
    ? null
    : { code: 'parts_disagree', text: `a transaction of ${told} is of ${odd.amount.leaf.text}, with a part of an øre` };
}

function tellDoubtful(entry: CamtEntry, around: Around & { readonly doubt: Doubt }): readonly Told[] {
  const { creditor, doubt } = around;
  const all = wholeOf(entry);
  if (!isOfDebtor(entry, all)) return [noticeOf(entry, all, { code: 'outgoing', creditor })];
  const payment: Unplaced<PaymentEntry> = {
    ...paymentOf(entry, all, around),
    kortart: null,
    paymentId: null,
    slipCreditorNumber: null,
    reference: null,
  };
  const text = cutText(`${doubt.text}: it waits as one payment`, MAX_NOTICE_TEXT);
  const told = { entry: 'notice', code: doubt.code, creditor, customerNumber: null, text } as const;
  return [
    { line: entry.place.line, told: payment },
    { line: entry.place.line, told },
  ];
}

function paymentOf(
  entry: CamtEntry,
  part: EntryPart,
  { creditor, spellings, position }: Around,
): Unplaced<PaymentEntry> {
  const sign = entry.reversal ? -1n : 1n;
  const slip = findPaymentId(slipTexts(entry, part), spellings);
  return {
    entry: 'payment',
    kind: entry.reversal ? 'charged_back' : 'paid',
    source: 'camt',
    code: part.direction,
    creditor,
    bsDebtorGroup: null,
    customerNumber: null,
    mandateNumber: null,
    kortart: slip?.kortart ?? null,
    paymentId: slip?.paymentId ?? null,
    slipCreditorNumber: slip === null ? null : (slip.fiCreditorNumber ?? slipCreditorOf(part, creditor)),
    reference: creditorReferenceOf(part),
    bankReference: cutOrNull(part.bankReference),
    bankEntry: {
      reference: cutOrNull(entry.bankReference),
      amountOre: sign * oreOf(entry.amount),
      payerName: cutOrNull(onlyOf(part.details)?.payerName ?? null),
      batchReference: cutOrNull(entry.batchReference ?? onlyOf(part.details)?.batchReference ?? null),
      isBatchSum: entry.batchReference !== null && entry.details.length === 0,
      position,
    },
    statedOn: null,
    paidOn: entry.valueOn,
    bookedOn: entry.bookedOn,
    amountOre: sign * oreOf(part.amount),
    statedOre: null,
    feeOre: 0n,
    payerText: payerTextOf(entry, part),
  };
}

function noticeOf(
  entry: CamtEntry,
  part: EntryPart,
  { code, creditor }: { code: NoticeCode; creditor: CreditorName },
): Told {
  const { amount, direction } = part;
  const words = [`${direction} ${amount.leaf.text} ${amount.currency}`, entry.bookedOn, part.bankReference];
  const text = [...words, payerTextOf(entry, part)].filter((word) => word !== null).join('; ');
  const amountOre = movedOre(amount, direction);
  return {
    line: lineOf(entry, part),
    told: {
      entry: 'notice',
      code,
      creditor,
      customerNumber: null,
      ...(amountOre === null ? {} : { amountOre }),
      text: cutText(text, MAX_NOTICE_TEXT),
    },
  };
}

function lineOf(entry: CamtEntry, { details }: EntryPart): number {
  return onlyOf(details)?.line ?? entry.place.line;
}

/** What the bank says of an entry of several transactions is said of none of them. */
function slipTexts({ additional, details: all }: CamtEntry, { details }: EntryPart): readonly string[] {
  const only = onlyOf(details);
  const own = only === null ? [] : [...only.creditorReferences, ...only.remittances, ...only.additional];
  return additional === null || (only !== null && all.length > 1) ? own : [...own, additional];
}

function slipCreditorOf({ details }: EntryPart, creditor: CreditorName): string | null {
  const only = onlyOf(details);
  if (only === null) return null;
  return findSlipCreditor(only.creditorAccounts, creditor) ?? findNumberedCreditor(only.creditorIds, creditor);
}

function creditorReferenceOf({ details }: EntryPart): string | null {
  const only = onlyOf(details);
  return cutOrNull(only?.creditorReferences[0] ?? only?.endToEndId ?? null);
}

function payerTextOf({ additional }: CamtEntry, { details }: EntryPart): string | null {
  const said = details.flatMap(({ payerName, remittances, documentNumbers, endToEndId }) => [
    payerName,
    ...remittances,
    ...documentNumbers,
    endToEndId,
  ]);
  // Some banks write all that they know into one field for people.
  const isSilent = details.every(({ remittances }) => remittances.length === 0);
  const spare = isSilent ? [...details.flatMap((detail) => detail.additional), additional] : [];
  const reasons = details.flatMap(({ returnReasons }) => returnReasons);
  const returned = reasons.length === 0 ? null : `return: ${reasons.join(' ')}`;
  const text = [returned, ...said, ...spare].filter((word) => word !== null).join('; ');
  return text === '' ? null : cutText(text, MAX_PAYER_TEXT);
}

function cutOrNull(text: string | null): string | null {
  return text === null ? null : cutText(text, MAX_REFERENCE);
}
