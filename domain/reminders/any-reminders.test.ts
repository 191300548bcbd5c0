import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  claimKnownOn,
  keptOre,
  playReminders,
  type ReminderStory,
  sentLetters,
  type StoryInvoice,
  type StoryLetter,
} from '../../tests/support/reminder-story.ts';
import { invoiceId, SAMPLE_RATES, sampleSettings } from '../../tests/support/sample-arrears.ts';
import { isBankDay } from '../calendar/bank-days.ts';
import { type CivilDate, addDays, civilDate, daysBetween } from '../calendar/calendar.ts';
import type { Claim } from './claim.ts';
import { reckonInterest } from './interest.ts';
import { waivedCharges } from './waived-charges.ts';

const FROM = civilDate('2025-01-06');
const DAYS = 200;

const anyDay = (max: number) => fc.integer({ min: 0, max }).map((after) => addDays(FROM, after));

/** An invoice that is paid late, in parts, beyond what it asks for, or never; of which news come late; and of which money is taken back. */
const anyInvoice = fc
  .record({
    dueOn: anyDay(90),
    totalOre: fc.bigInt({ min: 1n, max: 2_000_00n }),
    payments: fc.array(
      fc.record({
        after: fc.oneof(fc.integer({ min: -5, max: 0 }), fc.integer({ min: 1, max: 120 })),
        told: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
        percent: fc.constantFrom(100n, 100n, 50n, 30n, 120n, -50n, -100n),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ dueOn, totalOre, payments }) => ({
    dueOn,
    totalOre,
    payments: payments.map(({ after, told, percent }) => ({
      paidOn: addDays(dueOn, after),
      toldOn: addDays(dueOn, after + told),
      amountOre: (totalOre * percent) / 100n,
    })),
  }));

const anyLevel = fc.record({
  afterDays: fc.integer({ min: 1, max: 20 }),
  feeOre: fc.constantFrom(0n, 50_00n, 100_00n, 100_00n),
  interest: fc.boolean(),
  compensation: fc.boolean(),
  isNotice: fc.boolean(),
  text: fc.constant(null),
});

const anyStory: fc.Arbitrary<ReminderStory> = fc
  .record({
    kind: fc.constantFrom('consumer' as const, 'business' as const, 'public' as const),
    invoices: fc.array(anyInvoice, { minLength: 1, maxLength: 5 }),
    levels: fc.array(anyLevel, { minLength: 1, maxLength: 4 }),
    graceBankDays: fc.integer({ min: 0, max: 5 }),
    dayCount: fc.constantFrom('actual/365' as const, '30/360' as const),
    lies: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 })), { minLength: 1, maxLength: 4 }),
  })
  .map(({ kind, invoices, lies, ...settings }) => ({
    kind,
    lies,
    invoices: invoices.map((invoice, nth): StoryInvoice => ({ invoiceId: invoiceId(nth + 1), ...invoice })),
    settings: sampleSettings(settings),
    rates: SAMPLE_RATES,
    from: FROM,
    through: addDays(FROM, DAYS),
  }));

function holds(look: (letters: readonly StoryLetter[], story: ReminderStory) => void): void {
  fc.assert(fc.property(anyStory, (story) => look(playReminders(story), story)));
}

/** Whether the invoice was late on a day, told by itself: after the due day and the closed days upon it, with something open at the end. */
function isLateOn({ dueOn, openFrom }: Claim, day: CivilDate): boolean {
  let canPay = isBankDay(dueOn);
  for (let after = addDays(dueOn, 1); after <= day && !canPay; after = addDays(after, 1)) canPay = isBankDay(after);
  const openOre = openFrom.filter(({ from }) => from <= day).at(-1)?.openOre ?? 0n;
  return dueOn < day && canPay && openOre > 0n;
}

/** The first day of the arrears in which the letter was sent, by what was known then: walked back day by day. */
function periodOf({ issuedOn, claims }: StoryLetter): CivilDate {
  let first = issuedOn;
  const isLate = (day: CivilDate) => [...claims.values()].some((claim) => isLateOn(claim, day));
  while (isLate(addDays(first, -1))) first = addDays(first, -1);
  return first;
}

const withFee = (letters: readonly StoryLetter[]) => letters.filter(({ letter }) => letter.feeOre > 0n);

/** The stories must tell of what the rules are about, or they hold of nothing. */
test('the stories have letters with each of the charges, and charges that are taken back', () => {
  const letters = fc.sample(anyStory, { numRuns: 100, seed: 1 }).flatMap((story) => playReminders(story));
  const charges = new Set(letters.flatMap(({ waived }) => waived.map(({ charge }) => charge)));
  expect([...charges].toSorted()).toEqual(['compensation', 'fee', 'interest']);
  expect(letters.some(({ letter }) => letter.feeNumber === 3)).toBe(true);
  expect(letters.some(({ letter }) => letter.interestOre > 0n && letter.compensationOre > 0n)).toBe(true);
  expect(letters.some(({ issuedOn, wentOn, letter }) => letter.feeOre > 0n && wentOn > issuedOn)).toBe(true);
});

