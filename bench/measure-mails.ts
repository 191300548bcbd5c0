import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import type { BareMails } from './bare-mails.ts';
import { type BenchStack, UNLIMITED_MAILS_PER_SECOND } from './bench-stack.ts';
import { countRows } from './count-rows.ts';
import { type CpuOfParts, cpuOfParts, cpuPerPeriod } from './cpu-of-parts.ts';
import { dueYesterday } from './due-yesterday.ts';
import { insertDueGroup } from './insert-due-group.ts';
import { median } from './median.ts';
import { startGroup } from './start-group.ts';
import { type BenchWorker, startWorker } from './start-worker.ts';
import { untilCounted } from './until-counted.ts';

const ROUNDS = 3;
/** Mails of each round before the clock starts: code is compiled, connections are there. As many as of the bare ones. */
const WARM_UP = 60;
/** While they are laid ready hardly any goes out. */
export const WHILE_LAID_READY = 1;
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
 * ones. A group lays them ready, by a process of the worker that sends one a second; then another takes its place that sends what it can.
 */
export async function measureMails(
  stack: BenchStack,
  { count, onProgress }: { count: number; onProgress: (message: string) => void },
): Promise<MailsReport> {
  let laying = stack.billingWorker;
  const own: MailsRound[] = [];
  const bare: BareMails[] = [];
  // The first is not measured: the machine's disk and the servers come to be as they are later.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const bareRound = await sendBare(stack, count);
    const ownRound = await sendGroup(stack, { count, laying });
    if (round < ROUNDS) laying = await stack.startBillingWorker({ mailsPerSecond: WHILE_LAID_READY });
    const rates = `${ownRound.mailsPerSecond.toFixed(1)} mails/s, bare ${bareRound.mailsPerSecond.toFixed(1)}`;
    onProgress(`${round === 0 ? 'warming up' : `round ${round} of ${ROUNDS}`}, ${count} of each: ${rates}`);
    if (round === 0) continue;
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

async function sendGroup(
  stack: BenchStack,
  { count, laying }: { count: number; laying: BenchWorker },
): Promise<MailsRound> {
  const { orm } = stack;
  const creditorId = await sampleCreditor(orm);
  const startOn = dueYesterday();
  const members = WARM_UP + count;
  const subscriptionId = await insertDueGroup(orm, { creditorId, firstNumber: 1, count: members, startOn });
  const counted = (what: 'queued' | 'mailed') => () => countRows(orm, what, creditorId);
  await startGroup(stack, { creditorId, subscriptionId, startOn });
  await untilCounted(counted('queued'), { wanted: members, limitMs: LIMIT_MS });
  await laying.stop();
  const sending = await stack.startBillingWorker({ mailsPerSecond: UNLIMITED_MAILS_PER_SECOND });
  try {
    const sentBefore = await counted('mailed')();
    await untilCounted(counted('mailed'), { wanted: sentBefore + WARM_UP, limitMs: LIMIT_MS });
    const cpu = () => cpuOfParts({ pids: { ...stack.pids, billingWorker: sending.pid }, worker: 'billingWorker' });
    const [from, begin] = [cpu(), performance.now()];
    const left = members - (await counted('mailed')());
    await untilCounted(counted('mailed'), { wanted: members, limitMs: LIMIT_MS });
    const seconds = (performance.now() - begin) / 1000;
    if (left < count / 2) throw new Error(`${members - left} of ${members} mails were sent before the clock started`);
    return { mailsPerSecond: left / seconds, cpuMsPerMail: cpuPerPeriod({ from, to: cpu(), count: left }) };
  } finally {
    await sending.stop();
  }
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
