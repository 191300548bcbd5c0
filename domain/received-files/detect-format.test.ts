import { expect, test } from '@jest/globals';
import { at, framed, readAll } from '../../tests/support/return-files.ts';
import { detectLineFormat, openLineReader } from './detect-format.ts';

const detect = (text: string) => detectLineFormat(Buffer.from(text, 'latin1'));

test.each(['0602', '0603', '0621'] as const)('%s is known by its start, and its reader reads it', (type) => {
  expect(detect(framed(type, []))).toBe(type);
  expect(readAll(() => openLineReader(type), framed(type, [])).facts.type).toBe(type);
});

test('a file of the banks is known by FI01', () => {
  expect(detect('FI0100000')).toBe('fi');
  expect(readAll(() => openLineReader('fi'), 'FI010\nFI090').facts.type).toBe('fi');
});

test('lines of a channel before it are passed over', () => {
  expect(detect(`PBCNET 0602\r\n\r\n${framed('0603', [])}`)).toBe('0603');
  expect(detect('HEADER\nFI010')).toBe('fi');
});

test.each([
  ['nothing', ''],
  ['a delivery that goes the other way', framed('0601', [])],
  ['a start that is cut', 'BS00212345674BS106'],
  ['a start within a line', `x${framed('0602', [])}`],
  ['a later record', at('BS042', [6, '01234567'])],
  ['XML', '<?xml version="1.0" encoding="UTF-8"?><Document/>'],
])('%s is none', (_what, text) => {
  expect(detect(text)).toBeNull();
});
