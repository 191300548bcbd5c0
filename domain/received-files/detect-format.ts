import { createReader0602 } from '../betalingsservice/read-0602.ts';
import { createReader0603 } from '../betalingsservice/read-0603.ts';
import { createReader0621 } from '../betalingsservice/read-0621.ts';
import { createFiFileReader } from '../fi-file/read-fi-file.ts';
import { decodeIso88591 } from '../records/iso-8859-1.ts';
import type { ReturnFileType, ReturnReader } from '../records/return-entry.ts';

/** The files that consist of lines. */
export type LineFileType = Extract<ReturnFileType, '0602' | '0603' | '0621' | 'fi'>;

const READERS: Readonly<Record<LineFileType, (options: { readonly holdsTotals: boolean }) => ReturnReader>> = {
  // A delivery of Betalingsservice whose totals are wrong is not whole: nobody can say that it is.
  '0602': () => createReader0602(),
  '0603': () => createReader0603(),
  '0621': () => createReader0621(),
  fi: createFiFileReader,
};

/** BS002 with the type at 17-20, or FI01, at the beginning of a line: what stands before it is a channel's. */
const FIRST_RECORD = /^(?:BS002.{11}(?<type>\d{4})|(?<fi>FI01))/m;

/**
 * Which file of lines begins with these bytes, some hundreds of them where a channel puts lines of its own before it. Null where it is
 * none that comes back: neither the banks' nor one of those that Betalingsservice returns.
 */
export function detectLineFormat(firstBytes: Uint8Array): LineFileType | null {
  const found = FIRST_RECORD.exec(decodeIso88591(firstBytes))?.groups;
  if (found?.['fi'] !== undefined) return 'fi';
  const type = found?.['type'];
  return type === '0602' || type === '0603' || type === '0621' ? type : null;
}

/** A reader for the file, from its first byte on. */
export function openLineReader(type: LineFileType, { holdsTotals = true } = {}): ReturnReader {
  return READERS[type]({ holdsTotals });
}
