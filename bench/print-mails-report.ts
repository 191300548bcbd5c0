import type { MailsReport } from './measure-mails.ts';

/** The report as a person reads it. */
export function printMailsReport({
  count,
  rounds,
  cores,
  mailsPerSecond,
  bareMailsPerSecond,
  ratio,
  ratioByRound,
  cpuMsPerMail,
  bareCpuMsPerMail,
  pdfBytes,
  barePdfBytes,
}: MailsReport): string {
  const cpu = Object.entries(cpuMsPerMail).map(([part, ms]) => `${part} ${ms?.toFixed(1) ?? 'null'}`);
  return `
The mails of ${count} invoices, laid ready by a group, until the mail server has taken the last; and as many bare ones: a page by pdfkit on
another thread, handed to nodemailer with a mail's text. Medians of ${rounds} rounds in turn, on ${cores} cores.

mails/s ${mailsPerSecond.toFixed(1)}, bare ${bareMailsPerSecond.toFixed(1)}: ${ratio.toFixed(2)} (by round ${ratioByRound.map((each) => each.toFixed(2)).join(', ')})
CPU ms a mail: ${cpu.join(', ')}; bare, its own process ${bareCpuMsPerMail.toFixed(1)}
bytes of a PDF ${pdfBytes}, bare ${barePdfBytes}
`;
}
