import { ReturnFileError } from '../records/return-file-error.ts';
import type { CreditorName, NoticeCode, PaymentEntry, ReturnEntry } from '../records/return-entry.ts';
import type { CamtDetail } from './camt-detail.ts';
import type { CamtEntry } from './camt-entry.ts';
import { type CamtAmount, cutText, type Direction, oreOf } from './camt-fields.ts';
import { type CamtSpellings, findPaymentId } from './find-payment-id.ts';

const HOME_CURRENCY = 'DKK';
const MAX_PAYER_TEXT = 500;
const MAX_NOTICE_TEXT = 1000;

/** A share of an entry that is told of by itself. */
interface Part {
  readonly amount: CamtAmount;
  readonly direction: Direction;
  readonly details: readonly CamtDetail[];
  readonly bankReference: string | null;
}

type Unplaced<Entry> = Entry extends ReturnEntry ? Omit<Entry, 'line' | 'position'> : never;

/** What an entry tells, by the line where each part of it stands. */
export interface Told {
  readonly line: number;
  readonly told: Unplaced<ReturnEntry>;
}

/**
 * Takes an entry apart into the payments that it is made of: one for each transaction with an amount of its own, else one
 * with the entry's whole amount. What is no money of a debtor on the account is a notice.
 * @throws ReturnFileError where the transactions do not add up to the entry
 */
export function splitEntry(
  entry: CamtEntry,
  { creditor, spellings }: { creditor: CreditorName; spellings: CamtSpellings },
): readonly Told[] {
  const parts = partsOfEntry(entry);
  if (!entry.booked) return [noticeOf(entry, whole(entry), { code: 'not_booked', creditor })];
  if (entry.amount.currency !== HOME_CURRENCY) {
    return [noticeOf(entry, whole(entry), { code: 'foreign_currency', creditor })];
  }
  // A debit that takes back a credit is the debtor's money going back. All else that leaves is the creditor's own affair.
  const told = parts.map((part) =>
    (part.direction === 'DBIT') === entry.reversal
      ? { line: lineOf(entry, part), told: paymentOf(entry, part, { creditor, spellings }) }
      : noticeOf(entry, part, { code: 'outgoing', creditor }),
  );
  const outgoing = told.every(({ told: { entry: kind } }) => kind === 'notice');
  return outgoing ? [noticeOf(entry, whole(entry), { code: 'outgoing', creditor })] : told;
}

function partsOfEntry(entry: CamtEntry): readonly Part[] {
  const { details, amount, direction } = entry;
  const own = details.filter((detail) => detail.amount !== null);
  // What a payer gave in another currency does not say how much of the account's came of it.
  const foreign = own.some((detail) => detail.amount?.currency !== amount.currency);
  if (own.length === 0 || foreign) return [whole(entry)];
  const references = referencesOf(entry);
  const parts = details.flatMap((detail, index): Part[] => {
    if (detail.amount === null) return [];
    const bankReference = references[index] ?? null;
    return [{ amount: detail.amount, direction: detail.direction ?? direction, details: [detail], bankReference }];
  });
  const sum = parts.reduce(
    (total, part) => total + (part.direction === direction ? part.amount.parts : -part.amount.parts),
    0n,
  );
  if (sum !== amount.parts) {
    const message = `the transactions of an entry of ${amount.leaf.text} do not add up to it`;
    throw ReturnFileError.at(amount.leaf.place, 'wrong_totals', message);
  }
  return parts;
}

function whole(entry: CamtEntry): Part {
  const { amount, direction, details, bankReference } = entry;
  return { amount, direction, details, bankReference: onlyOf(details)?.bankReference ?? bankReference };
}

/** For each transaction the bank's own reference, else that of the entry. Where several share one, the ordinal tells them apart. */
function referencesOf({ details, bankReference }: CamtEntry): readonly (string | null)[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { bankReference: own } of details) {
    if (own === null) continue;
    if (seen.has(own)) repeated.add(own);
    seen.add(own);
  }
  return details.map(({ bankReference: own }, index) => {
    if (own !== null) return repeated.has(own) ? `${own}/${index + 1}` : own;
    if (bankReference === null || details.length === 1) return bankReference;
    return `${bankReference}/${index + 1}`;
  });
}

function paymentOf(
  entry: CamtEntry,
  part: Part,
  { creditor, spellings }: { creditor: CreditorName; spellings: CamtSpellings },
): Unplaced<PaymentEntry> {
  const amountOre = oreOf(part.amount);
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
    reference: creditorReferenceOf(part),
    bankReference: part.bankReference,
    statedOn: null,
    paidOn: entry.valueOn,
    bookedOn: entry.bookedOn,
    amountOre: entry.reversal ? -amountOre : amountOre,
    statedOre: null,
    feeOre: 0n,
    payerText: payerTextOf(entry, part),
  };
}

function noticeOf(
  entry: CamtEntry,
  part: Part,
  { code, creditor }: { code: NoticeCode; creditor: CreditorName },
): Told {
  const { text } = part.amount.leaf;
  const words = [`${part.direction} ${text} ${part.amount.currency}`, entry.bookedOn, part.bankReference];
  const told = [...words, payerTextOf(entry, part)].filter((word) => word !== null).join('; ');
  return {
    line: lineOf(entry, part),
    told: { entry: 'notice', code, creditor, customerNumber: null, text: cutText(told, MAX_NOTICE_TEXT) },
  };
}

function lineOf(entry: CamtEntry, { details }: Part): number {
  return onlyOf(details)?.line ?? entry.place.line;
}

/** Null where several transactions make one payment: what one of them says is not said of the whole. */
function onlyOf(details: readonly CamtDetail[]): CamtDetail | null {
  const [first = null, second] = details;
  return second === undefined ? first : null;
}

function slipTexts({ additional }: CamtEntry, { details }: Part): readonly string[] {
  const only = onlyOf(details);
  const own = only === null ? [] : [...only.creditorReferences, ...only.remittances, ...only.additional];
  return additional === null ? own : [...own, additional];
}

function creditorReferenceOf({ details }: Part): string | null {
  const only = onlyOf(details);
  return only?.creditorReferences[0] ?? only?.endToEndId ?? null;
}

function payerTextOf({ additional }: CamtEntry, { details }: Part): string | null {
  const words = details.flatMap(({ payerName, remittances, endToEndId }) => [payerName, ...remittances, endToEndId]);
  const told = words.filter((word) => word !== null);
  // Some banks write all that they know into one field for people.
  const spare = [...details.flatMap((detail) => detail.additional), additional].filter((word) => word !== null);
  const text = (told.length > 0 ? told : spare).join('; ');
  return text === '' ? null : cutText(text, MAX_PAYER_TEXT);
}
