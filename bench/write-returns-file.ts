import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { paymentId } from '../domain/fi71.ts';

/** What a file holds, to hold against what is read of it. */
export interface WrittenReturns {
  readonly records: number;
  /** What was received less what was taken back. */
  readonly netOre: bigint;
}

const SUPPLIER = '12345678';
const PBS_NUMBER = '01234567';
const BS_DEBTOR_GROUP = '00001';
/** The day of every payment, DDMMYY. */
const DAY = '010427';

/** Of so many records one is a payment slip, and of so many automatic payments one is rejected and one charged back. */
const SLIP_EVERY = 5;
const REJECTED_EVERY = 50;
const CHARGED_BACK_EVERY = 100;

/** Records that go into the stream together. */
const RECORDS_A_PIECE = 1000;

interface Section {
  readonly name: '0211' | '0215';
  readonly records: number;
  readonly record: (index: number) => { readonly text: string; readonly movedOre: bigint };
}

/** Writes a delivery 0602 of so many plainly made-up payments, automatic ones and then slips, with the totals at its ends. */
export async function writeReturnsFile({ path, records }: { path: string; records: number }): Promise<WrittenReturns> {
  const slips = Math.floor(records / SLIP_EVERY);
  const sections: readonly Section[] = [
    { name: '0211', records: records - slips, record: automaticPayment },
    { name: '0215', records: slips, record: slipPayment },
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
  return { records, netOre };
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

function automaticPayment(index: number): { text: string; movedOre: bigint } {
  const amountOre = amountOf(index);
  const asked = `${digits(index, 15)}${digits(index, 9)}${DAY}1${digits(amountOre, 13)}${`${index}`.padEnd(34)}`;
  const of = (code: string, day: string, actualOre: bigint): string =>
    `BS042${PBS_NUMBER}${code}000${BS_DEBTOR_GROUP}${asked}${day}${day}${digits(actualOre, 13)}`;
  if (index % CHARGED_BACK_EVERY === 0) return { text: of('0239', DAY, amountOre), movedOre: -amountOre };
  if (index % REJECTED_EVERY === 0) return { text: of('0237', '000000', 0n), movedOre: 0n };
  return { text: of('0236', DAY, amountOre), movedOre: amountOre };
}

function slipPayment(index: number): { text: string; movedOre: bigint } {
  const amountOre = amountOf(index);
  const asked = `0000${paymentId(BigInt(index))}71000000${DAY}1${digits(amountOre, 13)}${digits(index, 9)}`;
  const paid = `${digits(index, 22)}${DAY}${DAY}${digits(amountOre, 13)}`;
  return { text: `BS042${PBS_NUMBER}0297000${BS_DEBTOR_GROUP}${asked}${paid}`, movedOre: amountOre };
}

/** From 100 kroner up, and not the same for neighbours. */
function amountOf(index: number): bigint {
  return BigInt(10_000 + ((index * 37) % 90_000));
}

function digits(value: number | bigint, width: number): string {
  return value.toString().padStart(width, '0');
}

function line(text: string): string {
  return `${text.padEnd(128)}\r\n`;
}
