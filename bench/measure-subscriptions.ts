import { availableParallelism } from 'node:os';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import { runBillingRound } from './billing-round.ts';
import type { BenchStack } from './bench-stack.ts';
import { checkBilledOnce } from './check-billed-once.ts';
import type { CpuOfParts } from './cpu-of-parts.ts';
import { runFloorRound } from './floor-round.ts';
import { insertDueSubscriptions } from './insert-due-subscriptions.ts';
import { median } from './median.ts';
import { countCommits, recordStatements } from './record-statements.ts';
import type { Round } from './run-round.ts';

/** Measured in turn, so that what else the machine does falls on both kinds alike. */
const ROUNDS = 5;
/** Before them each kind runs once unmeasured, with a share of the count: code is compiled, pools are filled. */
const WARM_UP_SHARE = 4;

const TIME_ZONE = 'Europe/Copenhagen';

export interface Measured {
  /** The median of the rounds. */
  readonly periodsPerSecond: number;
  readonly periodsPerSecondByRound: readonly number[];
  /** Medians of the rounds, user and system; null where the machine does not tell. */
  readonly cpuMsPerPeriod: CpuOfParts;
}

export interface SubscriptionsReport {
  readonly count: number;
  readonly rounds: number;
  readonly cores: number;
  readonly billing: Measured;
  readonly floor: Measured;
  /** Workflows of one task that do nothing in it. */
  readonly floorOfOneTask: Measured;
  /** Billing's median over the floor's. */
  readonly ratio: number;
  /** The same over the floor of one task. */
  readonly ratioToOneTask: number;
  /** How many workflows each worker keeps in memory; null for as many as fit. */
  readonly cache: number | null;
  /** The floor's CPU a period over billing's, all parts together: what the ratio would be with nothing but CPU to wait for. Null where untold. */
  readonly cpuRatio: number | null;
  readonly draft: { readonly statements: number; readonly commits: number };
}

/** Bills subscriptions in full and, in turn with them, runs as many workflows that do nothing: in three activities, and in one task. */
export async function measureSubscriptions(
  stack: BenchStack,
  { count, cache, onProgress }: { count: number; cache: number | null; onProgress: (message: string) => void },
): Promise<SubscriptionsReport> {
  // Yesterday, so that it is due everywhere and at any hour; the next period is weeks away.
  const startOn = addDays(civilDateAt({ epochMs: Date.now(), zone: TIME_ZONE }), -1);
  const draft = await countDraft(stack, startOn);
  const creditorId = await sampleCreditor(stack.orm);
  const warmUp = Math.ceil(count / WARM_UP_SHARE);
  const billing: Round[] = [];
  const floor: Round[] = [];
  const floorOfOneTask: Round[] = [];
  let billed = 0;
  const bill = async (periods: number): Promise<Round> => {
    const round = { creditorId, timeZone: TIME_ZONE, startOn, firstNumber: billed + 1, count: periods };
    billed += periods;
    return runBillingRound(stack, round);
  };
  onProgress(`warming up with ${warmUp} of each`);
  await runFloorRound(stack, { type: 'floor', round: 'warm-up', count: warmUp });
  await runFloorRound(stack, { type: 'floorOfOneTask', round: 'warm-up', count: warmUp });
  await bill(warmUp);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const floorRound = await runFloorRound(stack, { type: 'floor', round: String(round), count });
    const leastRound = await runFloorRound(stack, { type: 'floorOfOneTask', round: String(round), count });
    const billingRound = await bill(count);
    floor.push(floorRound);
    floorOfOneTask.push(leastRound);
    billing.push(billingRound);
    const rates = `${billingRound.periodsPerSecond.toFixed(1)} periods/s, floors ${floorRound.periodsPerSecond.toFixed(1)} and ${leastRound.periodsPerSecond.toFixed(1)}`;
    onProgress(`round ${round} of ${ROUNDS}, ${count} of each: ${rates}`);
  }
  onProgress('checking that each was billed exactly once');
  await checkBilledOnce(stack, { creditorId, expected: billed });
  const measured = { billing: summarize(billing), floor: summarize(floor), floorOfOneTask: summarize(floorOfOneTask) };
  return {
    count,
    rounds: ROUNDS,
    cores: availableParallelism(),
    ...measured,
    ratio: measured.billing.periodsPerSecond / measured.floor.periodsPerSecond,
    ratioToOneTask: measured.billing.periodsPerSecond / measured.floorOfOneTask.periodsPerSecond,
    cpuRatio: cpuRatio(measured),
    cache,
    draft,
  };
}

/** The SQL of one draft, of a creditor that the rounds know nothing of. */
async function countDraft({ orm }: BenchStack, startOn: CivilDate): Promise<SubscriptionsReport['draft']> {
  const creditorId = await sampleCreditor(orm);
  const [subscriptionId] = await insertDueSubscriptions(orm, { creditorId, firstNumber: 1, count: 1, startOn });
  if (subscriptionId === undefined) throw new Error('no subscription was written');
  const draftInvoice = createDraftInvoice({ orm });
  const { statements } = await recordStatements(orm, () =>
    draftInvoice({ subscriptionId, periodIndex: 0, billedAtMs: Date.now() }),
  );
  return { statements: statements.length, commits: countCommits(statements) };
}

function cpuRatio({ billing, floor }: { billing: Measured; floor: Measured }): number | null {
  const [own, least] = [totalCpu(billing.cpuMsPerPeriod), totalCpu(floor.cpuMsPerPeriod)];
  return own === null || least === null ? null : least / own;
}

function totalCpu({ worker, temporal, postgres, bench }: CpuOfParts): number | null {
  return worker === null || temporal === null || postgres === null ? null : worker + temporal + postgres + bench;
}

function summarize(rounds: readonly Round[]): Measured {
  const rates = rounds.map(({ periodsPerSecond }) => periodsPerSecond);
  const cpu = (part: keyof CpuOfParts): number | null => {
    const told = rounds.flatMap(({ cpuMsPerPeriod }) => cpuMsPerPeriod[part] ?? []);
    return told.length === 0 ? null : median(told);
  };
  return {
    periodsPerSecond: median(rates),
    periodsPerSecondByRound: rates,
    cpuMsPerPeriod: {
      worker: cpu('worker'),
      temporal: cpu('temporal'),
      postgres: cpu('postgres'),
      bench: cpu('bench') ?? 0,
    },
  };
}
