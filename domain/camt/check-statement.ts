import { ReturnFileError } from '../records/return-file-error.ts';
import type { CamtEntry, EntryStatus, UnreadEntry } from './camt-entry.ts';
import { amountOf, badField, countOf, type Direction, directionOf, partsOf, showParts } from './camt-fields.ts';
import { NET_AMOUNTS, NET_DIRECTIONS } from './camt-version.ts';
import { firstOf, type Leaf, type Leaves } from './leaves.ts';

/** What a statement's entries come to. Amounts are hundred-thousandths, whatever their currency: so are the totals. */
export interface StatementTotals {
  add(entry: Pick<CamtEntry, 'amount' | 'direction' | 'status'> | UnreadEntry): void;
  /** @throws ReturnFileError where a total or the closing balance is given and disagrees with the entries */
  check(statement: Leaves, balances: readonly Leaves[]): void;
}

const COUNTED = {
  TtlNtries: ['CRDT', 'DBIT'],
  TtlCdtNtries: ['CRDT'],
  TtlDbtNtries: ['DBIT'],
} as const satisfies Readonly<Record<string, readonly Direction[]>>;

const BALANCE = { type: 'Tp/CdOrPrtry/Cd', amount: 'Amt', direction: 'CdtDbtInd' } as const;
/** The balances between which the booked entries of a statement lie. */
const OPENING = 'OPBD';
const CLOSING = 'CLBD';

/** The paths below a statement and below a balance that are read. */
export const TOTAL_PATHS: readonly string[] = [
  ...Object.keys(COUNTED).flatMap((total) => [countPath(total), sumPath(total)]),
  ...NET_AMOUNTS,
  ...NET_DIRECTIONS,
];
export const BALANCE_PATHS: readonly string[] = Object.values(BALANCE);

/** What moved a balance: the booked entries, and perhaps those of which is not known whether they are. */
const ON_ACCOUNT: readonly (readonly EntryStatus[])[] = [['booked'], ['booked', 'unknown']];
/** What a total counts: all entries, as the standard has it, or those on the account alone, as some banks do. */
const COUNTINGS: readonly (readonly EntryStatus[])[] = [['booked', 'unknown', 'not_booked'], ...ON_ACCOUNT];

interface Tally {
  count: bigint;
  sum: bigint;
}

/** A statement with an entry of which cannot be read how much it is, is held to no total. Such an entry is no money of a debtor. */
export function countStatement(): StatementTotals {
  const tallies = new Map<EntryStatus, Record<Direction, Tally>>();
  const currencies = new Set<string | null>();
  let isReadable = true;
  const sumUp = (countings: readonly (readonly EntryStatus[])[], of: (tally: Record<Direction, Tally>) => bigint) =>
    countings.map((statuses) =>
      statuses.reduce((sum, status) => {
        const tally = tallies.get(status);
        return tally === undefined ? sum : sum + of(tally);
      }, 0n),
    );
  const netOf = ({ CRDT, DBIT }: Record<Direction, Tally>) => CRDT.sum - DBIT.sum;
  return {
    add(entry) {
      if ('unread' in entry) {
        isReadable = false;
        return;
      }
      const { amount, direction, status } = entry;
      const tally = tallies.get(status) ?? { CRDT: { count: 0n, sum: 0n }, DBIT: { count: 0n, sum: 0n } };
      tally[direction].count += 1n;
      tally[direction].sum += amount.parts;
      tallies.set(status, tally);
      if (status === 'booked') currencies.add(amount.currency);
    },
    check(statement, balances) {
      if (!isReadable) return;
      for (const [total, directions] of Object.entries(COUNTED)) {
        const added = (of: (tally: Tally) => bigint) =>
          sumUp(COUNTINGS, (tally) => directions.reduce((all, direction) => all + of(tally[direction]), 0n));
        const counted = added(({ count }) => count);
        demandEqual(
          statement.one(countPath(total)),
          { read: countOf, found: counted, total: `${total}/NbOfNtries` },
          String,
        );
        const summed = added(({ sum }) => sum);
        demandEqual(statement.one(sumPath(total)), { read: partsOf, found: summed, total: `${total}/Sum` });
      }
      const direction = firstOf(statement, NET_DIRECTIONS);
      if (direction !== null) {
        const way = directionOf(direction);
        const read = (leaf: Leaf) => signed(partsOf(leaf), way);
        const found = sumUp(COUNTINGS, netOf);
        demandEqual(firstOf(statement, NET_AMOUNTS), { read, found, total: 'the net amount' });
      }
      checkBalances(balances, { moved: sumUp(ON_ACCOUNT, netOf), currencies });
    },
  };
}

function checkBalances(
  balances: readonly Leaves[],
  { moved, currencies }: { moved: readonly bigint[]; currencies: ReadonlySet<string | null> },
): void {
  const [opening, closing] = [balanceOf(balances, OPENING), balanceOf(balances, CLOSING)];
  if (opening === null || closing === null) return;
  // Entries of another currency than the account's do not say by how much they moved its balance. What names none is in the account's.
  const named = [...currencies, opening.currency, closing.currency].filter((currency) => currency !== null);
  if (new Set(named).size > 1) return;
  const found = moved.map((parts) => opening.parts + parts);
  demandEqual(closing.leaf, { read: () => closing.parts, found, total: 'the closing balance' });
}

/** A balance with its sign; null where the statement has none of that type, or several. */
function balanceOf(
  balances: readonly Leaves[],
  type: string,
): { readonly parts: bigint; readonly currency: string | null; readonly leaf: Leaf } | null {
  const [balance, second] = balances.filter((leaves) => leaves.one(BALANCE.type)?.text === type);
  if (balance === undefined || second !== undefined) return null;
  const [amount, direction] = [balance.one(BALANCE.amount), balance.one(BALANCE.direction)];
  if (amount === null || direction === null) throw badField(balance, 'a balance without its amount or its sign');
  const { parts, currency, leaf } = amountOf(amount);
  return { parts: signed(parts, directionOf(direction)), currency, leaf };
}

/** @param total `found`: what it may be by the entries, the first of them the one that is told */
function demandEqual(
  leaf: Leaf | null,
  { read, found, total }: { read: (leaf: Leaf) => bigint; found: readonly bigint[]; total: string },
  show: (found: bigint) => string = showParts,
): void {
  if (leaf === null || found.includes(read(leaf))) return;
  const message = `${total} is ${leaf.text} and should be ${show(found[0] ?? 0n)} by the entries`;
  throw ReturnFileError.at(leaf.place, 'wrong_totals', message);
}

function signed(parts: bigint, direction: Direction): bigint {
  return direction === 'CRDT' ? parts : -parts;
}

function countPath(total: string): string {
  return `TxsSummry/${total}/NbOfNtries`;
}

function sumPath(total: string): string {
  return `TxsSummry/${total}/Sum`;
}
