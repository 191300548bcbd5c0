import { describe, expect, test } from '@jest/globals';
import { SAMPLE_FACTS, standingLine } from '../../tests/support/sample-facts.ts';
import { civilDate } from '../calendar/calendar.ts';
import type { StandingCharge } from '../lines/charge-lines.ts';
import { composeInvoice } from './compose-invoice.ts';
import type { ItemId } from '../identifiers/ids.ts';
import { MAX_AMOUNT_ORE } from '../money/money.ts';

const line = standingLine('l');
const facts = SAMPLE_FACTS;
const mandate = { mandateNumber: '123456789', activeFrom: civilDate('2026-01-01'), endedOn: null, bsDebtorGroup: null };
const billedAtMs = Date.UTC(2026, 10, 2, 3);
const november = { from: civilDate('2026-11-01'), to: civilDate('2026-11-30') };
const plan = { period: november, whole: november, share: null, free: false };

const endingOn = (validTo: string) => ({ ...facts, lines: [{ ...line, validTo: civilDate(validTo) }] });

const composeOf = (lines: readonly StandingCharge[]) => composeInvoice({ ...facts, lines }, { plan, billedAtMs });

describe('an invoice', () => {
  test('is issued on the date in the creditor’s zone and due after the payment terms', () => {
    const lateInTheEvening = Date.UTC(2026, 10, 1, 23, 30);
    expect(composeInvoice(facts, { plan, billedAtMs: lateInTheEvening })).toMatchObject({
      issuedOn: '2026-11-02',
      dueOn: '2026-11-16',
      mandateNumber: null,
      totalOre: 12_500n,
    });
  });

  test('names an item in the debtor’s language where the line has no text of its own', () => {
    const item = { ...line, text: null, itemId: 'i' as ItemId, itemNames: { da: 'Kontingent', en: 'Membership fee' } };
    const texts = (['da', 'en'] as const).map((language) => {
      const composed = composeInvoice({ ...facts, language, lines: [item] }, { plan, billedAtMs });
      return 'lines' in composed ? composed.lines.map(({ text }) => text) : composed;
    });
    expect(texts).toEqual([['Kontingent'], ['Membership fee']]);
  });

  test.each([
    ['in force', mandate, '2026-12-01', mandate.mandateNumber],
    ['in force only later', { ...mandate, activeFrom: civilDate('2026-12-02') }, '2026-11-16', null],
    ['ended on the day of payment', { ...mandate, endedOn: civilDate('2026-12-01') }, '2026-11-16', null],
    ['ended the day after', { ...mandate, endedOn: civilDate('2026-12-02') }, '2026-12-01', mandate.mandateNumber],
  ])('of a debtor whose mandate is %s', (_, given, dueOn, mandateNumber) => {
    expect(composeInvoice({ ...facts, mandates: [given] }, { plan, billedAtMs })).toMatchObject({
      dueOn,
      mandateNumber,
    });
  });

  test.each([
    ['the one before, which ends after it', '2026-12-02', '2026-12-02', '123456789'],
    ['the latest, which begins on it', '2026-12-01', '2026-12-01', '987654321'],
    ['none where one has ended and the other not begun', '2026-12-01', '2026-12-02', null],
  ])('is drawn by the mandate in force on the payment date: %s', (_, endedOn, activeFrom, mandateNumber) => {
    const latest = { ...mandate, mandateNumber: '987654321', activeFrom: civilDate(activeFrom) };
    const mandates = [latest, { ...mandate, endedOn: civilDate(endedOn) }];
    expect(composeInvoice({ ...facts, mandates }, { plan, billedAtMs })).toMatchObject({ mandateNumber });
  });

  test('of nothing is not collected, for there is nothing to draw', () => {
    const free = { ...facts, mandates: [mandate], lines: [{ ...line, unitPriceMicro: 0n }] };
    expect(composeInvoice(free, { plan, billedAtMs })).toMatchObject({
      totalOre: 0n,
      mandateNumber: null,
      dueOn: '2026-11-16',
    });
  });

  test('of a debtor who is drawn needs no e-mail address', () => {
    expect(composeInvoice({ ...facts, mandates: [mandate], email: null }, { plan, billedAtMs })).toMatchObject({
      mandateNumber: mandate.mandateNumber,
    });
    expect(composeInvoice({ ...facts, email: null }, { plan, billedAtMs })).toEqual({
      obstacle: 'debtor_without_email',
    });
  });

  test('waits for a person where all lines were over before the period, not where they end in its days that are not billed', () => {
    const lastDays = { ...plan, period: { ...november, from: civilDate('2026-11-20') } };
    const compose = (validTo: string) => composeInvoice(endingOn(validTo), { plan: lastDays, billedAtMs });
    expect(compose('2026-10-31')).toEqual({ obstacle: 'nothing_to_bill' });
    expect(compose('2026-11-10')).toEqual({ nothingDue: 'nothing_due' });
  });

  test('without lines, or for more than a collection can hold, waits for a person', () => {
    expect(composeInvoice({ ...facts, lines: [] }, { plan, billedAtMs })).toEqual({ obstacle: 'nothing_to_bill' });
    const most = {
      ...line,
      vatCode: 'exempt',
      quantityMicro: 1_000_000n,
      unitPriceMicro: MAX_AMOUNT_ORE * 10_000n,
    } as const;
    expect(composeInvoice({ ...facts, lines: [most] }, { plan, billedAtMs })).toMatchObject({
      totalOre: MAX_AMOUNT_ORE,
    });
    const tooMuch = { ...facts, lines: [most, { ...most, unitPriceMicro: 10_000n }] };
    expect(composeInvoice(tooMuch, { plan, billedAtMs })).toEqual({ obstacle: 'amount_too_large' });
  });

  test('whose credit no later invoice could bring, or whose lines are larger than any sum, waits for a person', () => {
    const credit = {
      ...line,
      vatCode: 'exempt',
      quantityMicro: 1_000_000n,
      unitPriceMicro: -9_999_999_999_990_000n,
    } as const;
    expect(composeOf([credit])).toMatchObject({ carried: [{ netOre: -999_999_999_999n }] });
    expect(composeOf([{ ...credit, quantityMicro: 2_000_000n }])).toEqual({ obstacle: 'amount_too_large' });
    const huge = { ...credit, quantityMicro: 999_999_999_000_000n };
    expect(composeOf([huge, { ...huge, unitPriceMicro: -huge.unitPriceMicro }])).toEqual({
      obstacle: 'amount_too_large',
    });
  });
});
