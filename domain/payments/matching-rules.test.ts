import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anyMoney, anyStory } from '../../tests/support/any-payment.ts';
import { applyDecision, book, type MoneyState } from '../../tests/support/apply-decision.ts';
import { drawnPayment, slipPayment } from '../../tests/support/sample-match-facts.ts';
import type { DebtorId } from '../identifiers/ids.ts';
import { sumOre } from './compare-facts.ts';
import type { MatchDecision } from './match-decision.ts';
import type { PaymentFacts } from './match-facts.ts';
import { matchPayment } from './match-payment.ts';
import { MAX_SUGGESTIONS } from './suggest-invoices.ts';

/** Tells the story and looks at each decision in the state in which it was made. */
function tell(
  { money, payments }: { money: MoneyState; payments: readonly PaymentFacts[] },
  look: (step: { before: MoneyState; payment: PaymentFacts; decision: MatchDecision; after: MoneyState }) => void,
): MoneyState {
  return payments.reduce((before, payment) => {
    const { decision, state: after } = book(before, payment);
    look({ before, payment, decision, after });
    return after;
  }, money);
}

const openOf = ({ invoices }: MoneyState) => invoices.map(({ openOre }) => openOre);
const creditsOf = ({ creditOre }: MoneyState): [DebtorId, bigint][] => [...creditOre].filter(([, ore]) => ore !== 0n);

describe('whatever payments come', () => {
  test('what is allocated, credit and left adds up to the amount', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        tell(story, ({ payment, decision }) => {
          const { allocations, creditOre, leftOre } = decision;
          expect(sumOre(allocations) + creditOre + leftOre).toBe(payment.amountOre);
        });
      }),
    );
  });

  test('no invoice is paid more than is open, nor charged back more than was paid', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        tell(story, ({ after }) => {
          for (const { openOre, settledOre, totalOre } of after.invoices) {
            expect(openOre >= 0n && openOre <= totalOre && settledOre === totalOre - openOre).toBe(true);
          }
        });
      }),
    );
  });

  test('credit is somebody’s, and no more is taken back of it than was given', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        tell(story, ({ decision, after }) => {
          expect(decision.creditDebtorId === null).toBe(decision.creditOre === 0n);
          expect([...after.creditOre.values()].every((ore) => ore >= 0n)).toBe(true);
        });
      }),
    );
  });

  test('all that came in and was not taken back is allocated, credit, or waits', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const end = tell(story, () => undefined);
        const cameOre = story.payments.reduce((sum, { amountOre }) => sum + amountOre, 0n);
        const waitsOre = end.earlier.reduce((sum, { leftOre }) => sum + leftOre, 0n);
        const creditOre = creditsOf(end).reduce((sum, [, ore]) => sum + ore, 0n);
        const settledOre = end.invoices.reduce((sum, invoice) => sum + invoice.settledOre, 0n);
        expect(settledOre + creditOre + waitsOre).toBe(cameOre);
      }),
    );
  });

  test('money that is left waits, unless it is taken off what waited', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        tell(story, ({ decision: { leftOre, waits, reversesPaymentId, suggestions } }) => {
          if (leftOre !== 0n) expect(waits).toBe(reversesPaymentId === null);
          expect(suggestions.length).toBeLessThanOrEqual(waits ? MAX_SUGGESTIONS : 0);
        });
      }),
    );
  });

  test('the order of what is known means nothing', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        tell(story, ({ before, payment, decision }) => {
          const { invoices, collections, earlier } = before;
          const backwards = {
            invoices: invoices.toReversed(),
            collections: collections.toReversed(),
            earlier: earlier.toReversed(),
          };
          expect(matchPayment(payment, backwards)).toEqual(decision);
        });
      }),
    );
  });

  test('the same payment twice is never exact twice', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        tell(story, ({ payment, decision, after }) => {
          if (decision.outcome !== 'exact' && decision.outcome !== 'over') return;
          expect(matchPayment(payment, after)).toMatchObject({ outcome: 'double', allocations: [], creditOre: 0n });
        });
      }),
    );
  });

  test('a charge-back of all of a payment restores what was open before it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        tell(story, ({ before, payment, decision, after }) => {
          const isBooked = payment.kind === 'paid' && payment.amountOre > 0n && decision.allocations.length > 0;
          if (!isBooked || payment.statedOn === null) return;
          const chargeBack: PaymentFacts = { ...payment, kind: 'charged_back', amountOre: -payment.amountOre };
          const taken = matchPayment(chargeBack, after);
          // Where others are as likely, a person says which; where another is alike, either restores its own.
          if (taken.outcome !== 'charged_back' || taken.reversesPaymentId !== after.earlier.at(-1)?.id) return;
          const restored = applyDecision(after, chargeBack, taken);
          expect(openOf(restored)).toEqual(openOf(before));
          expect(creditsOf(restored)).toEqual(creditsOf(before));
        });
      }),
    );
  });
});

describe('an invoice that is paid and charged back', () => {
  test('is open as before, and can be paid and charged back again', () => {
    fc.assert(
      fc.property(anyMoney, fc.bigInt({ min: 1n, max: 2000n }), (money, amountOre) => {
        const [invoice] = money.invoices;
        const [collection] = money.collections;
        const payments = [
          invoice && slipPayment(invoice, amountOre),
          collection && drawnPayment(collection, amountOre),
        ].filter((payment) => payment !== undefined);
        for (const payment of payments) {
          const chargeBack: PaymentFacts = { ...payment, kind: 'charged_back', amountOre: -amountOre };
          let state = money;
          for (const round of ['first', 'second']) {
            const paid = book(state, payment);
            const back = book(paid.state, chargeBack);
            expect([round, back.decision.outcome]).toEqual([round, 'charged_back']);
            expect(openOf(back.state)).toEqual(openOf(money));
            expect(creditsOf(back.state)).toEqual([]);
            state = back.state;
          }
        }
      }),
    );
  });

  test('is charged back once: a second time waits', () => {
    fc.assert(
      fc.property(anyMoney, fc.bigInt({ min: 1n, max: 2000n }), (money, amountOre) => {
        const [invoice] = money.invoices;
        if (invoice === undefined) return;
        const payment = slipPayment(invoice, amountOre);
        const chargeBack: PaymentFacts = { ...payment, kind: 'charged_back', amountOre: -amountOre };
        const back = book(book(money, payment).state, chargeBack);
        expect(matchPayment(chargeBack, back.state)).toMatchObject({ outcome: 'unknown', leftOre: -amountOre });
      }),
    );
  });
});
