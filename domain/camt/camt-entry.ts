import type { CivilDate } from '../calendar/calendar.ts';
import { saidReference } from '../records/naming-reference.ts';
import type { ReturnFileError } from '../records/return-file-error.ts';
import { CHARGE_PATHS, chargesOf } from './camt-charges.ts';
import type { CamtDetail } from './camt-detail.ts';
import {
  badField,
  type CamtAmount,
  currencyOf,
  dayOf,
  type Direction,
  directionOf,
  HOME_CURRENCY,
  partsOf,
  shown,
  truthOf,
} from './camt-fields.ts';
import { STATUS_CODES, STATUS_WORD } from './camt-version.ts';
import type { Leaf, Leaves } from './leaves.ts';
import { readWhereReadable } from './read-where-readable.ts';
import type { XmlPlace } from './xml-event.ts';

/** `unknown`: no word that is known says whether the money is on the account. */
export type EntryStatus = 'booked' | 'not_booked' | 'unknown';

/** One entry of a statement or notification, with the transactions that it is made of. */
export interface CamtEntry {
  readonly place: XmlPlace;
  readonly amount: CamtAmount;
  /** What the bank has kept of it, in hundred-thousandths; zero where it does not say. */
  readonly charges: bigint;
  readonly direction: Direction;
  /** Whether it takes back an earlier entry. */
  readonly reversal: boolean;
  /** Whether the money is on the account: not so where the entry is pending, coming or for information. */
  readonly status: EntryStatus;
  readonly bookedOn: CivilDate | null;
  readonly valueOn: CivilDate | null;
  /** Null where there is none, or a word for none. */
  readonly bankReference: string | null;
  /** Of the batch that it is the sum of; null where there is none or more than one, or a word for none. */
  readonly batchReference: string | null;
  readonly additional: string | null;
  readonly details: readonly CamtDetail[];
  /** What could not be read of it and of its transactions, other than how much it is and which way it goes. */
  readonly problems: readonly ReturnFileError[];
}

/** An entry that is no money of a debtor on the account, and of which cannot be read how much it is or which way it goes. */
export interface UnreadEntry {
  readonly place: XmlPlace;
  readonly unread: 'not_booked' | 'outgoing';
  readonly status: EntryStatus;
  /** Null where that cannot be read. */
  readonly direction: Direction | null;
  /** What it says, and what of it cannot be read. */
  readonly text: string;
}

const PATHS = {
  amount: 'Amt',
  direction: 'CdtDbtInd',
  reversal: 'RvslInd',
  bookedOn: 'BookgDt',
  valueOn: 'ValDt',
  bankReference: 'AcctSvcrRef',
  additional: 'AddtlNtryInf',
} as const;

/** What names the batch, the payer's own name of it first. */
const BATCHES: readonly string[] = ['NtryDtls/Btch/PmtInfId', 'NtryDtls/Btch/MsgId'];

/** In a word of the bank's own too. */
const BOOKED: readonly string[] = ['BOOK', 'BOOKED'];
const NOT_BOOKED: readonly string[] = ['PDNG', 'INFO', 'FUTR'];

/** The paths below an entry that are read, without those of its transactions. */
export const ENTRY_PATHS: readonly string[] = [
  ...Object.values(PATHS),
  ...BATCHES,
  ...[PATHS.bookedOn, PATHS.valueOn].flatMap((path) => [`${path}/Dt`, `${path}/DtTm`]),
  ...STATUS_CODES,
  STATUS_WORD,
  ...CHARGE_PATHS,
];

/**
 * Reads an entry: what of it cannot be read is told beside it.
 *
 * @param around `accountCurrency`: of an amount that names none; null where the statement does not say
 * @throws ReturnFileError where it may be money of a debtor, and cannot be read how much or which way
 */
export function readEntry(
  leaves: Leaves,
  { details, accountCurrency }: { details: readonly CamtDetail[]; accountCurrency: string | null },
): CamtEntry | UnreadEntry {
  const core = readWhereReadable();
  const amount = core.orNull(() => {
    const leaf = demand(leaves, PATHS.amount);
    return { parts: partsOf(leaf), leaf };
  });
  const direction = core.orNull(() => directionOf(demand(leaves, PATHS.direction)));
  const reversal = core.orNull(() => truthOf(leaves.one(PATHS.reversal)));
  const status = statusOf(leaves);
  if (amount === null || direction === null || reversal === null) {
    return unreadEntry(leaves, { status, direction, reversal, problems: core.problems });
  }
  const { orNull, problems } = readWhereReadable();
  return {
    place: leaves.place,
    amount: { ...amount, currency: orNull(() => demandCurrency(amount.leaf, accountCurrency)) ?? HOME_CURRENCY },
    charges: readWhereReadable().orNull(() => chargesOf(leaves)) ?? 0n,
    direction,
    reversal,
    status,
    bookedOn: orNull(() => dayOf(leaves, PATHS.bookedOn)),
    valueOn: orNull(() => dayOf(leaves, PATHS.valueOn)),
    bankReference: orNull(() => saidReference(leaves.one(PATHS.bankReference)?.text)),
    batchReference: batchOf(leaves),
    additional: textOf(leaves),
    details,
    problems: [...problems, ...details.flatMap((detail) => detail.problems)],
  };
}

/** @throws ReturnFileError where it may be money of a debtor on the account. */
function unreadEntry(
  leaves: Leaves,
  {
    status,
    direction,
    reversal,
    problems,
  }: Pick<UnreadEntry, 'status' | 'direction'> & { reversal: boolean | null; problems: readonly ReturnFileError[] },
): UnreadEntry {
  const [problem] = problems;
  const isOutgoing = direction === 'DBIT' && reversal === false;
  if (status === 'booked' && !isOutgoing && problem !== undefined) throw problem;
  const said = [direction, leaves.all(PATHS.amount)[0]?.text, textOf(leaves)];
  const words = [...said, ...problems.map(({ message }) => message)];
  return {
    place: leaves.place,
    unread: status === 'booked' ? 'outgoing' : 'not_booked',
    status,
    direction,
    text: words.filter((word) => word !== null && word !== undefined).join('; '),
  };
}

function demand(leaves: Leaves, path: string): Leaf {
  const leaf = leaves.one(path);
  if (leaf === null) throw badField(leaves, `an entry without ${path}`);
  return leaf;
}

function demandCurrency(leaf: Leaf, accountCurrency: string | null): string {
  const currency = currencyOf(leaf) ?? accountCurrency;
  if (currency === null) throw badField(leaf, `an amount without its currency: ${shown(leaf.text)}`);
  return currency;
}

function statusOf(leaves: Leaves): EntryStatus {
  const said = [...STATUS_CODES, STATUS_WORD].flatMap((path) => leaves.all(path));
  const words = said.map(({ text }) => text.toUpperCase());
  if (words.length > 0 && words.every((word) => BOOKED.includes(word))) return 'booked';
  return words.length > 0 && words.every((word) => NOT_BOOKED.includes(word)) ? 'not_booked' : 'unknown';
}

function batchOf(leaves: Leaves): string | null {
  const said = BATCHES.map((path) => leaves.all(path).filter(({ text }) => saidReference(text) !== null));
  const [first, second] = said.find((names) => names.length > 0) ?? [];
  return first === undefined || second !== undefined ? null : saidReference(first.text);
}

function textOf(leaves: Leaves): string | null {
  const texts = leaves.all(PATHS.additional);
  return texts.length === 0 ? null : texts.map(({ text }) => text).join('; ');
}
