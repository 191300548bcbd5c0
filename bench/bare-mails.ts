import { availableParallelism } from 'node:os';
import { createTransport } from 'nodemailer';
import { renderInvoiceMail } from '../documents/render-invoice-mail.ts';
import { betalingsserviceInvoice } from '../documents/sample-documents.ts';
import { createWorkerPool } from '../documents/worker-pool.ts';
import { inParallel } from './in-parallel.ts';

/** So many connections, and mails under way at once, as the worker has. */
const CONNECTIONS = 4;
const AT_ONCE = 8;
/** Before the clock starts: code is compiled, threads and connections are there. */
const WARM_UP = 60;
const MICROSECONDS_PER_MS = 1000;

/** What a process of bare mails has done. */
export interface BareMails {
  readonly mailsPerSecond: number;
  readonly cpuMsPerMail: number;
  readonly pdfBytes: number;
}

/**
 * The process of the floor: `BARE_MAILS` mails to the server at `SMTP_URL`, each a page drawn by pdfkit on another thread and handed to
 * nodemailer with the text of an invoice's mail. Prints one line of JSON when it is ready and one when it is done.
 */
async function main(): Promise<void> {
  const count = Number.parseInt(process.env['BARE_MAILS'] ?? '', 10);
  const url = process.env['SMTP_URL'] ?? '';
  const pool = createWorkerPool<number, Uint8Array>({
    workerUrl: new URL('./bare-page.ts', import.meta.url),
    size: Math.max(1, availableParallelism() - 1),
  });
  const transport = createTransport({ url, pool: true, maxConnections: CONNECTIONS });
  const { subject, html, text } = renderInvoiceMail(betalingsserviceInvoice);
  let pdfBytes = 0;
  const send = async (number: number): Promise<void> => {
    const pdf = await pool.run(number);
    pdfBytes = pdf.length;
    await transport.sendMail({
      from: 'faktura@eksempel.example',
      to: `kunde${number}@prove.example`,
      subject,
      html,
      text,
      attachments: [{ filename: `Faktura-${number}.pdf`, content: Buffer.from(pdf), contentType: 'application/pdf' }],
    });
  };
  const sendAll = (mails: number) =>
    inParallel(
      Array.from({ length: mails }, (_, number) => number),
      { atOnce: AT_ONCE, work: send },
    );
  await sendAll(WARM_UP);
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  const cpu = process.cpuUsage();
  const begin = performance.now();
  await sendAll(count);
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const cpuMsPerMail = (user + system) / MICROSECONDS_PER_MS / count;
  const done: BareMails = { mailsPerSecond: count / seconds, cpuMsPerMail, pdfBytes };
  process.stdout.write(`${JSON.stringify({ ...done })}\n`);
  transport.close();
  // Whoever started it stops it.
  setInterval(() => undefined, 1_000_000);
}

if (import.meta.main) await main();
