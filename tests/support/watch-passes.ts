/** Steps over a list at a time without that others have their turn. */
const MOST_STEPS = 1000;

const CALLED = [
  'map',
  'flatMap',
  'filter',
  'forEach',
  'some',
  'every',
  'find',
  'findIndex',
  'reduce',
  'toSorted',
  'sort',
] as const;
const ITERATED = ['entries', 'keys', 'values', Symbol.iterator] as const;

type Method = (this: unknown[], ...args: unknown[]) => unknown;

/**
 * Watches what goes through lists of more than a thousand: each pass that takes more than a thousand steps before others have their turn is kept, with
 * where it stands. Without a clock: however slow the machine is, the answer is the same. Ends with `stop`.
 */
export function watchPasses(): { readonly stop: () => readonly string[] } {
  const found = new Set<string>();
  const methods = Array.prototype as unknown as Record<string | symbol, Method>;
  const before = new Map<string | symbol, Method>();
  const note = () => {
    const place = (new Error('here').stack ?? '').split('\n').find((line) => isOwn(line));
    // What is not ours is a library's: that it is called with so much is.
    if (place !== undefined) found.add(place.trim());
  };
  for (const name of CALLED) {
    const method = methods[name];
    if (method === undefined) continue;
    before.set(name, method);
    methods[name] = function pass(...args) {
      if (this.length > MOST_STEPS) note();
      return method.apply(this, args);
    };
  }
  for (const name of ITERATED) {
    const method = methods[name];
    if (method === undefined) continue;
    before.set(name, method);
    methods[name] = function pass(...args) {
      const iterator = method.apply(this, args) as IterableIterator<unknown>;
      return this.length > MOST_STEPS ? counted(iterator, note) : iterator;
    };
  }
  return {
    stop() {
      for (const [name, method] of before) methods[name] = method;
      return [...found].toSorted();
    },
  };
}

function counted(iterator: IterableIterator<unknown>, note: () => void): IterableIterator<unknown> {
  let steps = 0;
  let isWaiting = false;
  const next = () => {
    steps += 1;
    if (steps === MOST_STEPS) note();
    if (!isWaiting) {
      isWaiting = true;
      setImmediate(() => {
        isWaiting = false;
        steps = 0;
      });
    }
    return iterator.next();
  };
  return { next, [Symbol.iterator]: () => ({ next, [Symbol.iterator]: () => iterator }) as IterableIterator<unknown> };
}

const isOwn = (line: string) => line.includes('.ts:') && !/node_modules|watch-passes/.test(line);
