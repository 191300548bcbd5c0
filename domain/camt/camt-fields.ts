import { type CivilDate, isCivilDate } from '../calendar/calendar.ts';
import { formatScaled, parseScaled } from '../money/decimal.ts';
import { ReturnFileError } from '../records/return-file-error.ts';
import type { Leaf, Leaves } from './leaves.ts';

/** Amounts of ISO 20022 have at most five decimals: they are counted in so many parts of a unit. */
const DECIMALS = 5;
const PARTS_PER_ORE = 1000n;
export const HOME_CURRENCY = 'DKK';

/** Longer than any amount that XML Schema lets through, zeros behind it included. */
const MAX_AMOUNT_LENGTH = 40;

export type Direction = 'CRDT' | 'DBIT';

/** An amount without a sign. */
export interface CamtAmount {
  /** Hundred-thousandths of the currency's unit. */
  readonly parts: bigint;
  /** Three capitals; null for that of what it is a part of. */
  readonly currency: string | null;
  readonly leaf: Leaf;
}

/** Digits with at most five decimals, as hundred-thousandths. @throws ReturnFileError on anything else. */
export function partsOf(leaf: Leaf): bigint {
  if (leaf.text.length > MAX_AMOUNT_LENGTH) throw badField(leaf, `no amount: ${shown(leaf.text)}`);
  // Zeros behind the last decimal that counts say nothing, however many there are.
  const text = leaf.text.includes('.') ? leaf.text.replace(/(?<=\d)\.?0+$/, '') : leaf.text;
  const parts = text.startsWith('-') ? null : parseScaled(text, DECIMALS);
  if (parts === null) throw badField(leaf, `no amount: ${shown(leaf.text)}`);
  return parts;
}

/** @throws ReturnFileError where the digits are no amount or the currency is none. */
export function amountOf(leaf: Leaf): CamtAmount {
  return { parts: partsOf(leaf), currency: currencyOf(leaf), leaf };
}

/** Null where none is given. @throws ReturnFileError on what is none. */
export function currencyOf(leaf: Leaf): string | null {
  const currency = leaf.currency?.trim().toUpperCase() ?? '';
  if (currency === '') return null;
  if (!/^[A-Z]{3}$/.test(currency)) throw badField(leaf, `no currency: ${shown(currency)}`);
  return currency;
}

export function hasPartOfOre({ parts }: Pick<CamtAmount, 'parts'>): boolean {
  return parts % PARTS_PER_ORE !== 0n;
}

/** @throws ReturnFileError where the amount has a part of an øre. */
export function oreOf(amount: CamtAmount): bigint {
  const { parts, leaf } = amount;
  if (hasPartOfOre(amount)) throw badField(leaf, `more than two decimals: ${shown(leaf.text)}`);
  return parts / PARTS_PER_ORE;
}

/** Whether the account receives or pays. @throws ReturnFileError on a word that says neither. */
export function directionOf(leaf: Leaf): Direction {
  if (leaf.text !== 'CRDT' && leaf.text !== 'DBIT') throw badField(leaf, `neither CRDT nor DBIT: ${shown(leaf.text)}`);
  return leaf.text;
}

/** A truth value as XML Schema writes it; a missing one is false. @throws ReturnFileError on another word. */
export function truthOf(leaf: Leaf | null): boolean {
  if (leaf === null || leaf.text === 'false' || leaf.text === '0') return false;
  if (leaf.text === 'true' || leaf.text === '1') return true;
  throw badField(leaf, `neither true nor false: ${shown(leaf.text)}`);
}

/** A count as digits. @throws ReturnFileError on anything else. */
export function countOf(leaf: Leaf): bigint {
  if (!/^\d{1,15}$/.test(leaf.text)) throw badField(leaf, `no count: ${shown(leaf.text)}`);
  return BigInt(leaf.text);
}

/** Hundred-thousandths as a total is written: two decimals, and more only where they count. */
export function showParts(parts: bigint): string {
  return formatScaled(parts, DECIMALS).replace(/0{1,3}$/, '');
}

/** Øre with a sign as the account sees them; null in another currency than its own, or where there is a part of an øre. */
export function movedOre({ parts, currency }: CamtAmount, direction: Direction): bigint | null {
  if (currency !== HOME_CURRENCY || hasPartOfOre({ parts })) return null;
  return (direction === 'CRDT' ? parts : -parts) / PARTS_PER_ORE;
}

/** The day of a choice of `Dt` and `DtTm`; null where there is neither, or a word for none. @throws ReturnFileError where it is no day. */
export function dayOf(leaves: Leaves, path: string): CivilDate | null {
  const leaf = leaves.one(`${path}/Dt`) ?? leaves.one(`${path}/DtTm`);
  return leaf === null ? null : dayOfText(leaf);
}

/** With the time and the zone behind it that banks write: `Z`, `+01:00`, `+0100`, `+01` or none. */
const DAY =
  /^(?<year>\d{4})(?<dash>-?)(?<month>\d{2})\k<dash>(?<day>\d{2})(?:[T ]\d[\d:.,]*)?\s?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?$/;
const NO_DAY = '0000-00-00';

/**
 * The day of a date or a time as the file states it, in the file's own zone; null for zeros alone. @throws ReturnFileError where it is none.
 */
export function dayOfText(leaf: Leaf): CivilDate | null {
  const { year, month, day } = DAY.exec(leaf.text)?.groups ?? {};
  const date = `${year}-${month}-${day}`;
  if (date === NO_DAY) return null;
  if (!isCivilDate(date)) throw badField(leaf, `no day: ${shown(leaf.text)}`);
  return date;
}

/** As much of a text as is room for, without half a character at its end. */
export function cutText(text: string, length: number): string {
  const cut = text.slice(0, length);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

export function badField({ place }: Pick<Leaf, 'place'>, message: string): ReturnFileError {
  return ReturnFileError.at(place, 'bad_field', message);
}

/** A text from a file as it can stand in a message. */
export function shown(text: string): string {
  return JSON.stringify(cutText(text, 40));
}
