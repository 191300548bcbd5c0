import { availableParallelism } from 'node:os';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import type { BenchStack } from './bench-stack.ts';
import { billingSleepers } from './billing-sleepers.ts';
import { checkBilledOnce } from './check-billed-once.ts';
import type { CpuOfParts } from './cpu-of-parts.ts';
import { dueYesterday } from './due-yesterday.ts';
import { floorSleepers } from './floor-sleepers.ts';
import { insertDueSubscriptions, newSubscriptionIds } from './insert-due-subscriptions.ts';
import { median } from './median.ts';
import { countCommits, recordStatements } from './record-statements.ts';
import { type Round, runSleepersRound } from './sleepers-round.ts';

/** Of each kind in turn, so that what else the machine does falls on all alike; fewer where the time is over. */
const ROUNDS = 3;
/** No round is begun that may end later. */
const BEGUN_WITHIN_MS = 18 * 60 * 1000;
/** Before them each kind runs once unmeasured, with a share of the count: code is compiled, pools are filled. */
const WARM_UP_SHARE = 4;

export interface Measured {
  /** The median of the rounds, as all that follows. */
  readonly periodsPerSecond: number;
  readonly periodsPerSecondByRound: readonly number[];
  /** Until the last mail is taken; null where there are none. */
  readonly mailedPerSecond: number | null;
  readonly startsPerSecond: number;
  /** User and system; null where the machine does not tell. */
  readonly cpuMsPerPeriod: CpuOfParts;
  /** All parts together; null where the machine does not tell. */
  readonly cpuMsTogether: number | null;
}

export interface SubscriptionsReport {
  readonly count: number;
  readonly rounds: number;
  readonly cores: number;
  /** How many workflows each worker keeps in memory. */
  readonly cache: number;
  readonly billing: Measured;
  /** Workflows of one task that do nothing in it. */
  readonly floorOfOneTask: Measured;
  /** Workflows of three activities that do nothing. */
  readonly floor: Measured;
  readonly draft: { readonly statements: number; readonly commits: number };
}

/** Bills sleeping subscriptions that are due at one moment and, in turn with them, wakes as many workflows that do nothing. */
export async function measureSubscriptions(
  stack: BenchStack,
  { count, cache, onProgress }: { count: number; cache: number; onProgress: (message: string) => void },
): Promise<SubscriptionsReport> {
  const draft = await countDraft(stack);
  const creditors: { creditorId: CreditorId; expected: number }[] = [];
  const kinds = {
    floor: (round: string, periods: number) => floorSleepers(stack, { type: 'floor', round, count: periods }),
    floorOfOneTask: (round: string, periods: number) =>
      floorSleepers(stack, { type: 'floorOfOneTask', round, count: periods }),
    billing: (_round: string, periods: number) =>
      billingSleepers(stack, {
        count: periods,
        onCreditor: (creditorId) => creditors.push({ creditorId, expected: periods }),
      }),
  };
  const rounds: Record<keyof typeof kinds, Round[]> = { floor: [], floorOfOneTask: [], billing: [] };
  const startsPerSecond: Record<keyof typeof kinds, number | null> = {
    floor: null,
    floorOfOneTask: null,
    billing: null,
  };
  const run = async (kind: keyof typeof kinds, round: string, periods: number): Promise<Round> => {
    const ran = await runSleepersRound(stack, kinds[kind](round, periods), {
      count: periods,
      startsPerSecond: startsPerSecond[kind],
    });
    startsPerSecond[kind] = ran.startsPerSecond;
    onProgress(`${kind}, ${periods}: ${ran.periodsPerSecond.toFixed(1)} periods/s`);
    return ran;
  };
  const begin = performance.now();
  const warmUp = Math.ceil(count / WARM_UP_SHARE);
  onProgress(`warming up with ${warmUp} of each`);
  for (const kind of ['floor', 'floorOfOneTask', 'billing'] as const) await run(kind, 'warm-up', warmUp);
  let longestMs = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const roundBegin = performance.now();
    if (round > 1 && roundBegin - begin + longestMs > BEGUN_WITHIN_MS) break;
    onProgress(`round ${round} of ${ROUNDS}`);
    for (const kind of ['floor', 'floorOfOneTask', 'billing'] as const) {
      rounds[kind].push(await run(kind, String(round), count));
    }
    longestMs = Math.max(longestMs, performance.now() - roundBegin);
  }
  onProgress('checking that each was billed exactly once');
  await checkBilledOnce(stack, creditors);
  return {
    count,
    rounds: rounds.billing.length,
    cores: availableParallelism(),
    cache,
    billing: summarize(rounds.billing),
    floorOfOneTask: summarize(rounds.floorOfOneTask),
    floor: summarize(rounds.floor),
    draft,
  };
}

/** The SQL of one draft, of a creditor that the rounds know nothing of. */
async function countDraft({ orm }: BenchStack): Promise<SubscriptionsReport['draft']> {
  const startOn = dueYesterday();
  const creditorId = await sampleCreditor(orm);
  const ids = newSubscriptionIds(1);
  await insertDueSubscriptions(orm, { creditorId, firstNumber: 1, ids, startOn });
  const draftInvoice = createDraftInvoice({ orm });
  const [subscriptionId] = ids;
  if (subscriptionId === undefined) throw new Error('no subscription was written');
  const { statements } = await recordStatements(orm, () =>
    draftInvoice({ subscriptionId, periodIndex: 0, billedAtMs: Date.now() }),
  );
  return { statements: statements.length, commits: countCommits(statements) };
}

function summarize(rounds: readonly Round[]): Measured {
  const rates = rounds.map(({ periodsPerSecond }) => periodsPerSecond);
  const mailed = rounds.flatMap(({ mailedPerSecond }) => mailedPerSecond ?? []);
  const cpu = (part: keyof CpuOfParts) => medianOf(rounds.flatMap(({ cpuMsPerPeriod }) => cpuMsPerPeriod[part] ?? []));
  return {
    periodsPerSecond: median(rates),
    periodsPerSecondByRound: rates,
    mailedPerSecond: medianOf(mailed),
    startsPerSecond: median(rounds.map(({ startsPerSecond }) => startsPerSecond)),
    cpuMsPerPeriod: {
      worker: cpu('worker'),
      temporal: cpu('temporal'),
      postgres: cpu('postgres'),
      bench: cpu('bench') ?? 0,
    },
    cpuMsTogether: medianOf(rounds.flatMap(({ cpuMsPerPeriod }) => together(cpuMsPerPeriod) ?? [])),
  };
}

const medianOf = (values: readonly number[]) => (values.length === 0 ? null : median(values));

function together({ worker, temporal, postgres, bench }: CpuOfParts): number | null {
  return worker === null || temporal === null || postgres === null ? null : worker + temporal + postgres + bench;
}
