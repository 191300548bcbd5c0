import { readFileSync } from 'node:fs';

const SAMPLE_MS = 200;

/** Resident memory of a process, bytes; null where the machine has no /proc or the process is not there. */
export function residentBytes(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
    return kilobytes === undefined ? null : Number.parseInt(kilobytes, 10) * 1024;
  } catch {
    return null;
  }
}

/** Watches a process while work is done: the most memory that it had resident, bytes, looked at several times a second. */
export async function withPeakMemory<Result>(
  pid: number,
  work: () => Promise<Result>,
): Promise<{ result: Result; peakBytes: number | null }> {
  let peakBytes = residentBytes(pid);
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes ?? 0, residentBytes(pid) ?? 0) || null;
  }, SAMPLE_MS);
  try {
    const result = await work();
    return { result, peakBytes };
  } finally {
    clearInterval(timer);
  }
}
