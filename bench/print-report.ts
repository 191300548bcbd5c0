import type { Measured, SubscriptionsReport } from './measure-subscriptions.ts';

const COLUMN = 10;

/** The report as a person reads it. */
export function printReport({
  count,
  rounds,
  cores,
  billing,
  floor,
  ratio,
  cpuRatio,
  draft,
}: SubscriptionsReport): string {
  return `
${count} subscriptions due at once, each billed in full, and ${count} workflows of three activities that do nothing (the floor);
medians of ${rounds} rounds in turn, on ${cores} cores, PostgreSQL with its normal durability.

${row('', 'billing', 'floor')}
${row('periods/s', rate(billing.periodsPerSecond), rate(floor.periodsPerSecond))}
${row('  lowest and highest round', spread(billing), spread(floor))}
${row('billing / floor', ratio.toFixed(2), '')}
${row('billing / floor, by CPU alone', cpuRatio?.toFixed(2) ?? 'null', '')}

${row('CPU ms a period, user and system', '', '')}
${row('  worker', cpu(billing, 'worker'), cpu(floor, 'worker'))}
${row('  Temporal', cpu(billing, 'temporal'), cpu(floor, 'temporal'))}
${row('  PostgreSQL', cpu(billing, 'postgres'), cpu(floor, 'postgres'))}
${row('  bench: starts and counts; mail server', cpu(billing, 'bench'), cpu(floor, 'bench'))}
${billing.cpuMsPerPeriod.worker === null ? '\nnull: this machine has no /proc to read the CPU time of other processes from\n' : ''}
A draft: ${draft.statements} SQL statements (begin and commit among them), ${draft.commits} commits.
`;
}

function row(name: string, first: string, second: string): string {
  return `${name.padEnd(40)}${first.padStart(COLUMN)}${second.padStart(COLUMN)}`.trimEnd();
}

const rate = (perSecond: number) => perSecond.toFixed(1);

const spread = ({ periodsPerSecondByRound }: Measured) =>
  `${rate(Math.min(...periodsPerSecondByRound))}-${rate(Math.max(...periodsPerSecondByRound))}`;

const cpu = ({ cpuMsPerPeriod }: Measured, part: keyof Measured['cpuMsPerPeriod']) =>
  cpuMsPerPeriod[part]?.toFixed(1) ?? 'null';
