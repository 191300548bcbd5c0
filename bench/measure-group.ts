import { availableParallelism } from 'node:os';
import type { CivilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import type { BenchStack } from './bench-stack.ts';
import { countRows } from './count-rows.ts';
import { type CpuOfParts, cpuOfParts, cpuPerPeriod } from './cpu-of-parts.ts';
import { dueYesterday } from './due-yesterday.ts';
import { insertBare } from './insert-bare.ts';
import { insertDueGroup } from './insert-due-group.ts';
import { withPeakMemory } from './process-memory.ts';
import { startGroup } from './start-group.ts';
import { untilCounted } from './until-counted.ts';

/** Before the measurement a group of so many is billed: code is compiled, pools are filled. */
const WARM_UP_MEMBERS = 2000;
const ROUND_LIMIT_MS = 8 * 60 * 1000;

export interface GroupRound {
  readonly members: number;
  /** Drafted, numbered and queued, from the start of the group's workflow on. */
  readonly invoicesPerSecond: number;
  /** The same rows inserted bare. */
  readonly bareInvoicesPerSecond: number;
  /** User and system, from the start to the last collection; null where the machine does not tell. */
  readonly cpuMsPerInvoice: CpuOfParts;
  /** The most that the worker had resident; null where the machine does not tell. */
  readonly workerBytes: number | null;
}

export interface GroupReport {
  readonly cores: number;
  readonly rounds: readonly GroupRound[];
  /** The worker's memory for twice the members over that for the members once; null where untold. */
  readonly memoryRatio: number | null;
}

/** Bills a group of so many members, and then one of twice as many. */
export async function measureGroup(
  stack: BenchStack,
  { members, onProgress }: { members: number; onProgress: (message: string) => void },
): Promise<GroupReport> {
  const startOn = dueYesterday();
  const rounds: GroupRound[] = [];
  for (const count of [WARM_UP_MEMBERS, members, 2 * members]) {
    onProgress(`a group of ${count}`);
    const creditorId = await sampleCreditor(stack.orm);
    const round = await billGroup(stack, { creditorId, count, startOn });
    onProgress(`${round.invoicesPerSecond.toFixed(0)} invoices/s, bare ${round.bareInvoicesPerSecond.toFixed(0)}`);
    rounds.push(round);
  }
  const [, once, twice] = rounds;
  const ratio = (twice?.workerBytes ?? 0) / (once?.workerBytes ?? 0);
  return {
    cores: availableParallelism(),
    rounds: rounds.slice(1),
    memoryRatio: Number.isFinite(ratio) && ratio > 0 ? ratio : null,
  };
}

async function billGroup(
  { orm, client, pids }: BenchStack,
  { creditorId, count, startOn }: { creditorId: CreditorId; count: number; startOn: CivilDate },
): Promise<GroupRound> {
  const subscriptionId = await insertDueGroup(orm, { creditorId, firstNumber: 1, count, startOn });
  const cpu = () => cpuOfParts({ pids, worker: 'billingWorker' });
  const from = cpu();
  const { result: ms, peakBytes } = await withPeakMemory(pids.billingWorker, async () => {
    const begin = performance.now();
    await startGroup({ client }, { creditorId, subscriptionId, startOn });
    await untilCounted(() => countRows(orm, 'queued', creditorId), { wanted: count, limitMs: ROUND_LIMIT_MS });
    return performance.now() - begin;
  });
  const cpuMsPerInvoice = cpuPerPeriod({ from, to: cpu(), count });
  await checkEachOnce({ orm }, { subscriptionId, count });
  const bareMs = await insertBare(orm, subscriptionId);
  const perSecond = (took: number) => (count * 1000) / took;
  return {
    members: count,
    invoicesPerSecond: perSecond(ms),
    bareInvoicesPerSecond: perSecond(bareMs),
    cpuMsPerInvoice,
    workerBytes: peakBytes,
  };
}

/** @throws Error where a member has not exactly one invoice, mail and collection, or the numbers have a gap. */
async function checkEachOnce(
  { orm }: Pick<BenchStack, 'orm'>,
  { subscriptionId, count }: { subscriptionId: SubscriptionId; count: number },
): Promise<void> {
  const [found] = await orm.em.fork().execute<Record<string, number>[]>(
    `select count(*)::int invoices, count(distinct i.debtor_id)::int debtors, max(i.series_number)::int "lastNumber",
       count(distinct i.series_number)::int numbers, count(m.invoice_id)::int mails, count(c.id)::int collections
     from invoice i left join invoice_mail m on m.invoice_id = i.id left join collection c on c.invoice_id = i.id
     where i.subscription_id = ?`,
    [subscriptionId],
  );
  const wrong = Object.entries(found ?? {}).filter(([, counted]) => counted !== count);
  if (found === undefined || wrong.length > 0) {
    throw new Error(`not billed exactly once, ${count} expected: ${JSON.stringify(Object.fromEntries(wrong))}`);
  }
}
