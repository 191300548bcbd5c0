import { describe, expect, test } from '@jest/globals';
import type { XmlEvent } from '../../domain/camt/xml-event.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import { parseXml } from './parse-xml.ts';

function eventsOf(file: string | Uint8Array, size = 1 << 20): readonly XmlEvent[] {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const events: XmlEvent[] = [];
  const parser = parseXml((event) => events.push(event));
  for (let start = 0; start < bytes.length; start += size) parser.write(bytes.subarray(start, start + size));
  parser.end();
  return events;
}

function errorOf(file: string | Uint8Array, size?: number): ReturnFileError {
  try {
    eventsOf(file, size);
  } catch (error) {
    if (error instanceof ReturnFileError) return error;
    throw error;
  }
  throw new Error('the file was not refused');
}

function textOf(file: string | Uint8Array, size?: number): string {
  return eventsOf(file, size)
    .map((event) => (event.event === 'text' ? event.text : ''))
    .join('');
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test('elements are told with namespace, attributes and where they stand', () => {
  const file = '<?xml version="1.0"?>\n<p:a xmlns:p="urn:a"\n x="1" p:y="2">\n  <b\n>é&amp;<![CDATA[<]]></b><c/></p:a>';
  const events = eventsOf(file).filter((event) => event.event !== 'text' || event.text.trim() !== '');
  expect(events).toEqual([
    { event: 'open', name: 'a', namespace: 'urn:a', attributes: new Map([['x', '1']]), place: { line: 2, column: 1 } },
    { event: 'open', name: 'b', namespace: '', attributes: new Map(), place: { line: 4, column: 3 } },
    { event: 'text', text: 'é&', place: { line: 5, column: 2 } },
    { event: 'text', text: '<', place: expect.objectContaining({ line: 5 }) },
    { event: 'close' },
    { event: 'open', name: 'c', namespace: '', attributes: new Map(), place: { line: 5, column: 25 } },
    { event: 'close' },
    { event: 'close' },
  ]);
});

describe('the encoding', () => {
  const text = 'æøå €😀';

  test.each([1, 2, 3, 5, 100])('is UTF-8 where nothing is said, with a mark or without, in pieces of %s', (size) => {
    expect(textOf(`<a>${text}</a>`, size)).toBe(text);
    expect(textOf(`\ufeff<a>${text}\ufeff</a>`, size)).toBe(`${text}\ufeff`);
    expect(textOf(`\ufeff<?xml version="1.0" encoding="utf-8"?><a>${text}</a>`, size)).toBe(text);
  });

  test.each([1, 7, 100])('is ISO-8859-1 where that is declared, in pieces of %s', (size) => {
    expect(textOf(latin1("<?xml version='1.0' encoding='iso-8859-1'?><a>æøå</a>"), size)).toBe('æøå');
  });

  test.each(['UTF-7', 'x'])('%s is refused', (encoding) => {
    expect(errorOf(`<?xml version="1.0" encoding="${encoding}"?><a/>`)).toMatchObject({ code: 'bad_xml', line: 1 });
  });

  test.each([
    ['windows-1252', Buffer.from([0x80, 0xe6, 0x9f]), '€æŸ'],
    ['ISO-8859-15', Buffer.from([0xa4, 0xe6, 0xbd]), '€æœ'],
  ])('is %s where that is declared, whatever the pieces', (encoding, bytes, read) => {
    const file = Buffer.concat([latin1(`<?xml version="1.0" encoding="${encoding}"?><a>`), bytes, latin1('</a>')]);
    for (const size of [1, 7, 100]) expect(textOf(file, size)).toBe(read);
  });

  test.each<[string, readonly string[], Uint8Array]>([
    ['UTF-8', ['utf8', 'UTF8', 'us-ascii', 'ascii'], Buffer.from('æøå')],
    ['ISO-8859-1', ['latin1', 'Latin-1', 'ISO8859-1', 'iso_8859-1'], latin1('æøå')],
    ['windows-1252', ['cp1252', 'CP-1252', 'Windows1252'], latin1('æøå')],
    ['ISO-8859-15', ['ISO8859-15', 'latin-9'], latin1('æøå')],
  ])('%s is known by its other names', (_encoding, names, bytes) => {
    for (const name of names) {
      const file = Buffer.concat([latin1(`<?xml version="1.0" encoding="${name}"?><a>`), bytes, latin1('</a>')]);
      expect(textOf(file, 7)).toBe('æøå');
    }
  });

  test.each(['\ufeff', ''])(
    'is UTF-16 of either order by its first bytes, whatever the pieces, with the mark %j',
    (mark) => {
      const little = Buffer.from(`${mark}<?xml version="1.0" encoding="UTF-16"?><a>${text}</a>`, 'utf16le');
      const big = Buffer.from(little).swap16();
      for (const file of [little, big]) for (const size of [1, 2, 3, 100]) expect(textOf(file, size)).toBe(text);
      expect(errorOf(little.subarray(0, -1))).toMatchObject({ code: expect.stringMatching(/bad_xml|cut_off/) });
    },
  );

  test('is UTF-8 where a text says that it was UTF-16 before it was saved', () => {
    expect(textOf(`<?xml version="1.0" encoding="UTF-16"?><a>${text}</a>`, 7)).toBe(text);
  });

  test.each([1, 4, 100])('a byte that is none of it is refused where it stands, in pieces of %s', (size) => {
    const file = Buffer.concat([Buffer.from('<a>\n\ufffdæ'), Buffer.from([0xe6]), Buffer.from('x</a>')]);
    expect(errorOf(file, size)).toMatchObject({ code: 'bad_xml', line: 2, column: 3 });
  });
});

describe('refused is', () => {
  const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`,
  ).join('')}]>`;

  test.each([
    ['a document type', '<!DOCTYPE a>\n<a/>'],
    ['a document type that defines entities of entities', `${LAUGHS}<lolz>&lol9;</lolz>`],
    ['an entity that XML does not know', '<a>&nbsp;</a>'],
    ['a tag that closes another', '<a><b></a></b>'],
    ['a second root', '<a/><b/>'],
    ['text behind the root', '<a/>x'],
    ['a prefix without a namespace', '<p:a/>'],
    ['an attribute twice', '<a x="1" x="2"/>'],
    ['a control character', '<a>\u0001</a>'],
    ['elements too deep', '<a>'.repeat(65)],
    ['text too long', `<a>${'x'.repeat(100_001)}</a>`],
    ['text too long in pieces', `<a>${'x'.repeat(60_000)}<![CDATA[${'x'.repeat(60_000)}]]></a>`],
    ['a comment too long', `<a><!--${'x'.repeat(100_100)}--></a>`],
    ['an attribute too long', `<a x="${'x'.repeat(100_100)}"/>`],
  ])('%s', (_what, file) => {
    expect(errorOf(file)).toMatchObject({ code: 'bad_xml', line: 1 });
    expect(errorOf(file, 1000)).toMatchObject({ code: 'bad_xml', line: 1 });
  });

  test('text without an end, before it fills the memory', () => {
    const parser = parseXml(() => undefined);
    parser.write(Buffer.from('<a>'));
    const write = (): void => {
      for (let piece = 0; piece < 100; piece += 1) parser.write(Buffer.alloc(10_000, 'x'));
    };
    expect(write).toThrow(ReturnFileError);
  });

  test.each(['', '<a>', '<a', '<a><b></b>', '<a/><!-- '])('%j as a file that is cut off', (file) => {
    expect(errorOf(file).code).toBe('cut_off');
  });
});

test('as many elements as there are may follow each other, and text as long as allowed', () => {
  const file = `<a>${'<b>x</b>'.repeat(50_000)}<c>${'x'.repeat(99_000)}</c></a>`;
  expect(textOf(file, 1 << 16)).toHaveLength(149_000);
});
