import { type Day, type ModelPeriod, modelPeriod, type ModelSchedule } from './model-calendar.ts';
import { holdOf, type ModelHold, type ModelStandstill } from './model-standstill.ts';

type Vat = 'standard' | 'exempt';
type Partial = 'full' | 'proportional' | 'free';

/** A standing line of one piece: what it costs for a whole period, in øre. */
export interface ModelLine {
  readonly priceOre: bigint;
  readonly vatCode: Vat;
}

export interface ModelOneOff extends ModelLine {
  /** Null for what an invoice below zero has carried on. */
  readonly id: string | null;
  readonly chargeOn: Day | null;
  /** The place of its invoice among the invoices; null while it waits. */
  readonly invoice: number | null;
}

export interface ModelInvoice {
  readonly from: Day;
  readonly to: Day;
  readonly issuedOn: Day;
  readonly netOre: bigint;
  readonly vatOre: bigint;
}

/** What is agreed when a subscription is created. */
export interface ModelAgreement {
  readonly schedule: ModelSchedule;
  readonly charge: 'advance' | 'arrears';
  readonly leadDays: number;
  readonly firstPartial: Partial;
  readonly lastPartial: Partial;
  readonly lines: readonly ModelLine[];
}

/** All that there is to know of a subscription on one debtor, and of that debtor whether a mail can reach it. */
export interface ModelSubscription extends ModelAgreement, ModelStandstill {
  readonly today: Day;
  readonly endOn: Day | null;
  readonly status: 'active' | 'needs_attention' | 'ended' | 'cancelled';
  readonly reachable: boolean;
  readonly nextIndex: number;
  /** Periods up to this one are billed without waiting for their day. */
  readonly askedThrough: number;
  /** What the line in a place costs from the period with that index on, in the order of the periods. */
  readonly priceChanges: readonly { readonly place: number; readonly index: number; readonly priceOre: bigint }[];
  readonly oneOffs: readonly ModelOneOff[];
  readonly invoices: readonly ModelInvoice[];
}

/** Why a command is refused: the API's status and code, and of what is invalid the field. */
export interface ModelRefusal {
  readonly status: number;
  readonly code: string;
  readonly field?: { readonly path: string; readonly code: string };
}

export const conflict = (code: string): ModelRefusal => ({ status: 409, code });
export const invalid = (path: string, code: string): ModelRefusal => ({
  status: 422,
  code: 'invalid_request',
  field: { path, code },
});

/** What becomes of the next period: an invoice, none for a reason, a time to wait, or nobody to send it to. */
export type ModelOutcome =
  | { readonly kind: 'invoice'; readonly invoice: ModelInvoice; readonly after: ModelSubscription }
  | { readonly kind: 'settled'; readonly why: 'free' | 'skipped' | 'paused'; readonly after: ModelSubscription }
  | Extract<ModelHold, { kind: 'held' }>
  | { readonly kind: 'obstacle' };

export function createModel(agreement: ModelAgreement, today: Day): ModelSubscription {
  return {
    ...agreement,
    today,
    endOn: null,
    status: 'active',
    reachable: true,
    nextIndex: 0,
    askedThrough: -1,
    priceChanges: [],
    pauses: [],
    skips: [],
    oneOffs: [],
    invoices: [],
  };
}

export const isOver = ({ status }: ModelSubscription) => status === 'ended' || status === 'cancelled';

/** The next period that is billed, cut at the end date; null where there is none. */
export function nextPeriod(model: ModelSubscription): ModelPeriod | null {
  if (isOver(model)) return null;
  const period = modelPeriod(model.schedule, model.nextIndex);
  if (model.endOn === null || model.endOn >= period.to) return period;
  return model.endOn < period.from ? null : { ...period, to: model.endOn };
}

/** The last day that is billed; null where none is. */
export function billedThrough(model: ModelSubscription): Day | null {
  if (model.nextIndex === 0) return null;
  const last = modelPeriod(model.schedule, model.nextIndex).from - 1;
  return model.endOn !== null && model.endOn < last ? model.endOn : last;
}

export function billingDay({ charge, leadDays }: ModelSubscription, { from, to }: ModelPeriod): Day {
  return charge === 'advance' ? from - leadDays : to + 1;
}

/** Why the end date cannot be set; null where it can. */
export function endDateRefusal(model: ModelSubscription, endOn: Day | null): ModelRefusal | null {
  if (isOver(model)) return conflict('subscription_over');
  if (endOn !== null && endOn < model.schedule.start) return invalid('/endOn', 'end_before_start');
  const through = billedThrough(model);
  if (through === null) return null;
  if (endOn !== null && endOn < through) return conflict('end_date_already_billed');
  const endedWithin = through !== modelPeriod(model.schedule, model.nextIndex).from - 1;
  return endedWithin && endOn !== through ? conflict('last_period_billed') : null;
}

/** Why a one-off line of that day or later cannot be added; null where an invoice will take it. */
export function untakenRefusal(model: ModelSubscription, chargeOn: Day | null): ModelRefusal | null {
  const { endOn } = model;
  if (endOn === null) return null;
  let last = nextPeriod(model);
  if (last === null) return conflict('last_period_billed');
  for (let index = model.nextIndex; last.to < endOn; index += 1) {
    const next = modelPeriod(model.schedule, index + 1);
    last = { ...next, to: Math.min(next.to, endOn) };
  }
  return chargeOn !== null && chargeOn > Math.max(billingDay(model, last), model.today)
    ? conflict('last_period_billed')
    : null;
}

