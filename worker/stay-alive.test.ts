import { expect, test } from '@jest/globals';
import { CancelledFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { withoutPersonalData } from '../activities/without-personal-data.ts';
import { stayAlive } from './stay-alive.ts';

test('a long activity ends between two steps when its worker is told to stop, and says that and nothing else', async () => {
  const environment = new MockActivityEnvironment();
  let beats = 0;
  environment.on('heartbeat', () => (beats += 1));
  const { read } = withoutPersonalData({
    read: async () => {
      for (let batch = 1; ; batch += 1) {
        stayAlive();
        if (batch === 3) environment.cancel('WORKER_SHUTDOWN');
        if (batch > 3) return batch;
        await Promise.resolve();
      }
    },
  });
  const failure = await environment.run(read, {} as never).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CancelledFailure);
  expect(beats).toBe(3);
});
