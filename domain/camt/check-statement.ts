import { ReturnFileError } from '../records/return-file-error.ts';
import type { CamtEntry } from './camt-entry.ts';
import { amountOf, badField, countOf, type Direction, directionOf, partsOf, showParts } from './camt-fields.ts';
import { NET_AMOUNTS, NET_DIRECTIONS } from './camt-version.ts';
import { firstOf, type Leaf, type Leaves } from './leaves.ts';

/** What a statement's entries come to. Amounts are hundred-thousandths, whatever their currency: so are the totals. */
export interface StatementTotals {
  add(entry: Pick<CamtEntry, 'amount' | 'direction' | 'booked'>): void;
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

export function countStatement(): StatementTotals {
  const count = { CRDT: 0n, DBIT: 0n };
  const sum = { CRDT: 0n, DBIT: 0n };
  const currencies = new Set<string>();
  let bookedNet = 0n;
  return {
    add({ amount: { parts, currency }, direction, booked }) {
      count[direction] += 1n;
      sum[direction] += parts;
      if (!booked) return;
      bookedNet += signed(parts, direction);
      currencies.add(currency);
    },
    check(statement, balances) {
      for (const [total, directions] of Object.entries(COUNTED)) {
        const counted = directions.reduce((all, direction) => all + count[direction], 0n);
        const summed = directions.reduce((all, direction) => all + sum[direction], 0n);
        demandEqual(statement.one(countPath(total)), countOf, counted, `${total}/NbOfNtries`, String);
        demandEqual(statement.one(sumPath(total)), partsOf, summed, `${total}/Sum`);
      }
      const net = sum.CRDT - sum.DBIT;
      const direction = firstOf(statement, NET_DIRECTIONS);
      const way = direction === null ? null : directionOf(direction);
      if (way !== null) {
        demandEqual(firstOf(statement, NET_AMOUNTS), (leaf) => signed(partsOf(leaf), way), net, 'the net amount');
      }
      checkBalances(balances, { bookedNet, currencies });
    },
  };
}

function checkBalances(
  balances: readonly Leaves[],
  { bookedNet, currencies }: { bookedNet: bigint; currencies: ReadonlySet<string> },
): void {
  const [opening, closing] = [balanceOf(balances, OPENING), balanceOf(balances, CLOSING)];
  if (opening === null || closing === null) return;
  // Entries of another currency than the account's do not say by how much they moved its balance.
  const oneCurrency = new Set([...currencies, opening.currency, closing.currency]).size === 1;
  if (oneCurrency) {
    demandEqual(closing.leaf, () => closing.parts, opening.parts + bookedNet, 'the closing balance');
  }
}

/** A balance with its sign; null where the statement has none of that type, or several. */
function balanceOf(
  balances: readonly Leaves[],
  type: string,
): { readonly parts: bigint; readonly currency: string; readonly leaf: Leaf } | null {
  const [balance, second] = balances.filter((leaves) => leaves.one(BALANCE.type)?.text === type);
  if (balance === undefined || second !== undefined) return null;
  const [amount, direction] = [balance.one(BALANCE.amount), balance.one(BALANCE.direction)];
  if (amount === null || direction === null) throw badField(balance, 'a balance without its amount or its sign');
  const { parts, currency, leaf } = amountOf(amount);
  return { parts: signed(parts, directionOf(direction)), currency, leaf };
}

function demandEqual(
  leaf: Leaf | null,
  read: (leaf: Leaf) => bigint,
  found: bigint,
  total: string,
  show: (found: bigint) => string = showParts,
): void {
  if (leaf === null || read(leaf) === found) return;
  const message = `${total} is ${leaf.text} and should be ${show(found)} by the entries`;
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
