import type { CpuOfParts } from './cpu-of-parts.ts';
import type { SleepingReport } from './measure-sleeping.ts';

const MEGABYTE = 1024 * 1024;

/** The report as a person reads it. */
export function printSleepingReport(report: SleepingReport): string {
  const memory = report.files.map(({ subscriptions, workerBytes }) => {
    const megabytes = workerBytes === null ? 'null' : `${(workerBytes / MEGABYTE).toFixed(0)} MB`;
    return `${subscriptions}: ${megabytes}`;
  });
  return `
${report.count} subscriptions imported in ${report.files.length} files, asleep for most of a year, on ${report.cores} cores, ${report.cache} workflows in the memory of a
worker.

imported a second (debtor and subscription)   ${report.importedPerSecond.toFixed(0)}
started a second, by the outbox               ${report.startsPerSecond.toFixed(0)}
the worker's memory with so many asleep       ${memory.join(', ')}
bytes for each in PostgreSQL                  ${report.postgresBytesEach.toFixed(0)}
bytes for each in Temporal's database         ${report.temporalBytesEach.toFixed(0)}
CPU ms of an idle second, before the first    ${cpu(report.idleCpuMsBefore)}
CPU ms of an idle second, with all asleep     ${cpu(report.idleCpuMsAsleep)}
`;
}

const cpu = ({ worker, temporal, postgres }: CpuOfParts): string =>
  Object.entries({ worker, temporal, postgres })
    .map(([part, ms]) => `${part} ${ms?.toFixed(1) ?? 'null'}`)
    .join(', ');
