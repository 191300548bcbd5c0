import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findGroupPath, type GroupEdge, hasNoCircle } from './group-path.ts';

const edges = (...pairs: string[]): GroupEdge<string>[] =>
  pairs.map((pair) => ({ groupId: pair.slice(0, 1), childGroupId: pair.slice(1) }));

const anyEdges = fc.array(
  fc.record({
    groupId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    childGroupId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  }),
  { maxLength: 12 },
);

describe('the way from a group to one that it holds', () => {
  test('is found however far down, and is the shortest', () => {
    expect(findGroupPath(edges('ab', 'bc', 'cd', 'ac'), { from: 'a', to: 'd' })).toEqual(['a', 'c', 'd']);
  });

  test('is none upwards, and none between strangers', () => {
    expect(findGroupPath(edges('ab'), { from: 'b', to: 'a' })).toBeNull();
    expect(findGroupPath(edges('ab', 'cd'), { from: 'a', to: 'd' })).toBeNull();
  });

  test('is the group alone where both are one', () => {
    expect(findGroupPath([], { from: 'a', to: 'a' })).toEqual(['a']);
  });

  test('ends, though the groups run in a circle', () => {
    expect(findGroupPath(edges('ab', 'ba'), { from: 'a', to: 'c' })).toBeNull();
  });

  test('is there exactly where going down step by step arrives, and each of its steps is an edge', () => {
    fc.assert(
      fc.property(anyEdges, (given) => {
        const reached = new Set(['a']);
        for (let round = 0; round < given.length; round += 1) {
          for (const { groupId, childGroupId } of given) if (reached.has(groupId)) reached.add(childGroupId);
        }
        const path = findGroupPath(given, { from: 'a', to: 'e' });
        expect(path !== null).toBe(reached.has('e'));
        for (const [index, childGroupId] of (path ?? []).slice(1).entries()) {
          expect(given).toContainEqual({ groupId: path?.[index], childGroupId });
        }
      }),
    );
  });
});

test('groups have no circle exactly where none of them is reached from what it holds', () => {
  fc.assert(
    fc.property(anyEdges, (given) => {
      const closes = ({ groupId, childGroupId }: GroupEdge<string>) =>
        findGroupPath(given, { from: childGroupId, to: groupId }) !== null;
      expect(hasNoCircle(given)).toBe(!given.some(closes));
    }),
  );
});
