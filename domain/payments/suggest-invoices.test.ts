import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { candidateInvoice, invoiceId, slipPayment } from '../../tests/support/sample-match-facts.ts';
import type { CandidateInvoice, PaymentFacts } from './match-facts.ts';
import { suggestInvoices } from './suggest-invoices.ts';

const invoice = candidateInvoice(1);
const nothingKnown = slipPayment({ paymentId: '' }, 1n, { paymentId: null });
const typed = (paymentId: string, amountOre = 500_00n) => slipPayment({ paymentId }, amountOre);
const reasons = (payment: PaymentFacts, ...invoices: readonly CandidateInvoice[]) =>
  suggestInvoices(payment, { invoices }).map(({ why, invoiceId: id }) => [why, id]);

describe('an invoice is suggested', () => {
  const id = invoice.paymentId;
  const withoutCheckDigit = `0${id.slice(0, -1)}`;
  const wrongDigit = `9${id.slice(1)}`;
  const swapped = `${id.slice(0, 5)}${id.charAt(6)}${id.charAt(5)}${id.slice(7)}`;

  test.each<[string, PaymentFacts]>([
    ['same_payment_id', typed(id)],
    ['same_base', typed(`${id.slice(0, -1)}${id.endsWith('9') ? '8' : '9'}`, 1n)],
    ['check_digit_left_out', typed(withoutCheckDigit, 1n)],
    ['mistyped', typed(wrongDigit)],
    ['mistyped', typed(swapped)],
    ['same_reference', { ...nothingKnown, reference: '2026000001' }],
    ['same_reference', { ...nothingKnown, reference: ' F1 ' }],
    ['named_in_text', { ...nothingKnown, payerText: 'Faktura: F1, tak' }],
    ['same_customer_and_amount', { ...nothingKnown, customerNumber: '00001001', amountOre: 500_00n }],
    ['same_customer_and_amount', { ...nothingKnown, customerNumber: '1001', amountOre: -500_00n }],
    ['same_customer', { ...nothingKnown, customerNumber: '1001' }],
    ['same_amount', { ...nothingKnown, amountOre: 500_00n }],
  ])('as %s', (why, payment) => {
    expect(reasons(payment, invoice)).toEqual([[why, invoiceId(1)]]);
  });

  test('as that of the same customer where the debtor is known by the payment id alone', () => {
    const paid = candidateInvoice(1, { openOre: 0n });
    const other = candidateInvoice(2, { debtorId: paid.debtorId });
    expect(reasons(typed(id), paid, other)).toEqual([
      ['same_payment_id', invoiceId(1)],
      ['same_customer_and_amount', invoiceId(2)],
    ]);
  });
});

describe('an invoice is not suggested', () => {
  const wrongDigit = `9${invoice.paymentId.slice(1)}`;

  test.each<[string, PaymentFacts, Partial<CandidateInvoice>]>([
    ['for an id that was mistyped when the amount is another', slipPayment({ paymentId: wrongDigit }, 1n), {}],
    ['for a number that is only a part of a word', { ...nothingKnown, payerText: 'F12 AF1' }, {}],
    ['for its customer when nothing is open', { ...nothingKnown, customerNumber: '1001' }, { openOre: 0n }],
    ['for an amount of nothing when nothing is open', { ...nothingKnown, amountOre: 0n }, { openOre: 0n }],
    ['when nothing agrees', nothingKnown, {}],
  ])('%s', (_, payment, changes) => {
    expect(reasons(payment, candidateInvoice(1, changes))).toEqual([]);
  });
});

test('the best reasons come first, then the oldest invoices, and at most five', () => {
  const invoices = [1, 2, 3, 4, 5, 6].map((nth) => candidateInvoice(nth));
  const payment = { ...nothingKnown, amountOre: 500_00n, customerNumber: '1005', payerText: 'F6' };
  expect(reasons(payment, ...invoices.toReversed())).toEqual([
    ['named_in_text', invoiceId(6)],
    ['same_customer_and_amount', invoiceId(5)],
    ['same_amount', invoiceId(1)],
    ['same_amount', invoiceId(2)],
    ['same_amount', invoiceId(3)],
  ]);
});

