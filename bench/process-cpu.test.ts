import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseProcessStat, processTreeCpuMs } from './process-cpu.ts';

const BURN_TICKS = `const end = process.cpuUsage().user + 60_000; while (process.cpuUsage().user < end);`;

describe('parseProcessStat', () => {
  test('adds user and system time, own and of children waited for, after a name with blanks and brackets', () => {
    const stat = '42 (a (b) c) S 7 42 42 0 -1 4194560 1 2 3 4 10 20 30 40 20 0 1 0 12345 6 7';
    expect(parseProcessStat(stat)).toEqual({ parent: 7, cpuMs: 1000 });
  });
});

describe('processTreeCpuMs', () => {
  test('a child that has ended counts for its parent; a process that is not there is null', () => {
    const before = processTreeCpuMs(process.pid);
    execFileSync(process.execPath, ['-e', BURN_TICKS]);
    const after = processTreeCpuMs(process.pid);
    const counted = before === null || after === null ? null : after - before >= 50;
    expect(counted).toBe(existsSync('/proc/self/stat') ? true : null);
    expect(processTreeCpuMs(-1)).toBeNull();
  });
});
