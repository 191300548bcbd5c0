import { describe, expect, test } from '@jest/globals';
import { at, framed, readAll, refusedAt } from '../../tests/support/return-files.ts';
import { createReader0603 } from './read-0603.ts';

const PBS = '01234567';
const section = (number: string) => at('BS012', [6, PBS], [14, number], [18, '000'], [21, '00001']);
const mandate = (...fields: [number, string][]) =>
  at('BS042', [6, PBS], [14, '0231'], [18, '00000001000000000001001000000001'], [50, '0'.repeat(12)], ...fields);
const read = (records: readonly string[]) => readAll(createReader0603, framed('0603', records)).entries;
const one = (record: string, number = '0212') => read([section(number), record])[0];

describe('each field of a mandate begins and ends where it should', () => {
  const plain = one(mandate());

  test.each<[string, number, string, object]>([
    ['debtor group', 21, '90008', { bsDebtorGroup: '90008' }],
    ['customer number', 26, 'A1234567890123Z', { customerNumber: 'A1234567890123Z' }],
    ['mandate number', 41, '900000008', { mandateNumber: '900000008' }],
    ['from', 50, '310129', { from: '2029-01-31' }],
    ['to', 56, '310129', { to: '2029-01-31' }],
  ])('%s', (_name, first, text, expected) => {
    expect(one(mandate([first, text]))).toEqual({ ...plain, ...expected });
  });

  test('filler is not looked at', () => {
    expect(one(mandate([62, 'x'.repeat(67)]))).toEqual(plain);
  });
});

describe('the code says what became of it, whatever the section', () => {
  test.each([
    ['0230', '0210', 'active'],
    ['0230', '0212', 'active'],
    ['0231', '0212', 'active'],
    ['0232', '0212', 'cancelled_by_bank'],
    ['0233', '0212', 'cancelled_by_creditor'],
    ['0234', '0212', 'cancelled_by_betalingsservice'],
  ])('%s in %s is %s', (code, number, change) => {
    expect(one(mandate([14, code]), number)).toMatchObject({
      entry: 'mandate',
      code,
      change,
      creditor: { number: PBS },
    });
  });

  test('another code and another section are kept as they stand', () => {
    expect(one(mandate([14, '0235']))).toMatchObject({ entry: 'notice', code: 'unknown_code' });
    expect(read([section('0217'), mandate([14, '0295'])])).toMatchObject([
      { code: 'unknown_section' },
      { code: 'unknown_section' },
    ]);
  });
});

test('a mandate from before 2000 has no first day, and an end in 99 lies ahead', () => {
  expect(one(mandate([50, '290296'], [56, '311299']))).toMatchObject({ from: null, to: '2099-12-31' });
});

test.each<[string, [number, string], object]>([
  ['a day that no calendar has', [50, '290297'], { column: 50 }],
  ['no customer number', [26, '0'.repeat(15)], { column: 26 }],
  ['a mandate number with a letter', [41, 'A'], { column: 41 }],
])('%s is refused', (_what, field, expected) => {
  const file = framed('0603', [section('0212'), mandate(field)]);
  expect(refusedAt(createReader0603, file)).toMatchObject({ code: 'bad_field', line: 3, ...expected });
});

const end = (count: string) => at('BS992', [6, '12345674BS10603'], [32, count.padStart(11, '0')], [43, '9'.repeat(15)]);

test('counts are held, and amounts are nothing to a mandate', () => {
  expect(readAll(createReader0603, framed('0603', [section('0212'), mandate()], end('1'))).entries).toHaveLength(1);
  expect(refusedAt(createReader0603, framed('0603', [section('0212'), mandate()], end('2')))).toMatchObject({
    code: 'wrong_totals',
  });
});
