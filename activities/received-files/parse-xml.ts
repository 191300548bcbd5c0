import { SaxesParser } from 'saxes';
import type { XmlEvent, XmlPlace } from '../../domain/camt/xml-event.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import { createXmlDecoder } from './decode-xml.ts';

/** Reads an XML file piece by piece. After an error it must not be used again. */
export interface XmlParser {
  /** @throws ReturnFileError where the bytes are no well-formed XML, and whatever `onEvent` throws */
  write(bytes: Uint8Array): void;
  /** @throws ReturnFileError where the file has not come to its end */
  end(): void;
}

/** Elements within elements, and characters in a tag or between two, comments included: far above what a bank's message has. */
const MAX_DEPTH = 64;
const MAX_TEXT_LENGTH = 100_000;

/** Where and what, as saxes says it. */
const SAXES_MESSAGE = /^\d+:\d+: ([^]*)$/;

const CLOSE: XmlEvent = { event: 'close' };
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * A strict parser of XML with namespaces. Entities are the five that XML knows by itself: a document type is refused, so
 * that none can be defined. Comments and processing instructions say nothing.
 */
export function parseXml(onEvent: (event: XmlEvent) => void): XmlParser {
  const decoder = createXmlDecoder();
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let textLength = 0;
  let written = 0;
  // Where what is being read began: behind the last thing that was told.
  let markPosition = 0;
  let markLine = 1;
  let markColumn = 1;

  function placeNow(): XmlPlace {
    return { line: parser.line, column: parser.column + 1 };
  }

  function fail(message: string, place: XmlPlace = placeNow()): never {
    throw ReturnFileError.at(place, 'bad_xml', message);
  }

  function mark(): XmlPlace {
    return { line: markLine, column: markColumn };
  }

  function note(): void {
    checkLength(parser.position);
    markPosition = parser.position;
    markLine = parser.line;
    markColumn = parser.column + 1;
  }

  function checkLength(position: number): void {
    if (position - markPosition > MAX_TEXT_LENGTH) fail(`more than ${MAX_TEXT_LENGTH} characters`, mark());
  }

  function text(piece: string): void {
    const place = mark();
    note();
    textLength += piece.length;
    if (textLength > MAX_TEXT_LENGTH) fail(`more than ${MAX_TEXT_LENGTH} characters of text`, place);
    if (depth > 0) onEvent({ event: 'text', text: piece, place });
  }

  // Five handlers and no more, which is why there is none for errors: saxes keeps them as properties of the parser, and from the
  // sixth on V8 makes a dictionary of it, which takes four times as long.
  parser.on('doctype', () => fail('a document type is refused', mark()));
  parser.on('text', (piece) => {
    text(piece);
    // The < behind a text has been read when it is told.
    markColumn -= 1;
  });
  parser.on('cdata', text);
  parser.on('opentag', ({ local, uri, attributes }) => {
    const place = mark();
    note();
    textLength = 0;
    depth += 1;
    if (depth > MAX_DEPTH) fail(`elements within elements, deeper than ${MAX_DEPTH}`, place);
    onEvent({ event: 'open', name: local, namespace: uri, attributes: unprefixed(attributes), place });
  });
  parser.on('closetag', () => {
    note();
    textLength = 0;
    depth -= 1;
    onEvent(CLOSE);
  });

  function write(characters: string): void {
    asReturnFileError(() => parser.write(characters));
    // The parser's own position means nothing between two writes.
    written += characters.length;
    checkLength(written);
  }

  function asReturnFileError(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      const [, message] = error instanceof Error ? (SAXES_MESSAGE.exec(error.message) ?? []) : [];
      if (error instanceof ReturnFileError || message === undefined) throw error;
      fail(message);
    }
  }

  function invalid(before: string): never {
    write(before);
    fail('a byte that is no character of the encoding');
  }

  return {
    write(bytes) {
      write(decoder.decode(bytes, invalid));
    },
    end() {
      write(decoder.end(invalid));
      try {
        asReturnFileError(() => parser.close());
      } catch (error) {
        if (!(error instanceof ReturnFileError) || error.code !== 'bad_xml') throw error;
        throw ReturnFileError.at(placeNow(), 'cut_off', 'the file ends before its last tag');
      }
    },
  };
}

function unprefixed(
  attributes: Readonly<Record<string, { readonly prefix: string; readonly local: string; readonly value: string }>>,
): ReadonlyMap<string, string> {
  let named: Map<string, string> | null = null;
  for (const key in attributes) {
    const attribute = attributes[key];
    if (attribute?.prefix === '') (named ??= new Map()).set(attribute.local, attribute.value);
  }
  return named ?? NO_ATTRIBUTES;
}
