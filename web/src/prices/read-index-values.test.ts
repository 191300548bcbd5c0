import { expect, test } from '@jest/globals';
import { readIndexValues } from './read-index-values.ts';

test('a month and its value are read as they are typed, and as the statistics office writes them', () => {
  expect(readIndexValues('2026-09 117,5\n\n2026M10;118,1\n', 'da')).toEqual({
    values: [
      { month: '2026-09', value: '117.5' },
      { month: '2026-10', value: '118.1' },
    ],
    wrong: null,
  });
  expect(readIndexValues('2026-09\t117.5', 'en').values).toEqual([{ month: '2026-09', value: '117.5' }]);
});

test('the first line that is no month and value is told, counted from 1', () => {
  expect(readIndexValues('2026-09 117,5\nsidste måned 118', 'da').wrong).toBe(2);
  expect(readIndexValues('2026-09', 'da').wrong).toBe(1);
});
