import type { MonthEndReport } from './measure-month-end.ts';
import type { Lateness } from './sleepers-round.ts';

const NAME = 34;
const COLUMN = 10;

/** The report as a person reads it. */
export function printMonthEndReport({ count, cores, cache, rounds }: MonthEndReport): string {
  const tables = rounds.map(
    ({ workers, periodsPerSecond, drafted, mailed }) => `
${row(`processes of the worker: ${workers}`, ['p50 s', 'p95 s', 'p99 s'])}
${row('drafted, numbered, queued', figures(drafted))}
${row('mail taken', figures(mailed))}
${row('periods/s', [periodsPerSecond.toFixed(1)])}
`,
  );
  return `
How long after the second at which they were all due ${count} sleeping subscriptions were billed, on ${cores} cores, ${cache} workflows in the memory
of a worker.
${tables.join('')}`;
}

const figures = ({ p50, p95, p99 }: Lateness): string[] => [p50, p95, p99].map((seconds) => seconds.toFixed(1));

function row(name: string, columns: readonly string[]): string {
  return `${name.padEnd(NAME)}${columns.map((column) => column.padStart(COLUMN)).join('')}`.trimEnd();
}
