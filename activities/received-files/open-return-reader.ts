import { isCamtDocument } from '../../domain/camt/camt-version.ts';
import type { CamtSpellings } from '../../domain/camt/find-payment-id.ts';
import { detectLineFormat, type LineFileType, openLineReader } from '../../domain/received-files/detect-format.ts';
import type { ReturnReader } from '../../domain/records/return-entry.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import { findXmlRoot } from './find-xml-root.ts';
import { openCamtReader } from './open-camt-reader.ts';

export interface ReturnReaderOptions {
  /** How payment slips may be written in account statements; all ways that are known unless given. */
  readonly spellings?: CamtSpellings | undefined;
  /** Whether the totals that a file of a bank gives must agree with what it holds; they must unless it is said. */
  readonly holdsTotals?: boolean;
}

/**
 * The format of a file that begins with these bytes; null where it is none that is read.
 * @throws ReturnFileError where they begin like XML and are broken before its root
 */
export function detectReturnFormat(firstBytes: Uint8Array): LineFileType | 'camt' | null {
  const root = findXmlRoot(firstBytes);
  if (root === null) return detectLineFormat(firstBytes);
  return isCamtDocument(root) ? 'camt' : null;
}

/**
 * The reader for a file that begins with these bytes. They are looked at only: the reader is given them like all others.
 * @throws ReturnFileError where the file is of no known format
 */
export function openReturnReader(
  firstBytes: Uint8Array,
  { spellings, holdsTotals = true }: ReturnReaderOptions = {},
): ReturnReader {
  const type = detectReturnFormat(firstBytes);
  if (type === 'camt') return openCamtReader({ spellings, holdsTotals });
  if (type !== null) return openLineReader(type, { holdsTotals });
  throw ReturnFileError.at({ line: 1, column: 1 }, 'unknown_format', 'no file of Betalingsservice or of a bank');
}
