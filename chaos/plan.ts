import { FAULT_KINDS, type FaultKind } from './fault-kinds.ts';
import { randomOf, type Random } from './random.ts';

/** What is asked for. */
export interface PlanOptions {
  readonly seed: number;
  /** Periods that fall due, at least. */
  readonly periods: number;
  readonly faults: number;
  /** How long faults and commands go on; then all is let come to its end. */
  readonly lastsMs: number;
}

interface Price {
  /** Kroner without VAT, two decimals. */
  readonly unitPrice: string;
  readonly quantity: string;
  readonly vatCode: 'standard' | 'exempt';
}

/**
 * A subscription of weeks. `ended`: it began so many weeks ago and ends before today. `open`: it goes on, has a one-off line added, and its
 * next period is billed before its day. `group`: it goes on, and its members are added when it has begun.
 */
export type PlannedSubscription = Price & {
  readonly key: number;
  readonly atMs: number;
  /** That are due; of an open one all but the last, which is asked for. */
  readonly periods: number;
} & (
    | { readonly kind: 'ended'; readonly isDrawn: boolean }
    | { readonly kind: 'open'; readonly oneOff: string }
    | { readonly kind: 'group'; readonly members: number; readonly drawnMembers: number }
  );

/** `file`: a file of slips comes by SFTP, is uploaded, or both. `hand`: a person enters one. `answers`: what was delivered is drawn or refused. */
export type PlannedPayment = { readonly atMs: number; readonly seed: number } & (
  | { readonly kind: 'file'; readonly count: number; readonly ways: 'channel' | 'upload' | 'both' }
  | { readonly kind: 'hand' }
  | { readonly kind: 'answers' }
);

export interface PlannedFault {
  readonly kind: FaultKind;
  readonly atMs: number;
  readonly forMs: number;
}

export interface Plan {
  readonly options: PlanOptions;
  readonly subscriptions: readonly PlannedSubscription[];
  readonly payments: readonly PlannedPayment[];
  /** When what is queued for Betalingsservice is gathered. */
  readonly deliveriesAtMs: readonly number[];
  readonly faults: readonly PlannedFault[];
}

/** Runs shorter than this have quick faults alone. */
const LONG_RUN_MS = 120_000;
const MOST_WEEKS = 52;
/** The run of a period takes members that joined late up to sixteen periods back. */
const MOST_GROUP_WEEKS = 8;
/** Commands come in the first part, so that the last faults meet what they have begun. */
const COMMANDS_SHARE = 0.8;
const WAYS = ['channel', 'upload', 'both'] as const;
const LARGEST_SEED = 2_147_483_647;

/** What a run does and what is done to it, and when: the same for the same options. */
export function planRun(options: PlanOptions): Plan {
  const random = randomOf(options.seed);
  const faults = planFaults(options, random);
  const untilMs = options.lastsMs * COMMANDS_SHARE;
  const subscriptions = planSubscriptions(options, random);
  const moments = (count: number) =>
    Array.from({ length: count }, () => random.between(0, options.lastsMs)).toSorted((one, other) => one - other);
  const count = Math.max(3, Math.round(options.periods / 25));
  const payments = moments(count).map((atMs, index): PlannedPayment => {
    const seed = random.between(1, LARGEST_SEED);
    if (index % 3 === 0) return { kind: 'file', atMs, seed, count: random.between(2, 12), ways: random.pick(WAYS) };
    return index % 3 === 1 ? { kind: 'hand', atMs, seed } : { kind: 'answers', atMs, seed };
  });
  // One into each fault of the SFTP server, which nothing would meet otherwise.
  const intoFaults = faults.filter(({ kind }) => kind.target === 'sftp').map(({ atMs }) => atMs + 200);
  const deliveriesAtMs = [...intoFaults, untilMs / 3, untilMs].toSorted((one, other) => one - other);
  return { options, subscriptions, payments, deliveriesAtMs, faults };
}

function planFaults({ faults: count, lastsMs }: PlanOptions, random: Random): PlannedFault[] {
  const kinds = FAULT_KINDS.filter(({ isQuick }) => isQuick || lastsMs >= LONG_RUN_MS);
  const chosen: FaultKind[] = [];
  // Each kind comes before any comes again.
  while (chosen.length < count) chosen.push(...random.shuffled(kinds));
  const gapMs = lastsMs / Math.max(1, count);
  return chosen.slice(0, count).map((kind, index) => ({
    kind,
    atMs: Math.round((index + random.next()) * gapMs),
    forMs: random.between(...kind.lastsMs),
  }));
}

function planSubscriptions({ periods: wanted, lastsMs }: PlanOptions, random: Random): PlannedSubscription[] {
  const planned: PlannedSubscription[] = [];
  const largest = Math.max(2, Math.min(MOST_WEEKS, Math.round(wanted / 6)));
  let periods = 0;
  for (let key = 1; periods < wanted; key += 1) {
    const price: Price = {
      unitPrice: `${random.between(20, 900)}.${String(random.between(0, 99)).padStart(2, '0')}`,
      quantity: String(random.between(1, 3)),
      vatCode: random.pick(['standard', 'standard', 'exempt']),
    };
    const atMs = Math.round(random.next() * lastsMs * COMMANDS_SHARE);
    const one = ((): PlannedSubscription => {
      const weeks = random.between(Math.ceil(largest / 3), largest);
      if (key % 4 === 2)
        return { ...price, key, atMs, kind: 'open', periods: Math.ceil(weeks / 2) + 1, oneOff: '49.95' };
      if (key % 4 === 0) {
        const members = random.between(2, Math.max(2, Math.round(largest / 4)));
        const least = Math.min(2, largest);
        const over = random.between(least, Math.min(MOST_GROUP_WEEKS, largest));
        return { ...price, key, atMs, kind: 'group', periods: over, members, drawnMembers: members >> 1 };
      }
      return { ...price, key, atMs, kind: 'ended', periods: weeks, isDrawn: key % 4 === 1 };
    })();
    planned.push(one);
    periods += one.kind === 'group' ? one.periods * one.members : one.periods;
  }
  return planned.toSorted((one, other) => one.atMs - other.atMs);
}
