import { afterEach, expect, test } from '@jest/globals';
import type { WorkerPool } from './worker-pool.ts';
import { createWorkerPool } from './worker-pool.ts';

const workerUrl = new URL('./fixture-worker.ts', import.meta.url);
let pool: WorkerPool<unknown, number>;

afterEach(() => pool.close());

test('a worker is kept for the next job', async () => {
  pool = createWorkerPool({ workerUrl, size: 1 });
  const first = await pool.run('answer');
  expect(await pool.run('answer')).toBe(first);
});

test('as many workers as the size are used, and no more', async () => {
  pool = createWorkerPool({ workerUrl, size: 2 });
  const threads = await Promise.all(Array.from({ length: 8 }, () => pool.run('answer')));
  expect(new Set(threads).size).toBe(2);
});

test.each([
  ['die', 'ended with code 3'],
  ['throw', 'thrown outside the job'],
])('a worker that is told to %s takes only its own job with it and is replaced', async (job, message) => {
  pool = createWorkerPool({ workerUrl, size: 1 });
  const before = await pool.run('answer');
  const [lost, after] = await Promise.allSettled([pool.run(job), pool.run('answer')]);
  expect(lost).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining(message) } });
  expect(after).toMatchObject({ status: 'fulfilled', value: expect.any(Number) });
  expect(after).not.toMatchObject({ value: before });
});

test('a job that fails leaves its worker alive', async () => {
  pool = createWorkerPool({ workerUrl, size: 1 });
  const before = await pool.run('answer');
  await expect(pool.run('fail')).rejects.toThrow('the job failed');
  expect(await pool.run('answer')).toBe(before);
});

test('a job that cannot be copied to a thread is refused, and the next one is done', async () => {
  pool = createWorkerPool({ workerUrl, size: 1 });
  await expect(pool.run(() => undefined)).rejects.toThrow('could not be cloned');
  await expect(pool.run('answer')).resolves.toBeGreaterThan(0);
});

test('closing rejects what is begun, what waits and what comes later', async () => {
  pool = createWorkerPool({ workerUrl, size: 1 });
  const accepted = Promise.allSettled([pool.run('wait'), pool.run('answer')]);
  await pool.close();
  expect(await accepted).toMatchObject([
    { reason: { message: expect.stringContaining('ended') } },
    { reason: { message: expect.stringContaining('closed before') } },
  ]);
  await expect(pool.run('answer')).rejects.toThrow('the pool is closed');
});
