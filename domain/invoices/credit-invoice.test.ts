import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, civilDate, daysBetween } from '../calendar/calendar.ts';
import type { ComposedLine } from '../lines/charge-lines.ts';
import { type Credit, creditInvoice, type CreditableInvoice, type CreditWish } from './credit-invoice.ts';
import { freeLine } from '../lines/free-line.ts';
import type { LineId, OneOffLineId } from '../identifiers/ids.ts';
import type { VatCode } from '../money/vat-totals.ts';
import { lineAmounts } from '../lines/pricing.ts';
import type { Share } from '../money/shares.ts';
import { invoiceTotals } from '../money/vat.ts';

const NOVEMBER = { from: civilDate('2026-11-01'), to: civilDate('2026-11-30') };
const MONTHLY = 'line-1' as LineId;

interface Standing {
  readonly unitPriceMicro?: bigint;
  readonly share?: Share | null;
  readonly standingLineId?: LineId;
  readonly vatCode?: VatCode;
}

function standing({
  unitPriceMicro = 100_000_000n,
  share = null,
  standingLineId = MONTHLY,
  vatCode = 'standard',
}: Standing = {}): ComposedLine {
  const line = freeLine({ text: 'Kontingent', quantityMicro: 1_000_000n, unitPriceMicro, vatCode });
  const { netOre } = lineAmounts({ ...line, discount: null, share });
  return { ...line, standingLineId, share, netOre };
}
const oneOff: ComposedLine = { ...standing(), standingLineId: null, oneOffLineId: 'one-off-1' as OneOffLineId };

function issued(lines: readonly ComposedLine[], changes: Partial<CreditableInvoice> = {}): CreditableInvoice {
  return {
    number: '1042',
    language: 'da',
    period: NOVEMBER,
    whole: NOVEMBER,
    lines,
    vat: invoiceTotals(lines).vat,
    credited: { bases: [], lines: [] },
    ...changes,
  };
}

function credit(invoice: CreditableInvoice, wish: CreditWish): Credit {
  const made = creditInvoice(invoice, wish);
  if ('refusal' in made) throw new Error(made.refusal);
  return made;
}

/** The invoice as it stands after the credit. */
function afterwards(invoice: CreditableInvoice, { vat, lines }: Credit): CreditableInvoice {
  const untouched = invoice.credited.bases.filter(
    (base) => !vat.some((one) => one.vatCode === base.vatCode && one.vatRateBp === base.vatRateBp),
  );
  const bases = vat.map((one) => ({ ...one, baseOre: one.creditedBeforeOre + one.baseOre }));
  return {
    ...invoice,
    credited: { bases: [...untouched, ...bases], lines: [...invoice.credited.lines, ...lines] },
  };
}

describe('a credit note', () => {
  test('of a whole invoice says what the invoice says, and charges no one-off line', () => {
    const invoice = issued([standing(), oneOff]);
    const { lines, totalOre, period } = credit(invoice, { kind: 'rest' });
    expect([totalOre, period]).toEqual([25_000n, NOVEMBER]);
    expect(lines.map(({ oneOffLineId, netOre }) => [oneOffLineId, netOre])).toEqual([
      [null, 10_000n],
      [null, 10_000n],
    ]);
  });

  test('by days credits what standing lines charge after the last day, and no one-off line', () => {
    const { lines, netOre, vatOre, period } = credit(issued([standing(), oneOff]), {
      kind: 'days_after',
      lastDay: civilDate('2026-11-20'),
    });
    expect(lines.map(({ share }) => share)).toEqual([{ afterDays: 20, throughDays: 30, ofDays: 30 }]);
    expect([netOre, vatOre, period.from]).toEqual([3_333n, 833n, '2026-11-21']);
  });

  test('by days of a part of a period goes on with the split that the invoice has begun', () => {
    const share = { afterDays: 9, throughDays: 30, ofDays: 30 };
    const invoice = issued([standing({ share })], { period: { ...NOVEMBER, from: civilDate('2026-11-10') } });
    const { lines } = credit(invoice, { kind: 'days_after', lastDay: civilDate('2026-11-15') });
    expect(lines.map((line) => line.share)).toEqual([{ afterDays: 15, throughDays: 30, ofDays: 30 }]);
  });

  test('by days of a part that was charged in full is by the days of the whole period', () => {
    const invoice = issued([standing()], { period: { ...NOVEMBER, from: civilDate('2026-11-10') } });
    expect(credit(invoice, { kind: 'days_after', lastDay: civilDate('2026-11-15') }).netOre).toBe(5_000n);
    expect(credit(invoice, { kind: 'days_after', lastDay: civilDate('2026-11-09') }).netOre).toBe(10_000n);
  });

  test('of free lines is refused above what is left, and above what a VAT code has', () => {
    const line = {
      text: 'Afslag',
      quantityMicro: 1_000_000n,
      unitPriceMicro: 60_000_000n,
      vatCode: 'standard' as const,
    };
    const invoice = issued([standing()]);
    const once = afterwards(invoice, credit(invoice, { kind: 'lines', lines: [line] }));
    expect(creditInvoice(once, { kind: 'lines', lines: [line] })).toEqual({
      refusal: 'exceeds_invoice',
      leftOre: 5_000n,
    });
    expect(creditInvoice(invoice, { kind: 'lines', lines: [{ ...line, vatCode: 'exempt' }] })).toMatchObject({
      refusal: 'exceeds_invoice',
    });
  });

  test('there is none where nothing is left, where no day is unused, and where there are one-off lines alone', () => {
    const invoice = issued([standing()]);
    const nothing = { refusal: 'nothing_to_credit' };
    expect(creditInvoice(afterwards(invoice, credit(invoice, { kind: 'rest' })), { kind: 'rest' })).toEqual(nothing);
    expect(creditInvoice(invoice, { kind: 'days_after', lastDay: NOVEMBER.to })).toEqual(nothing);
    expect(creditInvoice(issued([oneOff]), { kind: 'days_after', lastDay: NOVEMBER.from })).toEqual(nothing);
  });
});

