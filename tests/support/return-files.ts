import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import type { ReturnEntry, ReturnFileFacts, ReturnReader } from '../../domain/records/return-entry.ts';

/** The end of a delivery 0602 up to its totals. */
export const END_0602 = 'BS99212345674BS10602';
export const RECORD_WIDTH = 128;

/** A record with texts from their first positions on, 128 wide. */
export function at(name: string, ...fields: readonly [first: number, text: string][]): string {
  return fields.reduce(
    (record, [first, text]) => record.slice(0, first - 1) + text + record.slice(first - 1 + text.length),
    name.padEnd(RECORD_WIDTH),
  );
}

/** The records as a delivery that gives no totals. */
export function framed(type: string, records: readonly string[], end = `BS99212345674BS1${type}`): string {
  const start = at('BS002', [6, '12345674BS1'], [17, type], [21, '0000000007'], [50, '050127']);
  return [start, ...records, end.padEnd(RECORD_WIDTH)].map((record) => `${record}\r\n`).join('');
}

/** All that a reader makes of a file, in one piece. */
export function readAll(
  open: () => ReturnReader,
  file: string | Uint8Array,
): { entries: readonly ReturnEntry[]; facts: ReturnFileFacts } {
  const reader = open();
  const entries = reader.read(typeof file === 'string' ? Buffer.from(file, 'latin1') : file);
  const end = reader.finish();
  return { entries: [...entries, ...end.entries], facts: end.facts };
}

/** Why a file is refused; null where it is read. @throws whatever is no refusal. */
export function refusedAt(open: () => ReturnReader, file: string | Uint8Array): ReturnFileError | null {
  return refusedBy(() => readAll(open, file));
}

/** Why a reading refuses its file; null where it does not. @throws whatever is no refusal. */
export function refusedBy(read: () => unknown): ReturnFileError | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof ReturnFileError) return error;
    throw error;
  }
}
