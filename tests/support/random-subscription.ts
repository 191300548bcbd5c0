import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { Item } from '../../db/entities/item.ts';
import { ItemPrice } from '../../db/entities/item-price.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { SubscriptionPause } from '../../db/entities/subscription-pause.ts';
import type { Orm } from '../../db/orm.ts';
import { alignmentColumns, paymentTermsColumns } from '../../db/subscriptions/subscription-columns.ts';
import { addDays, type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtorId,
  ItemId,
  LineId,
  OneOffLineId,
  PauseId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import { type Alignment, alignmentRefusal, type Interval } from '../../domain/subscriptions/periods.ts';
import type { PaymentTerms } from '../../domain/subscriptions/payment-terms.ts';

const FIRST_DAY = civilDate('2026-01-01');

const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays(FIRST_DAY, days));
const maybeDay = fc.option(day, { freq: 2 });
const price = fc.bigInt({ min: 1n, max: 3_000n }).map((kroner) => kroner * 1_234_567n);
const vatCode = fc.constantFrom('standard' as const, 'exempt' as const);
const partial = fc.constantFrom('full' as const, 'proportional' as const, 'free' as const);
const quantity = fc.constantFrom(1_000_000n, 3_000_000n, 1_333_333n, 500_000n);

const terms = fc.oneof<fc.Arbitrary<PaymentTerms>[]>(
  fc.record({ kind: fc.constant('net_days' as const), days: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ kind: fc.constant('current_month' as const), days: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ kind: fc.constant('fixed_day' as const), day: fc.integer({ min: 1, max: 31 }) }),
);

const interval: fc.Arbitrary<Interval> = fc.constantFrom(
  { unit: 'month', count: 1 },
  { unit: 'month', count: 3 },
  { unit: 'month', count: 6 },
  { unit: 'day', count: 7 },
  { unit: 'day', count: 30 },
);

const alignment = fc.oneof<fc.Arbitrary<Alignment>[]>(
  fc.constantFrom<Alignment>({ kind: 'anniversary' }, { kind: 'calendar' }, { kind: 'calendar_eom' }),
  fc.record({ kind: fc.constant('anchor_day' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ kind: fc.constant('anchor_date' as const), date: day }),
);

const standingLine = fc.record({
  price,
  /** The price from a day on, as a second version of the line. */
  later: fc.option(fc.record({ from: day, price }), { freq: 3 }),
  quantity,
  vatCode,
  prorated: fc.boolean(),
  validFrom: maybeDay,
  validDays: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 2 }),
  discount: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('percent' as const), micro: fc.bigInt({ min: 1n, max: 100_000_000n }) }),
      fc.record({ kind: fc.constant('amount' as const), ore: fc.bigInt({ min: 1n, max: 50_000n }) }),
    ),
    { freq: 2 },
  ),
  itemPrices: fc.option(fc.uniqueArray(day, { maxLength: 3 }), { freq: 3 }),
});

const pauses = fc
  .array(
    fc.record({
      from: day,
      days: fc.option(fc.integer({ min: 0, max: 120 }), { freq: 5 }),
      missed: fc.constantFrom('skip' as const, 'bill' as const),
    }),
    { maxLength: 2 },
  )
  .map((drawn) =>
    apart(drawn.map(({ from, days, missed }) => ({ from, to: days === null ? null : addDays(from, days), missed }))),
  );

/** A subscription of any kind that the API takes, its dates in one and a half years from the start of 2026. */
export const randomSubscription = fc
  .record({
    startOn: day,
    interval,
    alignment,
    charge: fc.constantFrom('advance' as const, 'arrears' as const),
    leadDays: fc.constantFrom(0, 0, 5, 90),
    firstPartial: partial,
    lastPartial: partial,
    endOn: maybeDay,
    terms,
    draftWindowDays: fc.constantFrom(0, 0, 0, 4),
    pauses,
    skips: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 2 }),
    lines: fc.array(standingLine, { minLength: 1, maxLength: 3 }),
    oneOffLines: fc.array(
      fc.record({ price: fc.tuple(price, fc.constantFrom(1n, -1n, -5n)), vatCode, chargeOn: maybeDay }),
      { maxLength: 3 },
    ),
  })
  .map((drawn) => ({
    ...drawn,
    endOn: drawn.endOn !== null && drawn.endOn < drawn.startOn ? null : drawn.endOn,
    leadDays: drawn.charge === 'advance' ? drawn.leadDays : 0,
  }))
  .filter((drawn) => alignmentRefusal({ start: drawn.startOn, ...drawn }) === null);