/** Why the period from that day cannot be billed now; null where it can. */
export function billNowRefusal(model: ModelSubscription, from: Day): ModelRefusal | null {
  const period = nextPeriod(model);
  if (period === null) return conflict('subscription_over');
  return period.from === from ? null : conflict('period_not_next');
}

/** Lets happen what is due: periods are billed, oldest first, until one waits for a person or for its day. */
export function catchUp(model: ModelSubscription): ModelSubscription {
  if (isOver(model)) return model;
  const period = nextPeriod(model);
  if (period === null) return model.endOn !== null && model.endOn < model.today ? { ...model, status: 'ended' } : model;
  if (model.nextIndex > model.askedThrough && billingDay(model, period) > model.today) return model;
  const outcome = billNext(model, { period, issuedOn: model.today });
  if (outcome.kind === 'obstacle') return { ...model, status: 'needs_attention' };
  return outcome.kind === 'held' ? { ...model, status: 'active' } : catchUp(outcome.after);
}

/** What becomes of the next period as things stand, and on which day that is decided: on no earlier one than `earliest`. */
export function foreseeNext(
  model: ModelSubscription,
  { period, earliest }: { period: ModelPeriod; earliest: Day },
): { readonly on: Day; readonly outcome: ModelOutcome } {
  const asked = model.nextIndex <= model.askedThrough;
  const on = asked ? earliest : Math.max(earliest, billingDay(model, period));
  const outcome = billNext(model, { period, issuedOn: on });
  if (outcome.kind !== 'held' || outcome.until === null) return { on, outcome };
  return { on: outcome.until, outcome: billNext(model, { period, issuedOn: outcome.until }) };
}

/** Bills the next period on that day, unless a standstill or an obstacle is in the way. */
export function billNext(
  model: ModelSubscription,
  { period, issuedOn }: { period: ModelPeriod; issuedOn: Day },
): ModelOutcome {
  const { from, to } = period;
  const moved = { ...model, nextIndex: model.nextIndex + 1, status: 'active' } as const;
  const hold = holdOf(model, { index: model.nextIndex, from, on: issuedOn });
  if (hold !== null) return hold.kind === 'held' ? hold : { ...hold, after: moved };
  const oneOffs = model.oneOffs.filter(
    ({ invoice, chargeOn }) => invoice === null && (chargeOn === null || chargeOn <= issuedOn),
  );
  const standing = isFree(model, period) ? [] : model.lines.map(({ vatCode }, place) => ({ place, vatCode }));
  if (standing.length + oneOffs.length === 0) return { kind: 'settled', why: 'free', after: moved };
  if (!model.reachable) return { kind: 'obstacle' };
  const bases = { standard: 0n, exempt: 0n };
  for (const { place, vatCode } of standing) bases[vatCode] += shareOf(priceOf(model, place), model, period);
  for (const { priceOre, vatCode } of oneOffs) bases[vatCode] += priceOre;
  const vatOre = divideHalfAwayFromZero(bases.standard, 4n);
  const netOre = bases.standard + bases.exempt;
  const carried = netOre + vatOre < 0n ? bases : { standard: 0n, exempt: 0n };
  const isCarried = carried === bases;
  const invoice = isCarried ? { from, to, issuedOn, netOre: 0n, vatOre: 0n } : { from, to, issuedOn, netOre, vatOre };
  const place = model.invoices.length;
  const left = model.oneOffs.map((line) => (oneOffs.includes(line) ? { ...line, invoice: place } : line));
  const on = (['standard', 'exempt'] as const)
    .filter((vatCode) => carried[vatCode] !== 0n)
    .map((vatCode) => ({ id: null, chargeOn: null, invoice: null, priceOre: carried[vatCode], vatCode }));
  const after = { ...moved, oneOffs: [...left, ...on], invoices: [...model.invoices, invoice] };
  return { kind: 'invoice', invoice, after };
}

/** What the line in that place costs for the next period. */
function priceOf({ lines, priceChanges, nextIndex }: ModelSubscription, place: number): bigint {
  const last = priceChanges.findLast((change) => change.place === place && change.index <= nextIndex);
  return last?.priceOre ?? lines[place]?.priceOre ?? 0n;
}

const beginsLate = ({ from, whole }: ModelPeriod) => from > whole.from;
const endsEarly = ({ to, whole }: ModelPeriod) => to < whole.to;

function isFree({ firstPartial, lastPartial }: ModelSubscription, period: ModelPeriod): boolean {
  return (beginsLate(period) && firstPartial === 'free') || (endsEarly(period) && lastPartial === 'free');
}

/** What is owed through the last day less what was owed before the first. */
function shareOf(
  priceOre: bigint,
  { firstPartial, lastPartial }: ModelSubscription,
  { from, to, whole }: ModelPeriod,
): bigint {
  const days = whole.to - whole.from + 1;
  const through = lastPartial === 'full' ? days : to - whole.from + 1;
  const before = firstPartial === 'full' ? 0 : from - whole.from;
  const owed = (count: number) => divideHalfAwayFromZero(priceOre * BigInt(count), BigInt(days));
  return owed(through) - owed(before);
}

function divideHalfAwayFromZero(amount: bigint, by: bigint): bigint {
  const half = amount < 0n ? -by : by;
  return (2n * amount + half) / (2n * by);
}
