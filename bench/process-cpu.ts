import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts a process's time in hundredths of a second (USER_HZ, proc(5)) on every processor that Node runs on. */
const MS_PER_TICK = 10;

/** Fields of /proc/<pid>/stat counted from the one after the program's name, the state (proc(5), fields 3 and on). */
const PARENT = 1;
const FIRST_TIME = 11;
const TIMES = 4;

interface ProcessTimes {
  readonly parent: number;
  readonly cpuMs: number;
}

/**
 * CPU time, user and system, that a process and all below it have used until now, those included that have ended and were waited for.
 * Null where the machine has no /proc or the process is not there.
 */
export function processTreeCpuMs(pid: number): number | null {
  const processes = readProcesses();
  if (!processes.has(pid)) return null;
  const children = Map.groupBy(processes.keys(), (child) => processes.get(child)?.parent);
  const sum = (root: number): number =>
    (processes.get(root)?.cpuMs ?? 0) + (children.get(root) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(pid);
}

function readProcesses(): Map<number, ProcessTimes> {
  const processes = new Map<number, ProcessTimes>();
  for (const name of listProc()) {
    if (!/^\d+$/.test(name)) continue;
    const times = readTimes(name);
    if (times !== null) processes.set(Number.parseInt(name, 10), times);
  }
  return processes;
}

function listProc(): string[] {
  try {
    return readdirSync('/proc');
  } catch {
    return [];
  }
}

function readTimes(pid: string): ProcessTimes | null {
  try {
    return parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    // It ended while the list was read: its parent has its time now.
    return null;
  }
}

/** Reads one line of /proc/<pid>/stat: the parent and the time used, with that of the children that were waited for. */
export function parseProcessStat(stat: string): ProcessTimes {
  // The program's name stands in brackets and may hold blanks and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields
    .slice(FIRST_TIME, FIRST_TIME + TIMES)
    .reduce((total, field) => total + Number.parseInt(field, 10), 0);
  return { parent: Number.parseInt(fields[PARENT] ?? '', 10), cpuMs: ticks * MS_PER_TICK };
}
