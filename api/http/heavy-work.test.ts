import { expect, test } from '@jest/globals';
import { createHeavyWork, FILES, WHOLE_BOOKS } from './heavy-work.ts';

/** Work that goes on until it is told to end, and notes when it begins. */
function openWork() {
  const heavyWork = createHeavyWork(FILES);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const run = (scope: string) =>
    heavyWork.run(scope, async () => {
      begun.push(scope);
      await new Promise<void>((end) => ends.push(end));
      return scope;
    });
  return { run, begun, ends };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('of one creditor one file is taken at once, and those of others do not wait for it', async () => {
  const { run, begun, ends } = openWork();
  const all = ['a', 'a', 'b', 'a'].map(run);
  await soon();
  expect(begun).toEqual(['a', 'b']);
  ends[0]?.();
  await soon();
  expect(begun).toEqual(['a', 'b', 'a']);
  for (const end of ends) end();
  await soon();
  ends.at(-1)?.();
  expect(await Promise.all(all)).toEqual(['a', 'a', 'b', 'a']);
});

test('of all creditors three are taken at once, in the order in which they came', async () => {
  const { run, begun, ends } = openWork();
  const all = ['a', 'b', 'c', 'd', 'e'].map(run);
  await soon();
  expect(begun).toEqual(['a', 'b', 'c']);
  for (let index = 0; index < all.length; index += 1) {
    ends[index]?.();
    await soon();
  }
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  await Promise.all(all);
});

test('of one creditor eight wait, the next is told to come again, and failed work makes room', async () => {
  const heavyWork = createHeavyWork(FILES);
  const { promise: failure, reject } = Promise.withResolvers<never>();
  const first = heavyWork.run('a', () => failure);
  const waiting = Array.from({ length: 8 }, (_, index) => heavyWork.run('a', async () => index));
  await expect(heavyWork.run('a', async () => 0)).rejects.toMatchObject({ code: 'too_many_requests' });
  expect(await heavyWork.run('b', async () => 'of another')).toBe('of another');
  reject(new Error('it failed'));
  await expect(first).rejects.toThrow('it failed');
  expect(await Promise.all(waiting)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('what goes through a creditor’s whole books takes no more than two of six places, and others begin beside it', async () => {
  const heavyWork = createHeavyWork(WHOLE_BOOKS);
  const begun: string[] = [];
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const all = ['a', 'a', 'a', 'a', 'b', 'c'].map((scope) =>
    heavyWork.run(scope, async () => {
      begun.push(scope);
      await end;
    }),
  );
  await soon();
  expect(begun).toEqual(['a', 'a', 'b', 'c']);
  resolve();
  await Promise.all(all);
  expect(begun).toHaveLength(6);
});