describe('over any payments, charge-backs and late news', () => {
  test('what letters have charged of interest, less what is waived, is the interest from the due day on, to the øre', () => {
    holds((letters, { settings, rates }) => {
      for (const { issuedOn, letter, claims, bookedOre } of letters) {
        for (const { invoiceId: id, reckonedTo } of letter.invoices) {
          const claim = claims.get(id);
          if (reckonedTo === null || claim === undefined) continue;
          const anew = reckonInterest(claim, { through: issuedOn, dayCount: settings.dayCount, rates });
          expect(anew).toMatchObject({ kind: 'reckoned', interestOre: bookedOre.get(id) });
        }
      }
    });
  });

  test('when all is told, no letter keeps more than the interest through its day, nor a fee for what had been paid before it', () => {
    holds((letters, { invoices, settings, rates, through }) => {
      const claims = new Map(invoices.map((one) => [one.invoiceId, claimKnownOn(one, addDays(through, DAYS))]));
      for (const waived of waivedCharges(sentLetters(letters, settings), { claims, rates })) {
        letters.find(({ reminderId }) => reminderId === waived.reminderId)?.waived.push(waived);
      }
      expect(waivedCharges(sentLetters(letters, settings), { claims, rates })).toEqual([]);
      for (const one of letters) {
        const raised = one.letter.invoices.filter(({ isRaised }) => isRaised);
        const openBefore = raised.map(({ invoiceId: id }) => openAt(claims.get(id), addDays(one.issuedOn, -1)));
        if (openBefore.every((openOre) => openOre <= 0n)) expect(keptOre(one, 'fee')).toBe(0n);
      }
      for (const [id, claim] of claims) {
        let chargedOre = 0n;
        for (const one of letters) {
          chargedOre += keptOre(one, 'interest', id);
          const anew = reckonInterest(claim, { through: one.issuedOn, dayCount: settings.dayCount, rates });
          expect(anew.kind === 'reckoned' && chargedOre <= anew.interestOre).toBe(true);
        }
      }
    });
  });

  test('no connected period of arrears has more than three fees or one compensation, and no fee is above 100 kr.', () => {
    holds((letters, { kind }) => {
      for (const one of letters) {
        const first = periodOf(one);
        const period = letters.filter(({ issuedOn }) => issuedOn >= first && issuedOn <= one.issuedOn);
        expect(one.letter.arrearsFrom).toBe(first);
        expect(withFee(period).length).toBeLessThanOrEqual(3);
        expect(one.letter.feeOre <= 100_00n).toBe(true);
        const compensations = period.filter(({ letter }) => letter.compensationOre > 0n).length;
        expect(compensations).toBeLessThanOrEqual(kind === 'consumer' ? 0 : 1);
      }
    });
  });

  test('no letter with a fee is written, nor goes, within ten days of the day on which another went', () => {
    holds((letters) => {
      const charging = withFee(letters);
      const tooSoon = charging.filter(({ issuedOn }, nth) => {
        const before = charging[nth - 1];
        return before !== undefined && daysBetween({ from: before.wentOn, to: issuedOn }) < 10;
      });
      expect(tooSoon).toEqual([]);
      expect(charging.every(({ issuedOn, wentOn }) => wentOn >= issuedOn)).toBe(true);
    });
  });

  test('no invoice comes to a further level before the days of that level since its last letter went', () => {
    holds((letters, { settings: { levels } }) => {
      const last = new Map<string, CivilDate>();
      for (const { issuedOn, wentOn, letter } of letters) {
        for (const { invoiceId: id, level } of letter.invoices.filter(({ isRaised }) => isRaised)) {
          const from = last.get(id);
          const days = levels[level - 1]?.afterDays ?? 0;
          expect(from === undefined || daysBetween({ from, to: issuedOn }) >= days).toBe(true);
          last.set(id, wentOn);
        }
      }
    });
  });

  test('no interest is of interest or fees: it is of what was open of the invoice alone', () => {
    holds((letters) => {
      for (const { letter, claims } of letters) {
        for (const { invoiceId: id, spans } of letter.invoices) {
          for (const { from, to, openOre } of spans) {
            expect([openAt(claims.get(id), from), openAt(claims.get(id), to)]).toEqual([openOre, openOre]);
          }
        }
      }
    });
  });

  test('a letter goes on a bank day, raises an invoice, lists what is late and open, and asks for all of it', () => {
    holds((letters) => {
      for (const { issuedOn, letter, claims } of letters) {
        expect(isBankDay(issuedOn)).toBe(true);
        expect(letter.deadlineOn >= addDays(issuedOn, letter.isNotice ? 10 : 0)).toBe(true);
        const raised = letter.invoices.filter(({ isRaised }) => isRaised).map(({ level }) => level);
        expect(Math.max(...raised)).toBe(letter.level);
        for (const { invoiceId: id, openOre } of letter.invoices) {
          const claim = claims.get(id);
          expect(claim !== undefined && isLateOn(claim, issuedOn)).toBe(true);
          expect(openAt(claim, issuedOn)).toBe(openOre);
        }
      }
      const days = letters.map(({ issuedOn }) => issuedOn);
      expect(days).toEqual([...new Set(days)].toSorted());
    });
  });
});

/** What was open at the end of the day, told by itself. */
function openAt(claim: Claim | undefined, day: CivilDate): bigint {
  return claim?.openFrom.filter(({ from }) => from <= day).at(-1)?.openOre ?? 0n;
}
