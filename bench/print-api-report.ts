import type { ApiReport, MeasuredRequest } from './measure-api.ts';

const NAME = 42;
const COLUMN = 10;
const HEADINGS = ['a second', 'p50 ms', 'p99 ms', 'p99/p50'];

/** The report as a person reads it. */
export function printApiReport({ invoices, cores, connections, requests }: ApiReport): string {
  return `
The API in a process of its own, a creditor of ${invoices} invoices, ${connections} connections without pause, on ${cores} cores. The aim for lists is a p99 below
ten times the p50.

${row('', HEADINGS)}
${requests.map((each) => row(each.name, figures(each))).join('\n')}
`;
}

const figures = ({ perSecond, p50Ms, p99Ms, scans }: MeasuredRequest): string[] => [
  perSecond.toFixed(0),
  String(p50Ms),
  String(p99Ms),
  p50Ms === 0 ? '' : (p99Ms / p50Ms).toFixed(1),
  ...scans,
];

function row(name: string, columns: readonly string[]): string {
  return `${name.padEnd(NAME)}${columns.map((column) => column.padStart(COLUMN)).join('')}`.trimEnd();
}

/** What is wrong with it, in a sentence; null where nothing is. */
export function failureOfApi({ requests }: ApiReport): string | null {
  const read = requests.filter(({ scans }) => scans.length > 0);
  if (read.length > 0) return `a table is read from end to end: ${read.map(({ name }) => name).join(', ')}`;
  const failed = requests.filter((each) => each.failed > 0);
  return failed.length === 0 ? null : `not all were answered well: ${failed.map(({ name }) => name).join(', ')}`;
}
