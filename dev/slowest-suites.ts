import { relative } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';

const SHOWN = 10;

/** A line for each of the ten test files that took longest, longest first: whole seconds and path. From the JSON that jest wrote. */
export function slowestSuites(result: string): string[] {
  const report: { testResults: { name: string; startTime: number; endTime: number }[] } = JSON.parse(result);
  return report.testResults
    .map(({ name, startTime, endTime }) => ({ path: relative(PROJECT_ROOT, name), tookMs: endTime - startTime }))
    .toSorted((one, other) => other.tookMs - one.tookMs)
    .slice(0, SHOWN)
    .map(({ path, tookMs }) => `${String(Math.round(tookMs / 1000)).padStart(6)}  ${path}`);
}
