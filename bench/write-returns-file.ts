import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { civilDate } from '../domain/calendar/calendar.ts';
import { paymentId } from '../domain/identifiers/fi71.ts';

/** What a file holds, to hold against what is read of it. */
export interface WrittenReturns {
  readonly records: number;
  /** The first so many of them, which are no slips. */
  readonly automatic: number;
  /** What was received less what was taken back. */
  readonly netOre: bigint;
}

const SUPPLIER = '12345678';
/** Of the creditor whose payments they are. */
export const PBS_NUMBER = '01234567';
const BS_DEBTOR_GROUP = '00001';
/** DDMMYY */
const DAY = '010427';

/** The day of every payment as the rest of the code has it. */
export const PAID_ON = civilDate('2027-04-01');

/** Of so many records one is a payment slip, and of so many automatic payments one is rejected and one charged back. */
export interface ReturnsMix {
  readonly slipEvery: number;
  /** Null for none. */
  readonly rejectedEvery: number | null;
  readonly chargedBackEvery: number | null;
}

/** Some of each kind. */
const OF_EACH_KIND: ReturnsMix = { slipEvery: 5, rejectedEvery: 50, chargedBackEvery: 100 };

/** All are paid, half of them by slip. */
export const HALF_BY_SLIP: ReturnsMix = { slipEvery: 2, rejectedEvery: null, chargedBackEvery: null };

/** Records that go into the stream together. */
const RECORDS_A_PIECE = 1000;

interface Section {
  readonly name: '0211' | '0215';
  readonly records: number;
  readonly record: (index: number) => { readonly text: string; readonly movedOre: bigint };
}

/**
 * Writes a delivery 0602 of so many plainly made-up payments, automatic ones and then slips, with the totals at its ends. They are numbered
 * from 1 on: customer number and reference, or payment id, are made of that number, and so is the amount.
 */
export async function writeReturnsFile({
  path,
  records,
  mix = OF_EACH_KIND,
}: {
  path: string;
  records: number;
  mix?: ReturnsMix;
}): Promise<WrittenReturns> {
  const slips = Math.floor(records / mix.slipEvery);
  const automatic = records - slips;
  const sections: readonly Section[] = [
    { name: '0211', records: automatic, record: (index) => automaticPayment(index, mix) },
    { name: '0215', records: slips, record: (index) => slipPayment(automatic + index) },
  ];
  let netOre = 0n;
  function* pieces(): Generator<string> {
    yield line(`BS002${SUPPLIER}BS106020000000001${' '.repeat(19)}${DAY}`);
    for (const section of sections) {
      const sectionOre = yield* sectionPieces(section);
      netOre += sectionOre;
    }
    yield line(`BS992${SUPPLIER}BS10602${digits(sections.length, 11)}${digits(records, 11)}${digits(netOre, 15)}`);
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path, { encoding: 'latin1' }));
  return { records, automatic, netOre };
}

function* sectionPieces({ name, records, record }: Section): Generator<string, bigint> {
  let sectionOre = 0n;
  yield line(`BS012${PBS_NUMBER}${name}000${BS_DEBTOR_GROUP}${' '.repeat(24)}${DAY}`);
  for (let start = 1; start <= records; start += RECORDS_A_PIECE) {
    let piece = '';
    for (let index = start; index < start + RECORDS_A_PIECE && index <= records; index += 1) {
      const { text, movedOre } = record(index);
      piece += line(text);
      sectionOre += movedOre;
    }
    yield piece;
  }
  const totals = digits(records, 11) + digits(sectionOre, 15);
  yield line(`BS092${PBS_NUMBER}${name}000${BS_DEBTOR_GROUP}${' '.repeat(6)}${totals}`);
  return sectionOre;
}

function automaticPayment(
  index: number,
  { rejectedEvery, chargedBackEvery }: ReturnsMix,
): { text: string; movedOre: bigint } {
  const amountOre = amountOf(index);
  const asked = `${digits(index, 15)}${digits(index, 9)}${DAY}1${digits(amountOre, 13)}${`${index}`.padEnd(34)}`;
  const of = (code: string, day: string, actualOre: bigint): string =>
    `BS042${PBS_NUMBER}${code}000${BS_DEBTOR_GROUP}${asked}${day}${day}${digits(actualOre, 13)}`;
  if (isEvery(chargedBackEvery, index)) return { text: of('0239', DAY, amountOre), movedOre: -amountOre };
  if (isEvery(rejectedEvery, index)) return { text: of('0237', '000000', 0n), movedOre: 0n };
  return { text: of('0236', DAY, amountOre), movedOre: amountOre };
}

function slipPayment(index: number): { text: string; movedOre: bigint } {
  const amountOre = amountOf(index);
  const asked = `0000${paymentId(BigInt(index))}71000000${DAY}1${digits(amountOre, 13)}${digits(index, 9)}`;
  const paid = `${digits(index, 22)}${DAY}${DAY}${digits(amountOre, 13)}`;
  return { text: `BS042${PBS_NUMBER}0297000${BS_DEBTOR_GROUP}${asked}${paid}`, movedOre: amountOre };
}

const isEvery = (every: number | null, index: number): boolean => every !== null && index % every === 0;

/** Øre of the payment of that number: from 100 kroner up, and not the same for neighbours. */
export function amountOf(index: number): bigint {
  return BigInt(10_000 + ((index * 37) % 90_000));
}

function digits(value: number | bigint, width: number): string {
  return value.toString().padStart(width, '0');
}

function line(text: string): string {
  return `${text.padEnd(128)}\r\n`;
}
