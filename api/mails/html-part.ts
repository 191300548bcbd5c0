const HTML_HEAD =
  /\r\n(--[^\r\n]+)\r\n((?:[^\r\n]+\r\n)*?content-type: text\/html(?:[^\r\n]*\r\n)(?:[^\r\n]+\r\n)*)\r\n/i;
const ENCODING = /content-transfer-encoding: *([a-z0-9-]+)/i;

/** The HTML of a mail as this program has composed it (RFC 2046, 5.1), in UTF-8; null where it has none. */
export function htmlPart(message: Uint8Array): Uint8Array | null {
  const text = Buffer.from(message).toString('latin1');
  const head = HTML_HEAD.exec(text);
  const [all, boundary, headers] = head ?? [];
  if (head === null || all === undefined || boundary === undefined || headers === undefined) return null;
  const from = head.index + all.length;
  const until = text.indexOf(`\r\n${boundary}`, from);
  return decode(text.slice(from, until === -1 ? undefined : until), ENCODING.exec(headers)?.[1]?.toLowerCase());
}

function decode(body: string, encoding = '7bit'): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  // RFC 2045, 6.7: soft line breaks, and bytes by their two hexadecimal digits.
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_whole, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)));
  return Buffer.from(bytes, 'latin1');
}
