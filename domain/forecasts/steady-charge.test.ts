import { describe, expect, test } from '@jest/globals';
import { type CivilDate, civilDate } from '../calendar/calendar.ts';
import type { BillableLine, OneOffCharge, StandingCharge } from '../lines/charge-lines.ts';
import { chargePeriod } from '../invoices/compose-invoice.ts';
import type { ItemId, LineId, OneOffLineId } from '../identifiers/ids.ts';
import { planPeriod } from '../subscriptions/plan-period.ts';
import { createSteadyCharge } from './steady-charge.ts';

const standing: StandingCharge = {
  kind: 'standing',
  standingLineId: 'l' as LineId,
  position: 1,
  sets: [],
  itemPrices: null,
  discount: null,
  validFrom: null,
  validTo: null,
  prorated: false,
  itemId: null,
  itemNames: null,
  text: 'Kontingent for {{month}}',
  quantityMicro: 1_000_000n,
  unitPriceMicro: 100_000_000n,
  vatCode: 'standard',
};
const oneOff: OneOffCharge = {
  kind: 'one_off',
  oneOffLineId: 'o' as OneOffLineId,
  itemId: null,
  itemNames: null,
  text: 'Gebyr',
  quantityMicro: 1_000_000n,
  unitPriceMicro: 50_000_000n,
  vatCode: 'standard',
  chargeOn: null,
};
const schedule = {
  start: civilDate('2026-01-10'),
  interval: { unit: 'month', count: 1 },
  alignment: { kind: 'calendar' },
} as const;
const rules = { firstPartial: 'proportional', lastPartial: 'proportional' } as const;
const END = civilDate('2026-11-15');

/** What each period of a year is charged, one after the other. */
function chargesOfYear(lines: readonly BillableLine[], charge: typeof chargePeriod) {
  const facts = { lines, language: 'da' as const };
  return Array.from({ length: 11 }, (_, index) => {
    const plan = planPeriod(schedule, { index, bounds: { from: null, to: END }, rules });
    if (plan === null) throw new Error(`no period ${index}`);
    const charged = charge(facts, { plan, issuedOn: plan.period.from });
    return 'totalOre' in charged ? [charged.netOre, charged.vatOre, charged.totalOre] : charged;
  });
}

const on = (date: string): CivilDate => civilDate(date);

describe('charging period after period without reckoning anew', () => {
  test.each<[string, BillableLine[]]>([
    ['nothing changes', [standing]],
    ['a line ends with a period', [standing, { ...standing, validTo: on('2026-05-31') }]],
    ['a line ends with the first day of a period', [standing, { ...standing, validTo: on('2026-06-01') }]],
    ['a line begins with a period', [standing, { ...standing, validFrom: on('2026-06-01') }]],
    ['a shared line begins within a period', [standing, { ...standing, prorated: true, validFrom: on('2026-06-11') }]],
    ['a shared line ends within a period', [standing, { ...standing, prorated: true, validTo: on('2026-06-11') }]],
    ['the only line ends', [{ ...standing, validTo: on('2026-04-20') }]],
    [
      'an item changes its price',
      [
        {
          ...standing,
          itemId: 'i' as ItemId,
          itemPrices: {
            unitPriceMicro: 1_000_000n,
            prices: [
              { validFrom: on('2026-03-01'), unitPriceMicro: 2_000_000n },
              { validFrom: on('2026-07-02'), unitPriceMicro: 3_000_000n },
            ],
          },
        },
      ],
    ],
    ['a one-off line waits for its day', [standing, { ...oneOff, chargeOn: on('2026-08-01') }]],
  ])('comes to the same amounts where %s', (_what, lines) => {
    expect(chargesOfYear(lines, createSteadyCharge())).toEqual(chargesOfYear(lines, chargePeriod));
  });

  test('does reckon once for whole periods that are alike, and anew for other lines', () => {
    const charge = createSteadyCharge();
    const facts = { lines: [standing], language: 'da' as const };
    const [june, july] = [5, 6].map((index) => {
      const plan = planPeriod(schedule, { index, bounds: { from: null, to: null }, rules });
      if (plan === null) throw new Error('no period');
      return { plan, issuedOn: plan.period.from };
    });
    if (june === undefined || july === undefined) throw new Error('no period');
    const first = charge(facts, june);
    expect(charge(facts, july)).toBe(first);
    expect(charge({ ...facts, lines: [standing, oneOff] }, july)).toMatchObject({ netOre: 15_000n });
  });
});
