import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import type { BareMails } from './bare-mails.ts';
import type { BenchStack } from './bench-stack.ts';
import { countRows } from './count-rows.ts';
import { type CpuOfParts, cpuOfParts, cpuPerPeriod } from './cpu-of-parts.ts';
import { dueYesterday } from './due-yesterday.ts';
import { insertDueGroup } from './insert-due-group.ts';
import { median } from './median.ts';
import { startGroup } from './start-group.ts';
import { startWorker } from './start-worker.ts';
import { untilCounted } from './until-counted.ts';

const ROUNDS = 3;
const WARM_UP = 100;
const LIMIT_MS = 6 * 60 * 1000;

interface MailsRound {
  readonly mailsPerSecond: number;
  readonly cpuMsPerMail: CpuOfParts;
}

export interface MailsReport {
  readonly count: number;
  readonly rounds: number;
  readonly cores: number;
  /** Medians of the rounds. */
  readonly mailsPerSecond: number;
  readonly bareMailsPerSecond: number;
  readonly ratio: number;
  readonly ratioByRound: readonly number[];
  /** Of all processes; of the bare ones their own. Null where the machine does not tell. */
  readonly cpuMsPerMail: Readonly<Record<keyof CpuOfParts, number | null>>;
  readonly bareCpuMsPerMail: number;
  readonly pdfBytes: number;
  readonly barePdfBytes: number;
}

/**
 * The mails of so many invoices that are laid ready, from there until the mail server has taken the last; and in turn with them as many bare
 * ones. A group lays them ready: its drafts come many times as fast as mails.
 */
export async function measureMails(
  stack: BenchStack,
  { count, onProgress }: { count: number; onProgress: (message: string) => void },
): Promise<MailsReport> {
  onProgress(`warming up with ${WARM_UP}`);
  await sendGroup(stack, WARM_UP);
  const own: MailsRound[] = [];
  const bare: BareMails[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const bareRound = await sendBare(stack, count);
    const ownRound = await sendGroup(stack, count);
    const rates = `${ownRound.mailsPerSecond.toFixed(1)} mails/s, bare ${bareRound.mailsPerSecond.toFixed(1)}`;
    onProgress(`round ${round} of ${ROUNDS}, ${count} of each: ${rates}`);
    bare.push(bareRound);
    own.push(ownRound);
  }
  const [sizes] = await stack.orm.em
    .fork()
    .execute<{ bytes: number }[]>('select avg(octet_length(content))::int bytes from invoice_pdf');
  const mailsPerSecond = median(own.map((round) => round.mailsPerSecond));
  const bareMailsPerSecond = median(bare.map((round) => round.mailsPerSecond));
  const cpu = (part: keyof CpuOfParts): number | null => {
    const told = own.flatMap(({ cpuMsPerMail }) => cpuMsPerMail[part] ?? []);
    return told.length === 0 ? null : median(told);
  };
  return {
    count,
    rounds: ROUNDS,
    cores: availableParallelism(),
    mailsPerSecond,
    bareMailsPerSecond,
    ratio: mailsPerSecond / bareMailsPerSecond,
    ratioByRound: own.map((round, index) => round.mailsPerSecond / (bare[index]?.mailsPerSecond ?? 0)),
    cpuMsPerMail: {
      worker: cpu('worker'),
      temporal: cpu('temporal'),
      postgres: cpu('postgres'),
      bench: cpu('bench'),
    },
    bareCpuMsPerMail: median(bare.map(({ cpuMsPerMail }) => cpuMsPerMail)),
    pdfBytes: sizes?.bytes ?? 0,
    barePdfBytes: bare[0]?.pdfBytes ?? 0,
  };
}

async function sendGroup(stack: BenchStack, count: number): Promise<MailsRound> {
  const { orm, pids } = stack;
  const creditorId = await sampleCreditor(orm);
  const startOn = dueYesterday();
  const subscriptionId = await insertDueGroup(orm, { creditorId, firstNumber: 1, count, startOn });
  const cpu = () => cpuOfParts({ pids, worker: 'billingWorker' });
  const counted = (what: 'queued' | 'mailed') => () => countRows(orm, what, creditorId);
  await startGroup(stack, { creditorId, subscriptionId, startOn });
  await untilCounted(counted('queued'), { wanted: count, limitMs: LIMIT_MS });
  const sentBefore = await counted('mailed')();
  const from = cpu();
  const begin = performance.now();
  await untilCounted(counted('mailed'), { wanted: count, limitMs: LIMIT_MS });
  const seconds = (performance.now() - begin) / 1000;
  const sent = count - sentBefore;
  if (sent < count / 2) throw new Error(`${sentBefore} of ${count} mails were sent before the last was drafted`);
  return { mailsPerSecond: sent / seconds, cpuMsPerMail: cpuPerPeriod({ from, to: cpu(), count: sent }) };
}

async function sendBare({ smtpUrl, logFolder, failed }: BenchStack, count: number): Promise<BareMails> {
  const { promise, resolve } = Promise.withResolvers<BareMails>();
  const bare = await startWorker({
    script: join(PROJECT_ROOT, 'bench', 'bare-mails.ts'),
    env: { ...process.env, TZ: 'UTC', SMTP_URL: smtpUrl, BARE_MAILS: String(count) },
    logFile: join(logFolder, 'bare-mails.log'),
    onMessage: (message) => resolve(message as unknown as BareMails),
  });
  try {
    const broken = Promise.race([bare.failed, failed]).then((reason) => Promise.reject(new Error(reason)));
    return await Promise.race([promise, broken]);
  } finally {
    await bare.stop();
  }
}
