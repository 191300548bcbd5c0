import type { Measured, SubscriptionsReport } from './measure-subscriptions.ts';

const COLUMN = 10;

/** The report as a person reads it. */
export function printReport({
  count,
  rounds,
  cores,
  billing,
  floor,
  floorOfOneTask,
  ratio,
  ratioToOneTask,
  cpuRatio,
  cache,
  draft,
}: SubscriptionsReport): string {
  return `
${count} subscriptions due at once, each billed in full, and ${count} workflows that do nothing: of three activities (the floor), and of one task.
Medians of ${rounds} rounds in turn, on ${cores} cores, PostgreSQL with its normal durability${cache === null ? '' : `, ${cache} workflows in the memory of a worker`}.

${row('', 'billing', 'floor', 'one task')}
${row('periods/s', rate(billing.periodsPerSecond), rate(floor.periodsPerSecond), rate(floorOfOneTask.periodsPerSecond))}
${row('  lowest and highest round', spread(billing), spread(floor), spread(floorOfOneTask))}
${row('billing / floor', '', ratio.toFixed(2), ratioToOneTask.toFixed(2))}
${row('billing / floor, by CPU alone', '', cpuRatio?.toFixed(2) ?? 'null')}

CPU ms a period, user and system
${row('  worker', cpu(billing, 'worker'), cpu(floor, 'worker'), cpu(floorOfOneTask, 'worker'))}
${row('  Temporal', cpu(billing, 'temporal'), cpu(floor, 'temporal'), cpu(floorOfOneTask, 'temporal'))}
${row('  PostgreSQL', cpu(billing, 'postgres'), cpu(floor, 'postgres'), cpu(floorOfOneTask, 'postgres'))}
${row('  bench: starts and counts; mail server', cpu(billing, 'bench'), cpu(floor, 'bench'), cpu(floorOfOneTask, 'bench'))}
${billing.cpuMsPerPeriod.worker === null ? '\nnull: this machine has no /proc to read the CPU time of other processes from\n' : ''}
A draft: ${draft.statements} SQL statements (begin and commit among them), ${draft.commits} commits.
`;
}

function row(name: string, ...columns: string[]): string {
  return `${name.padEnd(40)}${columns.map((column) => column.padStart(COLUMN)).join('')}`.trimEnd();
}

const rate = (perSecond: number) => perSecond.toFixed(1);

const spread = ({ periodsPerSecondByRound }: Measured) =>
  `${rate(Math.min(...periodsPerSecondByRound))}-${rate(Math.max(...periodsPerSecondByRound))}`;

const cpu = ({ cpuMsPerPeriod }: Measured, part: keyof Measured['cpuMsPerPeriod']) =>
  cpuMsPerPeriod[part]?.toFixed(1) ?? 'null';
