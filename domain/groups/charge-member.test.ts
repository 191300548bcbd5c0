import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import type { OneOffCharge, StandingCharge } from '../lines/charge-lines.ts';
import type { BillingFacts } from '../invoices/compose-invoice.ts';
import { chargeMember, type MemberTerms } from './charge-member.ts';
import type { LineId, OneOffLineId } from '../identifiers/ids.ts';
import { memberPlans } from './member-plans.ts';

const wording = { itemId: null, itemNames: null, quantityMicro: 2_000_000n, vatCode: 'standard' } as const;
const standing: StandingCharge = {
  kind: 'standing',
  standingLineId: 'l' as LineId,
  position: 1,
  sets: [],
  text: 'Vand {{period.from}}',
  unitPriceMicro: 100_000_000n,
  itemPrices: null,
  discount: { kind: 'percent', percentMicro: 10_000_000n },
  validFrom: null,
  validTo: null,
  prorated: false,
  ...wording,
};
const oneOff: OneOffCharge = {
  kind: 'one_off',
  oneOffLineId: 'o' as OneOffLineId,
  text: 'Nøgle',
  unitPriceMicro: 50_000_000n,
  chargeOn: null,
  ...wording,
};
const facts: Pick<BillingFacts, 'lines' | 'language'> = { language: 'da', lines: [standing, oneOff] };
const schedule = { start: civilDate('2026-11-01'), interval: { unit: 'month', count: 1 } } as const;
const rules = { firstPartial: 'proportional', lastPartial: 'proportional' } as const;
const NO_TERMS: MemberTerms = { quantityMicro: null, discountPercentMicro: null };

function compose(stays: readonly (readonly [string, string])[], { terms = NO_TERMS, of = facts } = {}) {
  const days = stays.map(([from, to]) => ({ from: civilDate(from), to: civilDate(to) }));
  const plans = memberPlans(schedule, { index: 0, stays: days, endOn: null, rules });
  const charged = chargeMember(of, { plans, terms, issuedOn: civilDate('2026-11-01') });
  if (!('lines' in charged)) return charged;
  return charged.lines.map(({ text, quantityMicro, discountOre, netOre }) => [
    text,
    quantityMicro,
    discountOre,
    netOre,
  ]);
}
const WHOLE = [['2026-11-01', '2026-11-30']] as const;

describe('what a member of a group is charged', () => {
  test('has the group’s lines and the member’s own one-off lines', () => {
    expect(compose(WHOLE)).toEqual([
      ['Vand 1. november 2026', 2_000_000n, 2_000n, 18_000n],
      ['Nøgle', 2_000_000n, 0n, 10_000n],
    ]);
  });

  test('multiplies the quantity of standing lines by the member’s own, and of no one-off line', () => {
    const terms = { ...NO_TERMS, quantityMicro: 1_500_000n };
    expect(compose(WHOLE, { terms })).toEqual([
      ['Vand 1. november 2026', 3_000_000n, 3_000n, 27_000n],
      ['Nøgle', 2_000_000n, 0n, 10_000n],
    ]);
  });

  test('takes the member’s own discount off what the line’s discount leaves', () => {
    const terms = { ...NO_TERMS, discountPercentMicro: 50_000_000n };
    expect(compose(WHOLE, { terms })).toEqual([
      ['Vand 1. november 2026', 2_000_000n, 11_000n, 9_000n],
      ['Nøgle', 2_000_000n, 0n, 10_000n],
    ]);
  });

  test('has a line for each of two stays and one-off lines once', () => {
    const stays = [
      ['2026-11-01', '2026-11-10'],
      ['2026-11-21', '2026-11-30'],
    ] as const;
    expect(compose(stays)).toEqual([
      ['Vand 1. november 2026', 2_000_000n, 2_000n, 6_000n],
      ['Vand 21. november 2026', 2_000_000n, 2_000n, 6_000n],
      ['Nøgle', 2_000_000n, 0n, 10_000n],
    ]);
    expect(compose(stays, { of: { ...facts, lines: [] } })).toEqual({ nothingDue: 'nothing_due' });
  });

  test('is not needed where there is nothing to charge', () => {
    expect(compose(WHOLE, { of: { ...facts, lines: [] } })).toEqual({ nothingDue: 'nothing_due' });
    expect(compose([])).toEqual({ nothingDue: 'nothing_due' });
  });
});
