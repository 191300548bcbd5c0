const END_OF_HEAD = '\r\n\r\n';
const SPLIT_WORD = /(=\?utf-8\?[qb]\?[^?]*\?=)\s+(?==\?utf-8\?[qb]\?[^?]*\?=)/gi;
const ENCODED_WORD = /=\?utf-8\?([qb])\?([^?]*)\?=/gi;
/** RFC 2183, 2.3; RFC 2045, 5.1 */
const PARAMETER = (name: string): RegExp => new RegExp(`;\\s*${name}="?([^";]+)"?`, 'i');

/** A part of a mail that is no container of others. */
interface Leaf {
  readonly type: string;
  /** Of an attachment. */
  readonly name: string | null;
  readonly content: Uint8Array;
}

/** A mail as a person reads it. */
export interface ReadMail {
  readonly subject: string;
  /** In UTF-8; null where it has none. */
  readonly text: Uint8Array | null;
  readonly html: Uint8Array | null;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[];
}

/** Reads a mail that this program has composed (RFC 2046, 5.1): no other is kept. */
export function readMail(message: Uint8Array): ReadMail {
  const text = Buffer.from(message).toString('latin1');
  const leaves = leavesOf(text);
  const bodyOf = (type: string) => leaves.find((leaf) => leaf.name === null && leaf.type === type)?.content ?? null;
  return {
    subject: decodeWords(headersOf(text).get('subject') ?? ''),
    text: bodyOf('text/plain'),
    html: bodyOf('text/html'),
    attachments: leaves.flatMap(({ type, name, content }) =>
      name === null ? [] : [{ name, type, bytes: content.length }],
    ),
  };
}

function leavesOf(part: string): Leaf[] {
  const headers = headersOf(part);
  const contentType = headers.get('content-type') ?? 'text/plain';
  const body = part.slice(part.indexOf(END_OF_HEAD) + END_OF_HEAD.length);
  const boundary = PARAMETER('boundary').exec(contentType)?.[1];
  if (boundary !== undefined) {
    // What stands before the first is read by no program, and behind the last is its end.
    const parts = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1);
    return parts.flatMap((inner) => leavesOf(inner.replace(/^[ \t]*\r\n/, '')));
  }
  const disposition = headers.get('content-disposition') ?? '';
  return [
    {
      type: contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '',
      name: disposition.startsWith('attachment')
        ? decodeWords(PARAMETER('filename').exec(disposition)?.[1] ?? '')
        : null,
      content: decode(body, headers.get('content-transfer-encoding')?.toLowerCase()),
    },
  ];
}

/** By their names in small letters, unfolded (RFC 5322, 2.2.3). */
function headersOf(part: string): ReadonlyMap<string, string> {
  const lines = part
    .slice(0, part.indexOf(END_OF_HEAD))
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** RFC 2047: blanks between two encoded words are none of the text. */
function decodeWords(text: string): string {
  return text
    .replaceAll(SPLIT_WORD, '$1')
    .replaceAll(ENCODED_WORD, (_whole, encoding: string, word: string) =>
      (encoding.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : Buffer.from(bytesOfHex(word.replaceAll('_', ' ')), 'latin1')
      ).toString('utf8'),
    );
}

function decode(body: string, encoding = '7bit'): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  // RFC 2045, 6.7: soft line breaks, and bytes by their two hexadecimal digits.
  return Buffer.from(bytesOfHex(body.replaceAll(/=\r\n/g, '')), 'latin1');
}

const bytesOfHex = (text: string): string =>
  text.replaceAll(/=([0-9A-F]{2})/gi, (_whole, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)));
