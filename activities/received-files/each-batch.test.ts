import { expect, test } from '@jest/globals';
import { eachBatch, mapBatches } from './each-batch.ts';

async function* numbers(upTo: number, { fails = false } = {}): AsyncGenerator<number, string> {
  for (let nth = 1; nth <= upTo; nth += 1) yield Promise.resolve(nth);
  if (fails) throw new Error('torn');
  return 'the end';
}

test('batches are taken in their order, one at a time, each while the next is made', async () => {
  const log: string[] = [];
  const made = mapBatches(numbers(3), (nth) => {
    log.push(`make ${nth}`);
    return Promise.resolve(nth * 10);
  });
  const end = await eachBatch(made, async (batch) => {
    log.push(`take ${batch}`);
    const next = `make ${batch / 10 + 1}`;
    if (batch < 30) while (!log.includes(next)) await Promise.resolve();
    log.push(`taken ${batch}`);
  });
  expect(end).toBe('the end');
  expect(log.filter((line) => line.startsWith('take'))).toEqual([
    'take 10',
    'taken 10',
    'take 20',
    'taken 20',
    'take 30',
    'taken 30',
  ]);
});

test('what cannot be made is told when all before it are taken', async () => {
  const taken: number[] = [];
  await expect(
    eachBatch(numbers(2, { fails: true }), async (batch) => {
      // Long enough for the next to have failed meanwhile.
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      taken.push(batch);
    }),
  ).rejects.toThrow('torn');
  expect(taken).toEqual([1, 2]);
});

test('where one cannot be taken, none is taken after it', async () => {
  const taken: number[] = [];
  const take = (batch: number) => {
    taken.push(batch);
    return batch === 2 ? Promise.reject(new Error('refused')) : Promise.resolve();
  };
  await expect(eachBatch(numbers(4), take)).rejects.toThrow('refused');
  expect(taken).toEqual([1, 2]);
});
