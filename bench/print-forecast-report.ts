import type { ForecastReport } from './measure-forecast.ts';

const COLUMN = 10;

/** The report as a person reads it. */
export function printForecastReport(report: ForecastReport): string {
  const { subscriptions, months, invoices, rounds, cores, ratio, longestPauseMs } = report;
  return `
A forecast over ${months} months of ${subscriptions} monthly subscriptions with two lines each: ${invoices} invoices. The floor reads the same
subscriptions and lines and adds up their prices. Medians of ${rounds} rounds in turn, on ${cores} cores.

${row('', 'forecast', 'floor')}
${row('ms', report.forecastMs.toFixed(0), report.floorMs.toFixed(0))}
${row('CPU ms of the process, user and system', report.forecastCpuMs.toFixed(0), report.floorCpuMs.toFixed(0))}
${row('forecast / floor', ratio.toFixed(2), '')}
${row('longest time without an answer, ms', longestPauseMs.toFixed(0), '')}
`;
}

function row(name: string, first: string, second: string): string {
  return `${name.padEnd(40)}${first.padStart(COLUMN)}${second.padStart(COLUMN)}`.trimEnd();
}
