import { isUtf8 } from 'node:buffer';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { UnreadableCsv } from './unreadable-csv.ts';

/** As much as is decoded before others get their turn. */
const CHUNK_BYTES = 65_536;
/** As many lines as are looked through before others get their turn. */
const LINES_A_TURN = 10_000;
const LINE_FEED = 0x0a;

const UTF16_MARKS = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;
const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** Windows-1252 has no sign for these bytes. */
const NO_SIGN = /[\u0081\u008D\u008F\u0090\u009D]/;
/** Letters of UTF-8, read as one character a byte. */
const OF_UTF8 = /[\u00C2-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}|[\u00F0-\u00F4][\u0080-\u00BF]{3}/;
/** What æ, ø and å of a Macintosh or of DOS look like in windows-1252. */
const OF_OTHERS = /\p{L}[¿¾›†]\p{Ll}/u;

/**
 * The bytes of a text file as UTF-8: what is UTF-8 as it is, UTF-16 by its byte order mark, and else windows-1252, in which Excel in Danish
 * writes "CSV". What could be two of them, or is none, is not guessed.
 * @throws UnreadableCsv
 */
export async function utf8Of(content: Uint8Array): Promise<Uint8Array> {
  const utf16 = UTF16_MARKS.find(({ mark }) => begins(content, mark));
  if (utf16 !== undefined) return decoded(content, utf16.encoding);
  // UTF-16 without a byte order mark: no header begins with a NUL.
  if (content.subarray(0, 2).includes(0)) throw unknownEncoding(1);
  if (isUtf8(content)) return content;
  if (begins(content, UTF8_MARK)) throw unknownEncoding(await firstLineOfOtherBytes(content));
  return decoded(content, 'windows-1252');
}

const begins = (content: Uint8Array, mark: readonly number[]) => mark.every((byte, index) => content[index] === byte);

async function decoded(content: Uint8Array, encoding: 'utf-16le' | 'utf-16be' | 'windows-1252'): Promise<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parts: Uint8Array[] = [];
  let line = 1;
  for (let start = 0; start < content.length; start += CHUNK_BYTES) {
    const chunk = content.subarray(start, start + CHUNK_BYTES);
    const text = textOf(decoder, { chunk, line, isLast: start + CHUNK_BYTES >= content.length });
    if (encoding === 'windows-1252') {
      const bytes = Buffer.from(content.subarray(Math.max(0, start - 3), start + CHUNK_BYTES)).toString('latin1');
      if (OF_UTF8.test(bytes) || NO_SIGN.test(bytes)) throw unknownEncoding(await firstLineOfOtherBytes(content));
      const at = text.search(OF_OTHERS);
      if (at >= 0) throw unknownEncoding(line + linesIn(text.slice(0, at)));
    }
    line += linesIn(text);
    parts.push(Buffer.from(text));
    await othersTurn();
  }
  return Buffer.concat(parts);
}

function textOf(
  decoder: InstanceType<typeof TextDecoder>,
  { chunk, line, isLast }: { chunk: Uint8Array; line: number; isLast: boolean },
): string {
  try {
    return decoder.decode(chunk, { stream: !isLast });
  } catch {
    throw unknownEncoding(line);
  }
}

const linesIn = (text: string) => text.split('\n').length - 1;

function unknownEncoding(line: number): UnreadableCsv {
  const message = 'The file is neither UTF-8 nor windows-1252 throughout: save it as CSV UTF-8';
  return new UnreadableCsv({ line, column: null, code: 'not_utf8', message });
}

async function firstLineOfOtherBytes(content: Uint8Array): Promise<number> {
  let line = 1;
  for (let start = 0; ; line += 1) {
    if (line % LINES_A_TURN === 0) await othersTurn();
    const end = content.indexOf(LINE_FEED, start);
    if (end < 0 || !isUtf8(content.subarray(start, end))) return line;
    start = end + 1;
  }
}
