import { Worker } from 'node:worker_threads';

/** What a worker posts back for each job it was posted. */
export type WorkerReply<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly message: string };

export interface WorkerPool<Job, Result> {
  /** Waits for a free worker. Rejects where the job fails, its worker dies, or the pool is closed before it is done. */
  run(job: Job): Promise<Result>;
  /** Ends the workers. Jobs that are not done are rejected. */
  close(): Promise<void>;
}

interface Task<Job, Result> {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Threads that each do one job at a time, started when first needed and kept. One that dies takes only its own job with it;
 * the next job gets a new one. The row of waiting jobs has no bound of its own: callers limit how much they ask for at once.
 */
export function createWorkerPool<Job, Result>({
  workerUrl,
  size,
}: {
  workerUrl: URL;
  size: number;
}): WorkerPool<Job, Result> {
  const waiting: Task<Job, Result>[] = [];
  const busy = new Map<Worker, Task<Job, Result>>();
  const idle: Worker[] = [];
  let closed = false;

  function lose(worker: Worker, error: Error): void {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    const task = busy.get(worker);
    busy.delete(worker);
    task?.reject(error);
    next();
  }

  function start(): Worker {
    // The flags of this process, a test runner's among them, are no business of the worker.
    const worker = new Worker(workerUrl, { execArgv: [] });
    worker.on('message', (reply: WorkerReply<Result>) => {
      const task = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      // An idle worker does not keep the process alive.
      worker.unref();
      if (reply.ok) task?.resolve(reply.result);
      else task?.reject(new Error(reply.message));
      next();
    });
    worker.on('error', (error) => lose(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => lose(worker, new Error(`the worker ended with code ${code} before its job was done`)));
    return worker;
  }

  function next(): void {
    if (closed) return;
    while (waiting.length > 0) {
      const worker = idle.pop() ?? (busy.size < size ? start() : undefined);
      if (worker === undefined) return;
      const task = waiting.shift();
      if (task === undefined) return;
      busy.set(worker, task);
      worker.ref();
      try {
        worker.postMessage(task.job, []);
      } catch (error) {
        // A job that cannot be copied to another thread.
        busy.delete(worker);
        idle.push(worker);
        worker.unref();
        task.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  return {
    run(job) {
      if (closed) return Promise.reject(new Error('the pool is closed'));
      return new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(new Error('the pool was closed before the job was begun'));
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()));
    },
  };
}
