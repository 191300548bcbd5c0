import { expect, test } from '@jest/globals';
import { outputOfSteps, readSteps, scriptOf, withOutput, withoutChance } from './page-script.ts';

const PAGE = [
  '# A page',
  '```sh',
  'A=1',
  '```',
  '',
  'Then:',
  '',
  '```sh',
  'echo $A',
  '```',
  '',
  '```text',
  '2',
  '```',
  '',
].join('\n');

test('a block that is followed by what it prints is compared with it, another one is run only', () => {
  const steps = readSteps(PAGE);
  expect(steps).toEqual([
    { commands: 'A=1\n', printed: null },
    { commands: 'echo $A\n', printed: '2\n' },
  ]);
  const outputs = outputOfSteps('=== step 0 of the page\n=== step 1 of the page\n1\n', steps);
  expect(outputs).toEqual(['', '1\n']);
  expect(withOutput(PAGE, outputs)).toBe(PAGE.replace('\n2\n', '\n1\n'));
  expect(scriptOf(steps)).toMatch(/step 0[^]*A=1\n[^]*step 1[^]*echo \$A\n$/);
});

test('a script that ends before a step is an error, with all that it printed', () => {
  expect(() => outputOfSteps('=== step 0 of the page\nbroken\n', readSteps(PAGE))).toThrow(
    /step 1 did not run:[^]*broken/,
  );
});

test('in another year a page is the same, as long as its years are as far apart, and its months and days the same', () => {
  const page = 'from 2027-07-01 to 2028-06-30: 01a22911-4b8b-73cc-957a-f0c66bc8aca4';
  expect(withoutChance(page)).toBe(
    withoutChance('from 2031-07-01 to 2032-06-30: 11a22911-4b8b-73cc-957a-f0c66bc8aca5'),
  );
  expect(withoutChance(page)).not.toBe(
    withoutChance('from 2027-07-01 to 2029-06-30: 01a22911-4b8b-73cc-957a-f0c66bc8aca4'),
  );
  expect(withoutChance(page)).not.toBe(
    withoutChance('from 2027-07-02 to 2028-06-30: 01a22911-4b8b-73cc-957a-f0c66bc8aca4'),
  );
});
