import type { GroupReport } from './measure-group.ts';

const MEGABYTE = 1024 * 1024;

/** The report as a person reads it. */
export function printGroupReport({ cores, rounds, memoryRatio }: GroupReport): string {
  const lines = rounds.map(({ members, invoicesPerSecond, bareInvoicesPerSecond, workerBytes, cpuMsPerInvoice }) => {
    const memory = workerBytes === null ? 'null' : `${(workerBytes / MEGABYTE).toFixed(0)} MB`;
    const share = (invoicesPerSecond / bareInvoicesPerSecond).toFixed(2);
    const cpu = Object.entries(cpuMsPerInvoice).map(([part, ms]) => `${part} ${ms?.toFixed(2) ?? 'null'}`);
    return `${members} members: ${invoicesPerSecond.toFixed(0)} invoices/s; the same rows bare ${bareInvoicesPerSecond.toFixed(0)}/s (${share}); worker's memory ${memory}\n  CPU ms an invoice: ${cpu.join(', ')}`;
  });
  return `
One group, its period drafted, numbered and queued (mail laid ready, collection queued), on ${cores} cores, PostgreSQL with its normal
durability.

${lines.join('\n')}
worker's memory for twice the members over once: ${memoryRatio?.toFixed(2) ?? 'null'}
`;
}
