import { LIST_LIMIT_MS, type ListsReport, type MeasuredCase } from './measure-lists.ts';

const NAME = 78;
const COLUMN = 10;
const HEADINGS = ['p50 ms', 'p95 ms', '× floor', 'pages', 'rows'];

/** The report as a person reads it, what takes longest first. */
export function printListsReport(report: ListsReport): string {
  const { subscriptions, invoices, transfers, cores, floorP50Ms, floorP95Ms } = report;
  const cases = report.cases.toSorted((one, other) => other.ratio - one.ratio);
  return `
First pages of a creditor with ${subscriptions} subscriptions, ${invoices} invoices and ${transfers} postings, through the API, on ${cores} cores. The
floor is one debtor by its id, asked for in turn with each. Pages and rows are those that the statements read, whatever else the machine does.

${row('', HEADINGS)}
${row('the floor', [floorP50Ms.toFixed(1), floorP95Ms.toFixed(1), '1.0'])}
${cases.map((each) => row(each.name, figuresOf(each))).join('\n')}
`;
}

function figuresOf({ p50Ms, p95Ms, ratio, pages, rows, scans }: MeasuredCase): string[] {
  return [p50Ms.toFixed(1), p95Ms.toFixed(1), ratio.toFixed(1), String(pages), String(rows), ...scans];
}

function row(name: string, figures: readonly string[]): string {
  return `${name.padEnd(NAME)}${figures.map((figure) => figure.padStart(COLUMN)).join('')}`.trimEnd();
}

/** What is wrong with the figures, in a sentence; null where nothing is. */
export function failureOfLists({ cases }: ListsReport): string | null {
  const read = cases.filter(({ scans }) => scans.length > 0);
  if (read.length > 0) return `${read.map(({ name }) => name).join(', ')}: a table is read from end to end`;
  const slow = cases.filter(({ isList, p50Ms }) => isList && p50Ms > LIST_LIMIT_MS);
  return slow.length > 0 ? `over ${LIST_LIMIT_MS} ms: ${slow.map(({ name }) => name).join(', ')}` : null;
}
