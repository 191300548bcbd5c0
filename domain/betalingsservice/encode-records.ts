import { encodeIso88591 } from '../records/iso-8859-1.ts';
import type { FormatSettings } from './format-settings.ts';

const RECORD_END = '\r\n';

/** The bytes of a file: its records in ISO-8859-1, each with CRLF. */
export function encodeRecords(
  records: readonly string[],
  { trailingBlanks }: Pick<FormatSettings, 'trailingBlanks'>,
): Uint8Array<ArrayBuffer> {
  const lines = trailingBlanks === 'padded' ? records : records.map((text) => text.trimEnd());
  return encodeIso88591(lines.map((text) => text + RECORD_END).join(''));
}
