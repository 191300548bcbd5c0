import type { CivilDate } from '../calendar/calendar.ts';
import { saidReference } from '../records/naming-reference.ts';
import type { CamtDetail } from './camt-detail.ts';
import {
  amountOf,
  badField,
  type CamtAmount,
  dayOf,
  type Direction,
  directionOf,
  shown,
  truthOf,
} from './camt-fields.ts';
import { STATUS_CODES, STATUS_WORD } from './camt-version.ts';
import { firstOf, type Leaf, type Leaves } from './leaves.ts';
import type { XmlPlace } from './xml-event.ts';

/** One entry of a statement or notification, with the transactions that it is made of. */
export interface CamtEntry {
  readonly place: XmlPlace;
  readonly amount: CamtAmount;
  readonly direction: Direction;
  /** Whether it takes back an earlier entry. */
  readonly reversal: boolean;
  /** Whether the money is on the account: not so where the entry is pending, coming or for information. */
  readonly booked: boolean;
  readonly bookedOn: CivilDate | null;
  readonly valueOn: CivilDate | null;
  /** Null where there is none, or a word for none. */
  readonly bankReference: string | null;
  readonly additional: string | null;
  readonly details: readonly CamtDetail[];
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

const BOOKED = 'BOOK';
const NOT_BOOKED: readonly string[] = ['PDNG', 'INFO', 'FUTR'];

/** The paths below an entry that are read, without those of its transactions. */
export const ENTRY_PATHS: readonly string[] = [
  ...Object.values(PATHS),
  ...[PATHS.bookedOn, PATHS.valueOn].flatMap((path) => [`${path}/Dt`, `${path}/DtTm`]),
  ...STATUS_CODES,
  STATUS_WORD,
];

/** @throws ReturnFileError where a field is missing that says what the entry is, or holds what it cannot hold. */
export function readEntry(leaves: Leaves, details: readonly CamtDetail[]): CamtEntry {
  const demand = (path: string): Leaf => {
    const leaf = leaves.one(path);
    if (leaf === null) throw badField(leaves, `an entry without ${path}`);
    return leaf;
  };
  return {
    place: leaves.place,
    amount: amountOf(demand(PATHS.amount)),
    direction: directionOf(demand(PATHS.direction)),
    reversal: truthOf(leaves.one(PATHS.reversal)),
    booked: isBooked(leaves),
    bookedOn: dayOf(leaves, PATHS.bookedOn),
    valueOn: dayOf(leaves, PATHS.valueOn),
    bankReference: saidReference(leaves.one(PATHS.bankReference)?.text),
    additional: leaves.one(PATHS.additional)?.text ?? null,
    details,
  };
}

function isBooked(leaves: Leaves): boolean {
  // A word of the bank's own is not known to mean that the money is there.
  if (leaves.one(STATUS_WORD) !== null) return false;
  const status = firstOf(leaves, STATUS_CODES);
  if (status === null) throw badField(leaves, 'an entry without Sts');
  if (status.text === BOOKED) return true;
  if (NOT_BOOKED.includes(status.text)) return false;
  throw badField(status, `no status of an entry: ${shown(status.text)}`);
}