/** Seven invoices of one amount, the named one the newest of them, in a series with that prefix. */
const equal = (prefix = 'F', count = 1003) =>
  [0, 1, 2, 3, 4, 5, 6].map((nth) =>
    candidateInvoice(nth, {
      number: `${prefix}${count - 6 + nth}`,
      seriesNumber: BigInt(count - 6 + nth),
      customerNumber: `${2001 + nth}`,
      debtorName:
        ['Prøvekunde Et', 'Ærø Øst Prøve', 'Kunde To ApS', 'Sample A/S', 'Et', 'Prøve B', 'Åse Prøvekunde'][nth] ?? '',
    }),
  );
const numbered = (count: number) => candidateInvoice(count, { customerNumber: `9${count}` });
const written = (payerText: string, changes: Partial<PaymentFacts> = {}) => ({
  ...nothingKnown,
  payerText,
  amountOre: 500_00n,
  ...changes,
});

describe('the invoice that the payer names comes first', () => {
  test.each([
    'F1003',
    'Faktura F1003 med for meget',
    'f1003',
    'F-1003',
    'F 1003',
    'F.1003',
    'F nr 1003',
    'fak. 1003',
    'Faktura nr. 1003',
    'fakturanr1003',
    'FAKTF1003',
    'faktura 1 003',
    'F1 003',
    'F01003',
    'FAKTURA:F1003KONTINGENT',
    'Prøvekunde Et; Kontingent 2026; F1003; NOTPROVIDED',
    'kundenr 2003 faktura 1003',
    'betaling af F1003, tak',
    'kundenr 2007',
    'Kunde nr.: 02007',
    'kd.nr 2007',
    'medlemsnummer 2007',
    'customer no 2007',
    'ÅSE PRØVEKUNDE',
    'Prøvekunde, Åse',
    'Overførsel fra Åse  Prøvekunde; kontingent',
  ])('by %j', (text) => {
    expect(reasons(written(text), ...equal())[0]?.[1]).toBe(invoiceId(6));
  });

  test.each([
    'Faktura F1210 betalt 10-03-2027',
    'Faktura F1210 d. 10.03.27',
    'F1210; tlf 22 33 10 03',
    'Faktura F1210 kr 1.003,00',
    '1003 Kbh; faktura F1210',
    'faktura F1210 hus 1003',
    '1003 1 003 10 03; f-1210',
  ])('as its series writes the number before one by digits: %j', (text) => {
    const [older, named] = [numbered(1003), numbered(1210)];
    expect(reasons(written(text), older, named)[0]).toEqual(['named_in_text', named.invoiceId]);
  });

  test.each([
    ['a date', '10-03-2027'],
    ['a date', 'd. 10.03.27'],
    ['a date', '10/3'],
    ['a date', '10.03'],
    ['a date', '10 03 2027'],
    ['a date', '2027-03-10'],
    ['an amount', 'kr 1.003,00'],
    ['an amount', '1003,00'],
    ['an amount', 'kr. 1 003,00'],
    ['a telephone number', '22 33 10 03'],
    ['a telephone number', 'tlf. 10032233'],
    ['a telephone number', 'mobilnr: 1003 2233'],
    ['a telephone number', '+45 10 03 22 33'],
  ])('and %s is no number of an invoice: %j', (_, text) => {
    const invoices = [numbered(1003), numbered(103), numbered(310), numbered(10_032_233), numbered(10_032_027)];
    const named = reasons(written(`kontingent ${text}`), ...invoices).filter(([why]) => why === 'named_in_text');
    expect(named).toEqual([]);
  });

  test.each([
    'medl. 2003',
    'medl.nr. 2003',
    'kundenummer = 2003',
    'kunde(2003)',
    'k.nr. 2003',
    'K. nr 2003',
    'abonnement 2003',
    'abonnent 2003',
    'kontonr 2003',
    'konto nr. 2003',
  ])('and the number of a customer is none: %j', (text) => {
    const invoices = equal('F', 2003);
    expect(reasons(written(text), ...invoices)[0]).toEqual(['customer_in_text', invoiceId(2)]);
  });

  test('by the number that a series of digits alone writes', () => {
    expect(reasons(written('rate 1'), ...equal('', 7))[0]).toEqual(['named_in_text', invoiceId(0)]);
    expect(reasons(written('20261003'), ...equal('2026-'))[0]).toEqual(['named_in_text', invoiceId(6)]);
    expect(reasons(written('kundenr 2003'), ...equal('', 2003))[0]).toEqual(['customer_in_text', invoiceId(2)]);
  });

  test('where several are named, all of them, the oldest first', () => {
    const named = reasons(written('F1003, f-999 F 1001'), ...equal()).slice(0, 3);
    expect(named).toEqual([2, 4, 6].map((nth) => ['named_in_text', invoiceId(nth)]));
  });

  test.each([
    'F1001 og F1003',
    'Faktura F1001 og 1003',
    '1001, 1003',
    'fakturaer 1001/1003',
    'F1001F1003',
    'f-1001+1003, tak',
    'F1003 F1001 hus 997',
    'fak. 1001 samt 1003 kr 1.000,00',
    'F1001og1003',
  ])('where several are named and come to the amount, these together: %j', (text) => {
    const all = reasons(written(text, { amountOre: 1000_00n }), ...equal());
    expect(all.slice(0, 2)).toEqual([4, 6].map((nth) => ['named_together', invoiceId(nth)]));
    expect(all.slice(2).map(([why]) => why)).not.toContain('named_together');
  });

  test.each([
    'faktura 1001-1003',
    'F1001-F1003',
    'F1001 til F1003',
    'fakturaer 1001 – 1003',
    'fra F1001 t.o.m. 1003',
    'F1001 til og med F1003',
    'F-1001 - F-1003',
  ])('and those between the first and the last that are named: %j', (text) => {
    const all = reasons(written(text, { amountOre: 1500_00n }), ...equal());
    expect(all.slice(0, 3)).toEqual([4, 5, 6].map((nth) => ['named_together', invoiceId(nth)]));
  });

  test.each([
    ['the amount is another', 'F1001 og F1003', 999_00n],
    ['the amount is that of one', 'F1001 og F1003', 500_00n],
    ['one of them is paid', 'F997 og F998', 1000_00n],
    ['a number between would have to be too many', 'F1 til F1003', 1000_00n],
    ['nothing is named', 'kontingent', 1000_00n],
    ['money is taken back', 'F1001 og F1003', -1000_00n],
  ])('but none together where %s', (_why, text, amountOre) => {
    const [paid, ...open] = equal();
    if (paid === undefined) throw new Error('there is none');
    const invoices = [{ ...paid, openOre: 0n, settledOre: paid.totalOre }, ...open];
    const whys = reasons(written(text, { amountOre }), ...invoices).map(([why]) => why);
    expect(whys).not.toContain('named_together');
  });

  test('a number by digits alone beside one as its series writes it, of the same debtor, is named too', () => {
    const [one, ...others] = equal();
    const same = others.map((other) => ({ ...other, debtorId: one?.debtorId ?? other.debtorId }));
    const all = reasons(written('F998, 1002', { amountOre: 7n }), ...same);
    expect(all.slice(0, 2)).toEqual([1, 5].map((nth) => ['named_in_text', invoiceId(nth)]));
  });

  test('whatever is open of those that are named, however many and however they are written, what comes to the amount is first', () => {
    const anyNamed = fc.record({
      opens: fc.array(fc.bigInt({ min: 1n, max: 999_999n }), { minLength: 7, maxLength: 7 }),
      named: fc.uniqueArray(fc.nat(6), { minLength: 2, maxLength: 7 }),
      prefix: fc.constantFrom('', 'F', 'F-', '2026-'),
      isOneDebtor: fc.boolean(),
      between: fc.constantFrom(' og ', ', ', ' + ', '/', '; ', ' & ', ' samt ', '\n'),
      before: fc.constantFrom('', 'Faktura ', 'Betaling af ', 'fak. nr. '),
      isBare: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    });
    fc.assert(
      fc.property(anyNamed, ({ opens, named, prefix, isOneDebtor, between, before, isBare }) => {
        const invoices = equal(prefix).map((one, nth) => ({
          ...one,
          openOre: opens[nth] ?? 1n,
          totalOre: opens[nth] ?? 1n,
          ...(isOneDebtor ? { debtorId: invoiceId(0) as string as CandidateInvoice['debtorId'] } : {}),
        }));
        const meant = named.flatMap((nth) => invoices[nth] ?? []);
        const text =
          before +
          meant.map((one, nth) => (isBare[nth] === true ? one.seriesNumber.toString() : one.number)).join(between);
        const amountOre = meant.reduce((sum, { openOre }) => sum + openOre, 0n);
        const all = suggestInvoices(written(text, { amountOre }), { invoices });
        const together = all.filter(({ why }) => why === 'named_together').map(({ invoiceId: id }) => id);
        expect(all.slice(0, together.length).every(({ why }) => why === 'named_together')).toBe(true);
        const ore = together.reduce(
          (sum, id) => sum + (invoices.find((one) => one.invoiceId === id)?.openOre ?? 0n),
          0n,
        );
        expect(ore).toBe(amountOre);
        expect(meant.map(({ invoiceId: id }) => id)).toEqual(expect.arrayContaining(together));
      }),
    );
  });

  test('before the one whose payment id the slip has, when that is paid', () => {
    const [paid, ...open] = equal();
    if (paid === undefined) throw new Error('there is none');
    const settled = { ...paid, openOre: 0n, settledOre: paid.totalOre };
    const payment = written('F1003', { paymentId: paid.paymentId });
    expect(reasons(payment, settled, ...open).slice(0, 2)).toEqual([
      ['named_in_text', invoiceId(6)],
      ['same_payment_id', invoiceId(0)],
    ]);
  });

  test('but digits alone that nothing agrees with come behind the payer’s own invoices', () => {
    const payment = written('1003', { amountOre: 1n, customerNumber: '2001' });
    expect(reasons(payment, ...equal())).toEqual([
      ['same_customer', invoiceId(0)],
      ['number_in_text', invoiceId(6)],
    ]);
  });

  test('whatever else stands in the text, and whatever else agrees with others', () => {
    const prefixes = fc.constantFrom('', 'F', 'F-', 'ab', '2026-', 'A1B', 'X26');
    const around = fc.oneof(
      fc.string({ maxLength: 20, unit: 'grapheme' }),
      fc.constantFrom(
        'kunde',
        'beløb 500,00',
        'Faktura',
        'nr',
        'd. 10.01.27',
        'tlf 22 33 10 01',
        'kr 1.001,00',
        '1 001',
      ),
    );
    const apart = fc.constantFrom(' ', ', ', '; ', ':', '\n', ' / ', '. ', '(', '"');
    const change = fc.constantFrom<((number: string) => string)[]>(
      (number) => number,
      (number) => number.toLowerCase(),
      (number) => number.toUpperCase(),
    );
    const other = fc.record({
      paymentId: fc.constantFrom(null, invoice.paymentId),
      customerNumber: fc.constantFrom(null, '2001'),
      amountOre: fc.constantFrom(1n, 500_00n),
    });
    fc.assert(
      fc.property(
        prefixes,
        around,
        around,
        apart,
        apart,
        change,
        other,
        (prefix, before, after, left, right, spell, facts) => {
          const invoices = equal(prefix);
          const [target] = invoices.slice(-1);
          if (target === undefined) throw new Error('there is none');
          const text = `${before}${left}${spell(target.number)}${right}${after}`;
          fc.pre(prefix !== '' || !/kunde\W*$/iu.test(`${before}${left}`));
          fc.pre(!invoices.some((one) => one !== target && text.toLowerCase().includes(one.number.toLowerCase())));
          expect(reasons(written(text, facts), ...invoices)[0]).toEqual(['named_in_text', target.invoiceId]);
        },
      ),
    );
  });
});
