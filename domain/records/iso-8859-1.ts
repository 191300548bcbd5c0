const LAST_LATIN1 = 0xff;
const UNKNOWN = '?';

// Letters and signs that neither ISO-8859-1 has nor Unicode takes apart. Only what is read as the same thing stands here.
const REPLACEMENTS: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  Ŧ: 'T',
  ŧ: 't',
  Œ: 'OE',
  œ: 'oe',
  Ŋ: 'N',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ẞ: 'SS',
  '€': 'EUR',
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '‹': '<',
  '›': '>',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '•': '·',
  '⁄': '/',
};

/**
 * The text as ISO-8859-1 can hold it, one blank for every control character, so that no text can end a record. What it
 * lacks is written the nearest way (ł as l, ő as o, € as EUR), the rest as a question mark. Asked twice it changes nothing more.
 */
export function toIso88591Text(text: string): string {
  return Array.from(text.normalize('NFC'), transliterate).join('');
}

/** One byte for each character. @throws RangeError on a character that ISO-8859-1 lacks. */
export function encodeIso88591(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > LAST_LATIN1)
      throw new RangeError(`ISO-8859-1 lacks U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    bytes[index] = code;
  }
  return bytes;
}

/** One character for each byte, control characters as well. TextDecoder knows windows-1252 alone, which differs at 80-9F. */
export function decodeIso88591(bytes: Uint8Array): string {
  return iso88591Decoder(bytes)(0, bytes.length);
}

/** The same for one piece of the bytes after the other, from `start` up to and without `end`. */
export function iso88591Decoder(bytes: Uint8Array): (start: number, end: number) => string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (start, end) => buffer.toString('latin1', start, end);
}

function transliterate(character: string): string {
  // Tabs, line ends and every kind of blank; a no-break space too, which a later trim must be able to take away.
  if (/[\p{Cc}\p{Z}]/u.test(character)) return ' ';
  // Marks that are not seen: soft hyphens, joiners, variation selectors, accents with no letter to sit on.
  if (/[\p{Cf}\p{M}]/u.test(character)) return '';
  if (isLatin1(character)) return character;
  return REPLACEMENTS[character] ?? simplify(character);
}

/** Takes compatible forms (ﬁ, ½ width, …) apart and accents off, the last one first: ǻ keeps its ring and loses its acute. */
function simplify(character: string): string {
  const parts = Array.from(character.normalize('NFKD'));
  if (parts.length === 1 && parts[0] === character) return UNKNOWN;
  const marks = parts.findIndex((part) => /\p{M}/u.test(part));
  if (marks !== 1) return parts.map((part) => transliterate(part)).join('');
  for (let kept = parts.length - 1; kept > 1; kept -= 1) {
    const composed = parts.slice(0, kept).join('').normalize('NFC');
    if (isLatin1(composed)) return composed;
  }
  return transliterate(parts[0] ?? UNKNOWN);
}

function isLatin1(character: string): boolean {
  return character.length === 1 && character.charCodeAt(0) <= LAST_LATIN1;
}
