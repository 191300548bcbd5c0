import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { carriedHere, carriedOnLines, carryCredit } from './carry-credit.ts';
import type { InvoiceTotals, VatCode } from '../money/vat-totals.ts';
import { lineNetOre } from '../lines/pricing.ts';
import { invoiceTotals, VAT_RATE_BP } from '../money/vat.ts';

interface Net {
  readonly vatCode: VatCode;
  readonly vatRateBp: number;
  readonly netOre: bigint;
}

const net = (vatCode: VatCode, netOre: bigint): Net => ({ vatCode, vatRateBp: VAT_RATE_BP[vatCode], netOre });
const anyNets = fc.array(
  fc.record({
    vatCode: fc.constantFrom<VatCode>('standard', 'exempt'),
    netOre: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
  }),
  { maxLength: 6 },
);
const netsOf = (drawn: readonly { vatCode: VatCode; netOre: bigint }[]) =>
  drawn.map(({ vatCode, netOre }) => net(vatCode, netOre));

const baseOf = ({ vat }: InvoiceTotals, code: VatCode) => vat.find(({ vatCode }) => vatCode === code)?.baseOre ?? 0n;

/** What two invoices on end come to: the first leaves what it cannot ask for to the second. */
function billTwice(lines: readonly Net[], nextLines: readonly Net[]): [InvoiceTotals, InvoiceTotals] {
  const carried = carryCredit(invoiceTotals(lines));
  const here = carried.map((one) => {
    const { quantityMicro, unitPriceMicro, vatCode } = carriedHere(one, { number: '7', language: 'da' });
    return net(vatCode, lineNetOre({ quantityMicro, unitPriceMicro }));
  });
  return [invoiceTotals([...lines, ...carriedOnLines(carried, 'da')]), invoiceTotals([...nextLines, ...here])];
}

describe('a total below zero', () => {
  test('is carried to the next invoice, all of it, each VAT code by itself', () => {
    const totals = invoiceTotals([net('standard', -300_00n), net('exempt', 100_00n)]);
    expect(carryCredit(totals)).toEqual([
      { vatCode: 'standard', netOre: -300_00n },
      { vatCode: 'exempt', netOre: 100_00n },
    ]);
  });

  test('leaves an invoice of nothing, and takes off the next one what was left', () => {
    const [first, second] = billTwice([net('standard', -300_00n)], [net('standard', 1000_00n)]);
    expect([first.netOre, first.vatOre, first.totalOre]).toEqual([0n, 0n, 0n]);
    expect([second.netOre, second.vatOre, second.totalOre]).toEqual([700_00n, 175_00n, 875_00n]);
  });

  test('is told on both invoices in the debtor’s language, with the number of the first', () => {
    const carried = { vatCode: 'standard', netOre: -1n } as const;
    const texts = (['da', 'en'] as const).map((language) => [
      carriedOnLines([carried], language)[0]?.text,
      carriedHere(carried, { number: 'F12', language }).text,
    ]);
    expect(texts).toEqual([
      ['Overføres til næste faktura', 'Overført fra faktura F12'],
      ['Carried to the next invoice', 'Carried from invoice F12'],
    ]);
  });
});

test('a total of nothing or more carries nothing, even where one VAT code lies below zero', () => {
  for (const lines of [[], [net('standard', 0n)], [net('standard', -100_00n), net('exempt', 125_00n)]]) {
    expect(carryCredit(invoiceTotals(lines))).toEqual([]);
  }
});

describe('whatever is credited', () => {
  test('no invoice asks for less than nothing', () => {
    fc.assert(
      fc.property(anyNets, (drawn) => {
        const asked = invoiceTotals(netsOf(drawn)).totalOre;
        const [first] = billTwice(netsOf(drawn), []);
        expect(first.totalOre).toBe(asked < 0n ? 0n : asked);
      }),
    );
  });

  test('the bases of both invoices add up for each VAT code', () => {
    fc.assert(
      fc.property(anyNets, anyNets, (drawn, next) => {
        const totals = billTwice(netsOf(drawn), netsOf(next));
        const all = invoiceTotals(netsOf([...drawn, ...next]));
        for (const code of ['standard', 'exempt'] as const) {
          expect(totals.reduce((sum, one) => sum + baseOf(one, code), 0n)).toBe(baseOf(all, code));
        }
      }),
    );
  });

  test('the VAT of what is carried is that of one invoice of all of it', () => {
    fc.assert(
      fc.property(anyNets, anyNets, (drawn, next) => {
        if (invoiceTotals(netsOf(drawn)).totalOre >= 0n) return;
        const [first, second] = billTwice(netsOf(drawn), netsOf(next));
        const all = invoiceTotals(netsOf([...drawn, ...next]));
        expect([first.vatOre, second.vatOre, second.totalOre]).toEqual([0n, all.vatOre, all.totalOre]);
      }),
    );
  });
});