const price = fc.bigInt({ min: 1n, max: 99_999_999_999n });
const codes = fc.constantFrom<VatCode>('standard', 'exempt');
const invoices = fc
  .array(fc.record({ unitPriceMicro: price, vatCode: codes }), { minLength: 1, maxLength: 4 })
  .map((lines) => issued(lines.map((line, index) => standing({ ...line, standingLineId: `line-${index}` as LineId }))))
  .filter(({ vat }) => vat.some(({ baseOre }) => baseOre > 0n));
const days = fc.integer({ min: -1, max: daysBetween(NOVEMBER) }).map((day) => addDays(NOVEMBER.from, day));
const totalOf = ({ vat }: CreditableInvoice) => vat.reduce((sum, { baseOre, vatOre }) => sum + baseOre + vatOre, 0n);

describe('whatever was invoiced', () => {
  test('what is credited and what is kept add up to the øre, for every last day', () => {
    fc.assert(
      fc.property(invoices, days, (invoice, lastDay) => {
        const made = creditInvoice(invoice, { kind: 'days_after', lastDay });
        const credited = 'refusal' in made ? [] : made.lines;
        for (const line of invoice.lines) {
          const back = credited.find(({ standingLineId }) => standingLineId === line.standingLineId)?.netOre ?? 0n;
          const usedDays = daysBetween({ from: NOVEMBER.from, to: lastDay }) + 1;
          const share = { afterDays: 0, throughDays: usedDays, ofDays: 30 };
          const kept = usedDays === 0 ? 0n : lineAmounts({ ...line, discount: null, share }).netOre;
          expect(back + kept).toBe(line.netOre);
        }
      }),
    );
  });

  test('credits one after the other, by ever earlier days and then the rest, come to the invoice with its VAT', () => {
    fc.assert(
      fc.property(invoices, fc.array(days, { maxLength: 5 }), (invoice, lastDays) => {
        let left = invoice;
        let creditedOre = 0n;
        const wishes = lastDays.map((lastDay): CreditWish => ({ kind: 'days_after', lastDay }));
        for (const wish of [...wishes, { kind: 'rest' } as const]) {
          const made = creditInvoice(left, wish);
          if ('refusal' in made) {
            expect(made.refusal).toBe('nothing_to_credit');
            continue;
          }
          expect(made.totalOre).toBeGreaterThan(0n);
          creditedOre += made.totalOre;
          left = afterwards(left, made);
        }
        expect(creditedOre).toBe(totalOf(invoice));
      }),
    );
  });

  test('the VAT of a credit note is within an øre of that of its own base', () => {
    fc.assert(
      fc.property(invoices, days, days, (invoice, first, second) => {
        const made = creditInvoice(invoice, { kind: 'days_after', lastDay: first });
        if ('refusal' in made) return;
        const again = creditInvoice(afterwards(invoice, made), { kind: 'days_after', lastDay: second });
        if ('refusal' in again) return;
        const off = again.vatOre - invoiceTotals(again.lines).vatOre;
        expect(off >= -1n && off <= 1n).toBe(true);
      }),
    );
  });
});
