import { parentPort, threadId } from 'node:worker_threads';

// For worker-pool.test.ts: a worker that can be told to die.
parentPort?.on('message', (job: 'die' | 'throw' | 'wait' | 'fail' | 'answer') => {
  if (job === 'die') process.exit(3);
  if (job === 'throw') throw new Error('thrown outside the job');
  if (job === 'fail') parentPort?.postMessage({ ok: false, message: 'the job failed' }, []);
  if (job === 'answer') parentPort?.postMessage({ ok: true, result: threadId }, []);
});
