import { ReturnFileError } from '../../domain/records/return-file-error.ts';

/** Turns the bytes of an XML file into its characters, piece by piece. */
export interface XmlDecoder {
  /** @param onInvalid is given what stands before the first byte that is none of the encoding, and throws */
  decode(bytes: Uint8Array, onInvalid: (before: string) => never): string;
  /** The bytes that have waited for the rest of the file, where it has ended. */
  end(onInvalid: (before: string) => never): string;
}

type Decode = (bytes: Uint8Array, more: boolean, onInvalid: (before: string) => never) => string;

/** Where the encoding is declared: an XML declaration that is longer has none that is read. */
const MAX_DECLARATION_BYTES = 1024;
const CLOSES_TAG = 0x3e;
const DECLARATION = /^<\?xml\s[^>]*?\sencoding\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/;
/** What a file in UTF-16 begins with: its byte-order mark, or the `<` of its first tag without one. */
const UTF16_STARTS: readonly { readonly bytes: readonly number[]; readonly skip: number; readonly encoding: string }[] =
  [
    { bytes: [0xff, 0xfe], skip: 2, encoding: 'utf-16le' },
    { bytes: [0xfe, 0xff], skip: 2, encoding: 'utf-16be' },
    { bytes: [0x3c, 0x00], skip: 0, encoding: 'utf-16le' },
    { bytes: [0x00, 0x3c], skip: 0, encoding: 'utf-16be' },
  ];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const REPLACEMENT = '\ufffd';
const FILE_START = { line: 1, column: 1 };

/**
 * By the byte-order mark or the declaration: UTF-8, which is also what is meant where nothing is said, UTF-16, ISO-8859-1, ISO-8859-15 or
 * windows-1252, each by any of its names.
 */
export function createXmlDecoder(): XmlDecoder {
  let decode: Decode | null = null;
  let waiting: Uint8Array = new Uint8Array();
  function begin(more: boolean, onInvalid: (before: string) => never): string {
    const wide = UTF16_STARTS.find(({ bytes }) => bytes.every((byte, index) => waiting[index] === byte));
    if (wide !== undefined) {
      decode = byDecoder(wide.encoding);
      return decode(waiting.subarray(wide.skip), more, onInvalid);
    }
    const marked = BYTE_ORDER_MARK.every((byte, index) => waiting[index] === byte);
    const start = marked ? waiting.subarray(BYTE_ORDER_MARK.length) : waiting;
    decode = decoderFor(start);
    return decode(start, more, onInvalid);
  }
  return {
    decode(bytes, onInvalid) {
      if (decode !== null) return decode(bytes, true, onInvalid);
      waiting = Buffer.concat([waiting, bytes]);
      return waiting.length < MAX_DECLARATION_BYTES && !waiting.includes(CLOSES_TAG) ? '' : begin(true, onInvalid);
    },
    end(onInvalid) {
      return decode === null ? begin(false, onInvalid) : decode(new Uint8Array(), false, onInvalid);
    },
  };
}

/** @throws ReturnFileError where another encoding is declared */
function decoderFor(start: Uint8Array): Decode {
  const text = Buffer.from(start.subarray(0, MAX_DECLARATION_BYTES)).toString('latin1');
  const [, double, single] = DECLARATION.exec(text) ?? [];
  const encoding = double ?? single ?? 'UTF-8';
  switch (encoding.toUpperCase().replaceAll(/[^A-Z\d]/g, '')) {
    case 'UTF8':
    case 'USASCII':
    case 'ASCII':
    // A text that was UTF-16 in a program and was saved as UTF-8 still says so.
    case 'UTF16':
      return utf8();
    case 'ISO885915':
    case 'LATIN9':
      return byDecoder('iso-8859-15');
    case 'WINDOWS1252':
    case 'CP1252':
      return byDecoder('windows-1252');
    case 'ISO88591':
    case 'LATIN1':
      // Node's decoder of that name is windows-1252, which has no invalid bytes but other characters.
      return (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    default:
      throw ReturnFileError.at(FILE_START, 'bad_xml', `the encoding ${JSON.stringify(encoding)} is not read`);
  }
}

function byDecoder(encoding: string): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes, more, onInvalid) => {
    try {
      return decoder.decode(bytes, { stream: more });
    } catch {
      return onInvalid('');
    }
  };
}

function utf8(): Decode {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let held: Uint8Array = new Uint8Array();
  return (bytes, more, onInvalid) => {
    const all = Buffer.concat([held, bytes]);
    const end = more ? all.length - begunBytes(all) : all.length;
    held = all.subarray(end);
    try {
      return decoder.decode(all.subarray(0, end));
    } catch {
      return onInvalid(validStart(all.subarray(0, end)));
    }
  };
}

/** How many bytes at the end begin a character whose rest has not come yet. */
function begunBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    // The first byte of a character says how many it has.
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/** What stands before the first byte that is no UTF-8. */
function validStart(bytes: Buffer): string {
  const lossy = bytes.toString('utf8');
  let at = lossy.indexOf(REPLACEMENT);
  // The file may hold the character itself.
  while (
    at >= 0 &&
    bytes.subarray(0, Buffer.byteLength(lossy.slice(0, at + 1))).equals(Buffer.from(lossy.slice(0, at + 1)))
  ) {
    at = lossy.indexOf(REPLACEMENT, at + 1);
  }
  return lossy.slice(0, Math.max(at, 0));
}
