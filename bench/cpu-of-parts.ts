import type { BenchPids } from './bench-stack.ts';
import { processTreeCpuMs } from './process-cpu.ts';

/** CPU in ms, user and system; null where the machine does not tell. `bench` is this process: the mail server, and who starts the workflows. */
export interface CpuOfParts {
  readonly worker: number | null;
  readonly temporal: number | null;
  readonly postgres: number | null;
  readonly bench: number;
}

const MICROSECONDS_PER_MS = 1000;

/** What each part has used until now. */
export function cpuOfParts({ pids, worker }: { pids: BenchPids; worker: 'billingWorker' | 'floorWorker' }): CpuOfParts {
  const { user, system } = process.cpuUsage();
  return {
    worker: processTreeCpuMs(pids[worker]),
    temporal: processTreeCpuMs(pids.temporal),
    postgres: processTreeCpuMs(pids.postgres),
    bench: (user + system) / MICROSECONDS_PER_MS,
  };
}

/** What each part has used between two moments, for each of `count` periods. */
export function cpuPerPeriod({ from, to, count }: { from: CpuOfParts; to: CpuOfParts; count: number }): CpuOfParts {
  const share = (begin: number | null, end: number | null) =>
    begin === null || end === null ? null : (end - begin) / count;
  return {
    worker: share(from.worker, to.worker),
    temporal: share(from.temporal, to.temporal),
    postgres: share(from.postgres, to.postgres),
    bench: (to.bench - from.bench) / count,
  };
}
