import type { Measured, SubscriptionsReport } from './measure-subscriptions.ts';

const NAME = 46;
const COLUMN = 12;

/** The report as a person reads it. */
export function printSubscriptionsReport({
  count,
  rounds,
  cores,
  cache,
  billing,
  floorOfOneTask,
  floor,
  draft,
}: SubscriptionsReport): string {
  const kinds = [billing, floorOfOneTask, floor];
  const each = (name: string, cell: (of: Measured) => string) => row(name, ...kinds.map(cell));
  const over = (name: string, perSecond: number | null) =>
    row(name, '', ...[floorOfOneTask, floor].map(({ periodsPerSecond }) => share(perSecond, periodsPerSecond)));
  const cpuOver = row(
    'floor / billing, by CPU alone',
    '',
    ...[floorOfOneTask, floor].map(({ cpuMsTogether }) => share(cpuMsTogether, billing.cpuMsTogether)),
  );
  return `
${count} sleeping subscriptions due at one moment, each billed in full, and ${count} sleeping workflows that do nothing when they wake:
in one task, and in three activities. Medians of ${rounds} rounds in turn, on ${cores} cores, PostgreSQL with its normal durability,
${cache} workflows in the memory of a worker.

${row('', 'billing', 'one task', 'three')}
${each('periods/s: drafted, numbered, queued, mail ready', ({ periodsPerSecond }) => rate(periodsPerSecond))}
${each('  lowest and highest round', spread)}
${each('periods/s: the last mail taken', ({ mailedPerSecond }) => rate(mailedPerSecond))}
${over('drafted / floor', billing.periodsPerSecond)}
${over('mailed / floor', billing.mailedPerSecond)}
${cpuOver}
${each('started a second, before they sleep', ({ startsPerSecond }) => rate(startsPerSecond))}

CPU ms a period, user and system, PDF and mail with it
${each('  worker', ({ cpuMsPerPeriod }) => rate(cpuMsPerPeriod.worker))}
${each('  Temporal', ({ cpuMsPerPeriod }) => rate(cpuMsPerPeriod.temporal))}
${each('  PostgreSQL', ({ cpuMsPerPeriod }) => rate(cpuMsPerPeriod.postgres))}
${each('  bench: counts; mail server', ({ cpuMsPerPeriod }) => rate(cpuMsPerPeriod.bench))}
${each('  together', ({ cpuMsTogether }) => rate(cpuMsTogether))}
${billing.cpuMsTogether === null ? '\nnull: this machine has no /proc to read the CPU time of other processes from\n' : ''}
A draft: ${draft.statements} SQL statements (begin and commit among them), ${draft.commits} commits.
`;
}

function row(name: string, ...columns: string[]): string {
  return `${name.padEnd(NAME)}${columns.map((column) => column.padStart(COLUMN)).join('')}`.trimEnd();
}

const rate = (value: number | null) => value?.toFixed(1) ?? 'null';

const share = (value: number | null, of: number | null) =>
  value === null || of === null ? 'null' : (value / of).toFixed(2);

const spread = ({ periodsPerSecondByRound }: Measured) =>
  `${rate(Math.min(...periodsPerSecondByRound))}-${rate(Math.max(...periodsPerSecondByRound))}`;
