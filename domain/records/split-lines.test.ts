import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { RecordLine } from './record-line.ts';
import { createLineSplitter } from './split-lines.ts';

function split(text: string, cuts: readonly number[] = []): RecordLine[] {
  const lines: RecordLine[] = [];
  const splitter = createLineSplitter((line) => lines.push(line));
  const bytes = Buffer.from(text, 'latin1');
  const places = [
    0,
    ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((one, other) => one - other),
    bytes.length,
  ];
  places.slice(1).forEach((end, index) => splitter.push(bytes.subarray(places[index], end)));
  expect(splitter.end()).toBe(lines.length);
  return lines;
}

test('lines end with LF or CRLF, the last one maybe with nothing', () => {
  expect(split('a\r\nb\n\nc\r')).toEqual([
    { text: 'a', line: 1 },
    { text: 'b', line: 2 },
    { text: '', line: 3 },
    { text: 'c', line: 4 },
  ]);
  expect(split('')).toEqual([]);
});

test('each byte is one character of ISO-8859-1', () => {
  expect(split('\u0080\u00e6\u00ff\u0000')).toEqual([{ text: '\u0080\u00e6\u00ff\u0000', line: 1 }]);
});

test('however the bytes are cut, the lines are the same', () => {
  const text = fc.array(fc.constantFrom('a', 'æ', ' ', '\r', '\n', '\r\n')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat()), (whole, cuts) => {
      expect(split(whole, cuts)).toEqual(split(whole));
      const expected = whole.split('\n').map((line) => line.replace(/\r$/, ''));
      if (whole === '' || whole.endsWith('\n')) expected.pop();
      expect(split(whole).map((line) => line.text)).toEqual(expected);
    }),
  );
});

test.each([1024, 1025, 100_000])('a line of %s bytes is taken up to 1024, with an end or without', (width) => {
  for (const end of ['', '\n', '\r\n']) {
    const text = `x\n${'y'.repeat(width)}${end}`;
    if (width === 1024) expect(split(text, [500, 1027])).toHaveLength(2);
    else expect(() => split(text, [500])).toThrow('line 2, column 1025');
  }
});
