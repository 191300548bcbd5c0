import { expect, test } from '@jest/globals';
import { gatherAsks, type Gathering } from './gather-asks.ts';

interface Ask {
  readonly of: string;
  readonly about: string;
}

/** Sets that end when the test says so, in the order in which they began. */
function heldSets(how: Partial<Gathering<Ask, string>> = {}) {
  const begun: { asks: readonly Ask[]; end: () => void }[] = [];
  const waiting: (() => void)[] = [];
  const ask = gatherAsks<Ask, string>({
    togetherBy: ({ of }) => of,
    about: ({ about }) => about,
    most: 3,
    atOnce: 2,
    gatherMs: 0,
    async work(asks, answer) {
      await new Promise<void>((end) => {
        begun.push({ asks, end });
        waiting.shift()?.();
      });
      for (const one of asks) answer(one, `done ${one.about}`);
      return [];
    },
    ...how,
  });
  let looked = 0;
  /** The next set that begins. */
  const next = async () => {
    if (begun.length === looked) await new Promise<void>((resolve) => waiting.push(resolve));
    looked += 1;
    const set = begun[looked - 1];
    if (set === undefined) throw new Error('no set has begun');
    return { about: set.asks.map(({ about }) => about), end: set.end };
  };
  return { ask, next, begun };
}

const of = (name: string, ...abouts: readonly string[]): Ask[] => abouts.map((about) => ({ of: name, about }));

test('what is asked for in one moment is one set, and what comes meanwhile is the next one', async () => {
  const { ask, next } = heldSets();
  const first = of('x', 'a', 'b').map(ask);
  const one = await next();
  expect(one.about).toEqual(['a', 'b']);
  const later = of('x', 'c').map(ask);
  later.push(...of('x', 'd').map(ask));
  one.end();
  expect(await Promise.all(first)).toEqual(['done a', 'done b']);
  const two = await next();
  expect(two.about).toEqual(['c', 'd']);
  two.end();
  expect(await Promise.all(later)).toEqual(['done c', 'done d']);
});

test('a set is no larger than it may be, and no two of it are about the same', async () => {
  const { ask, next } = heldSets();
  const answers = of('x', 'a', 'b', 'a', 'c', 'd').map(ask);
  for (const about of [
    ['a', 'b', 'c'],
    ['a', 'd'],
  ]) {
    const set = await next();
    expect(set.about).toEqual(about);
    set.end();
  }
  expect(await Promise.all(answers)).toEqual(['done a', 'done b', 'done a', 'done c', 'done d']);
});

test('what does not belong together is done apart, so much of it at once and no more', async () => {
  const { ask, next, begun } = heldSets();
  const answers = [...of('x', 'a'), ...of('y', 'b'), ...of('z', 'c')].map(ask);
  const [one, two] = [await next(), await next()];
  expect([one.about, two.about]).toEqual([['a'], ['b']]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toHaveLength(2);
  two.end();
  const three = await next();
  expect(three.about).toEqual(['c']);
  one.end();
  three.end();
  await Promise.all(answers);
});

test('what cannot be done at the moment is tried again, and holds up no other', async () => {
  let isBusy = true;
  const { ask } = heldSets({
    work(asks, answer) {
      const busy = isBusy ? asks.filter(({ about }) => about === 'a') : [];
      for (const one of asks) if (!busy.includes(one)) answer(one, `done ${one.about}`);
      return Promise.resolve(busy);
    },
  });
  const [busy, ...others] = of('x', 'a', 'b', 'c').map(ask);
  expect(await Promise.all(others)).toEqual(['done b', 'done c']);
  expect(await Promise.all(of('x', 'd').map(ask))).toEqual(['done d']);
  isBusy = false;
  expect(await busy).toBe('done a');
});

test('where a set fails, who has been answered stays so, the others fail, and the next ask is done', async () => {
  let failures = 1;
  const { ask } = heldSets({
    work(asks, answer) {
      for (const one of asks) {
        if (one.about === 'b' && failures > 0) {
          failures -= 1;
          throw new Error('away');
        }
        answer(one, `done ${one.about}`);
      }
      return Promise.resolve([]);
    },
  });
  const settled = await Promise.allSettled(of('x', 'a', 'b', 'c').map(ask));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await Promise.all(of('x', 'b', 'c').map(ask))).toEqual(['done b', 'done c']);
});
