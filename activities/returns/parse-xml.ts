import { SaxesParser } from 'saxes';
import type { XmlEvent, XmlPlace } from '../../domain/camt/xml-event.ts';
import { ReturnFileError } from '../../domain/returns/return-file-error.ts';
import { createXmlDecoder } from './decode-xml.ts';

/** Reads an XML file piece by piece. After an error it must not be used again. */
export interface XmlParser {
  /** @throws ReturnFileError where the bytes are no well-formed XML, and whatever `onEvent` throws */
  write(bytes: Uint8Array): void;
  /** @throws ReturnFileError where the file has not come to its end */
  end(): void;
}

/** Elements within elements, and characters between two tags or in one tag: far above what a bank's message has. */
const MAX_DEPTH = 64;
const MAX_TEXT_LENGTH = 100_000;

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
  let mark = { position: 0, place: placeNow() };

  function placeNow(): XmlPlace {
    return { line: parser.line, column: parser.column + 1 };
  }

  function fail(message: string, place: XmlPlace = placeNow()): never {
    throw ReturnFileError.at(place, 'bad_xml', message);
  }

  function note(): void {
    checkLength(parser.position);
    mark = { position: parser.position, place: placeNow() };
  }

  function checkLength(position: number): void {
    if (position - mark.position > MAX_TEXT_LENGTH) fail(`more than ${MAX_TEXT_LENGTH} characters`, mark.place);
  }

  function text(piece: string): void {
    const { place } = mark;
    note();
    textLength += piece.length;
    if (textLength > MAX_TEXT_LENGTH) fail(`more than ${MAX_TEXT_LENGTH} characters of text`, place);
    if (depth > 0) onEvent({ event: 'text', text: piece, place });
  }

  parser.on('error', ({ message }) => fail(message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('a document type is refused', mark.place));
  parser.on('xmldecl', note);
  parser.on('comment', note);
  parser.on('processinginstruction', note);
  parser.on('text', text);
  parser.on('cdata', text);
  let opened = mark.place;
  parser.on('opentagstart', ({ name }) => {
    note();
    const { line, column } = mark.place;
    // The character behind the name has been read too, and that may have been the end of the line.
    const start = column - name.length - 2;
    opened = start >= 1 ? { line, column: start } : { line: line - 1, column: 1 };
    depth += 1;
    if (depth > MAX_DEPTH) fail(`elements within elements, deeper than ${MAX_DEPTH}`, opened);
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    note();
    textLength = 0;
    const own = Object.values(attributes).filter(({ prefix }) => prefix === '');
    const named = own.length === 0 ? NO_ATTRIBUTES : new Map(own.map(({ local: name, value }) => [name, value]));
    onEvent({ event: 'open', name: local, namespace: uri, attributes: named, place: opened });
  });
  parser.on('closetag', () => {
    note();
    textLength = 0;
    depth -= 1;
    onEvent({ event: 'close', place: mark.place });
  });

  function write(characters: string): void {
    parser.write(characters);
    // The parser's own position means nothing between two writes.
    written += characters.length;
    checkLength(written);
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
        parser.close();
      } catch (error) {
        if (!(error instanceof ReturnFileError) || error.code !== 'bad_xml') throw error;
        throw ReturnFileError.at(placeNow(), 'cut_off', 'the file ends before its last tag');
      }
    },
  };
}
