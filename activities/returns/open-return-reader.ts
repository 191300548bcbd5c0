import { isCamtNamespace } from '../../domain/camt/camt-version.ts';
import type { CamtSpellings } from '../../domain/camt/find-payment-id.ts';
import type { ReturnReader } from '../../domain/returns/return-entry.ts';
import { ReturnFileError } from '../../domain/returns/return-file-error.ts';
import { findXmlRoot } from './find-xml-root.ts';
import { openCamtReader } from './open-camt-reader.ts';

/** A reader for files of lines, chosen by their first bytes; null where they are none that it knows. */
export type LineReaderOpener = (firstBytes: Uint8Array) => ReturnReader | null;

export interface ReturnReaderOptions {
  /** Asked for what is no account statement. */
  readonly openLineReader: LineReaderOpener;
  /** How payment slips may be written in account statements; all ways that are known unless given. */
  readonly spellings?: CamtSpellings | undefined;
}

/**
 * The reader for a file that begins with these bytes. They are looked at only: the reader is given them like all others.
 * @throws ReturnFileError where the file is of no known format
 */
export function openReturnReader(
  firstBytes: Uint8Array,
  { openLineReader, spellings }: ReturnReaderOptions,
): ReturnReader {
  const root = findXmlRoot(firstBytes);
  if (root !== null && isCamtNamespace(root.namespace)) return openCamtReader({ spellings });
  const reader = root === null ? openLineReader(firstBytes) : null;
  if (reader !== null) return reader;
  throw ReturnFileError.at({ line: 1, column: 1 }, 'unknown_format', 'no file of Betalingsservice or of a bank');
}
