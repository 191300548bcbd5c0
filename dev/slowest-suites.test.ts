import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PROJECT_ROOT } from './project-root.ts';
import { slowestSuites } from './slowest-suites.ts';

test('the ten suites that took longest are told, the longest first', () => {
  const testResults = Array.from({ length: 12 }, (_, index) => ({
    name: join(PROJECT_ROOT, 'domain', `${index}.test.ts`),
    startTime: 5_000,
    endTime: 5_000 + index * 1_000,
  }));
  const lines = slowestSuites(JSON.stringify({ testResults }));
  expect(lines).toHaveLength(10);
  expect([lines[0], lines[9]]).toEqual(['    11  domain/11.test.ts', '     2  domain/2.test.ts']);
});
