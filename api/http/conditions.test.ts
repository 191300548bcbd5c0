import { expect, test } from '@jest/globals';
import { allOf } from './conditions.ts';

test('conditions that are asked for all hold, each with its values in their order', () => {
  expect(allOf([['a = ?', 1], ['b is null'], ['(c = ? or d = ?)', 2, [3]]])).toEqual({
    where: 'a = ? and b is null and (c = ? or d = ?)',
    values: [1, 2, [3]],
  });
});

test('a condition without one of its values is left out, and one whose value is false or empty stands', () => {
  expect(allOf([['a = ?', undefined], ['b = ?', null], ['c = ? or d = ?', 1, undefined], false])).toEqual({
    where: 'true',
    values: [],
  });
  expect(
    allOf([
      ['a = ?', false],
      ['b = ?', ''],
      ['c = ?', 0],
    ]).values,
  ).toEqual([false, '', 0]);
});