export type RandomSubscription = typeof randomSubscription extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Writes the subscription as the API would. */
export async function insertRandomSubscription(
  orm: Orm,
  { creditorId, debtorId, drawn }: { creditorId: CreditorId; debtorId: DebtorId; drawn: RandomSubscription },
): Promise<SubscriptionId> {
  const em = orm.em.fork();
  const subscriptionId = uuid() as SubscriptionId;
  const owner = { creditorId, subscriptionId };
  await em.insert(Subscription, {
    id: subscriptionId,
    creditorId,
    debtorId,
    startOn: drawn.startOn,
    intervalUnit: drawn.interval.unit,
    intervalCount: drawn.interval.count,
    ...alignmentColumns(drawn.alignment),
    charge: drawn.charge,
    leadDays: drawn.leadDays,
    firstPartial: drawn.firstPartial,
    lastPartial: drawn.lastPartial,
    endOn: drawn.endOn,
    ...paymentTermsColumns(drawn.terms),
    draftWindowDays: drawn.draftWindowDays,
    status: 'active',
    nextPeriodIndex: 0,
    nextPeriodFrom: drawn.startOn,
  });
  for (const [index, line] of drawn.lines.entries()) {
    const itemId = line.itemPrices === null ? null : await insertItem(orm, { creditorId, prices: line.itemPrices });
    await em.insertMany(
      StandingLine,
      versionsOf(line).map((version) => ({
        id: uuid() as LineId,
        ...owner,
        position: index + 1,
        itemId,
        followsItem: itemId !== null,
        text: itemId === null ? `Vare ${index + 1} fra {{period.from}} til {{period.to}}` : null,
        quantityMicro: line.quantity,
        vatCode: line.vatCode,
        prorated: line.prorated,
        discountPercentMicro: line.discount?.kind === 'percent' ? line.discount.micro : null,
        discountOre: line.discount?.kind === 'amount' ? line.discount.ore : null,
        replacedAt: null,
        ...version,
      })),
    );
  }
  for (const {
    price: [amount, sign],
    vatCode: code,
    chargeOn,
  } of drawn.oneOffLines) {
    await em.insert(OneOffLine, {
      id: uuid() as OneOffLineId,
      ...owner,
      text: 'Engang i {{month}}',
      quantityMicro: 1_000_000n,
      unitPriceMicro: amount * sign,
      vatCode: code,
      chargeOn,
    });
  }
  for (const { from, to, missed } of drawn.pauses) {
    await em.insert(SubscriptionPause, { id: uuid() as PauseId, ...owner, pauseFrom: from, pauseTo: to, missed });
  }
  for (const periodIndex of drawn.skips) await em.insert(PeriodSkip, { ...owner, periodIndex });
  return subscriptionId;
}

function versionsOf({ price: unitPriceMicro, later, validFrom, validDays }: RandomSubscription['lines'][number]) {
  const validTo = validDays === null ? null : addDays(validFrom ?? FIRST_DAY, validDays);
  if (later === null || (validFrom !== null && later.from <= validFrom) || (validTo !== null && later.from > validTo)) {
    return [{ validFrom, validTo, unitPriceMicro }];
  }
  return [
    { validFrom, validTo: addDays(later.from, -1), unitPriceMicro },
    { validFrom: later.from, validTo, unitPriceMicro: later.price },
  ];
}

async function insertItem(
  orm: Orm,
  { creditorId, prices }: { creditorId: CreditorId; prices: readonly CivilDate[] },
): Promise<ItemId> {
  const em = orm.em.fork();
  const itemId = uuid() as ItemId;
  await em.insert(Item, {
    id: itemId,
    creditorId,
    itemNumber: itemId.slice(-12),
    nameDa: 'Prøvevare',
    nameEn: 'Sample item',
    unitPriceMicro: 80_000_000n,
    vatCode: 'standard',
  });
  for (const [index, validFrom] of prices.entries()) {
    await em.insert(ItemPrice, { itemId, creditorId, validFrom, unitPriceMicro: BigInt(index + 1) * 77_000_001n });
  }
  return itemId;
}

/** Those of the stretches that do not overlap with one before them. */
function apart<Stretch extends { from: CivilDate; to: CivilDate | null }>(stretches: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const one of stretches) {
    const overlaps = ({ from, to }: Stretch) => (to === null || one.from <= to) && (one.to === null || from <= one.to);
    if (!kept.some(overlaps)) kept.push(one);
  }
  return kept;
}
