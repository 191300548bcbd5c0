import type { Report } from './run-chaos.ts';

const SHOWN = 10;

/** The report as a person reads it: what was done, and each rule that is broken. */
export function printReport(report: Report): string {
  const {
    seed,
    periods,
    payments,
    mails,
    mailsTwice,
    deliveries,
    faults,
    repeats,
    seconds,
    fell,
    clockMoved,
    findings,
  } = report;
  const lines = [
    `seed ${seed}: ${periods} periods, ${payments} payments, ${mails} mails and ${deliveries} deliveries under ${faults} faults in ${seconds} s`,
    `${repeats} requests were asked again; ${mailsTwice} mails came more than once, as crashes allow`,
    ...(fell === 0 ? [] : [`a worker or the API ended by itself ${fell} times, and was started again`]),
    ...(clockMoved ? [] : ['NOT DONE: the clock of a worker could not be moved on this machine']),
    ...findings.flatMap(({ check, wrong }) => [
      `BROKEN  ${check}: ${wrong.length}`,
      ...wrong.slice(0, SHOWN).map((one) => `        ${one}`),
    ]),
    findings.length === 0 ? 'Nothing was lost, and nothing done twice.' : `${findings.length} rules are broken.`,
  ];
  return `${lines.join('\n')}\n`;
}
