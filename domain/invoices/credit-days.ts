import type { CivilDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/calendar.ts';
import type { InvoiceId, LineId, OneOffLineId } from '../identifiers/ids.ts';
import { adjustmentText, partOf } from '../lines/billed-difference.ts';
import type { ComposedLine } from '../lines/charge-lines.ts';
import { backParts, cutParts, datesOf, type DayPart, leftParts, partsOre } from '../lines/day-parts.ts';
import { freeLine } from '../lines/free-line.ts';
import { MICRO, MICRO_PER_ORE } from '../money/decimal.ts';
import type { VatCode } from '../money/vat-totals.ts';
import { daysThrough } from '../subscriptions/plan-period.ts';
import { type Credit, creditInvoice, leftOf, unusedOf } from './credit-invoice.ts';
import type { Carried } from './carry-credit.ts';
import { baseOf, type BilledAdjustment, type DayInvoice, loweredOf, vatKey, type VatKind } from './day-invoice.ts';
import { freedKeptOre } from './freed-days.ts';
import { freedText, movedText } from './moved-credit.ts';
import { spreadCredit } from './spread-credit.ts';

/** What an invoice whose total was below zero has left to the next one; øre without VAT, with the sign that it has there. */
export interface CarriedLine {
  readonly oneOffLineId: OneOffLineId;
  readonly fromInvoiceId: InvoiceId;
  readonly text: string;
  readonly vatCode: VatCode;
  readonly netOre: bigint;
}

interface Given {
  /** In the order of their periods. */
  readonly invoices: readonly DayInvoice[];
  readonly adjustments: readonly BilledAdjustment[];
  readonly carried: readonly CarriedLine[];
  /** The last day that is used. */
  readonly lastDay: CivilDate;
  /** Whether the days of that period after the last one are given back. */
  readonly isMeant: (invoice: Pick<DayInvoice, 'periodIndex'>) => boolean;
  /** Whether no invoice is to come that would take what waits: then it is set off now. */
  readonly settles: boolean;
}

/** A row of the ledger of days; `noteOf` names the invoice whose credit note it goes with. */
export interface DayRecord {
  readonly kind: 'given_back' | 'set_off' | 'given_freely';
  readonly position: number;
  readonly periodIndex: number;
  readonly parts: readonly DayPart[];
  readonly oneOffLineId: OneOffLineId | null;
  readonly standingLineId: LineId | null;
  readonly givenBackFrom: CivilDate | null;
  readonly noteOf: InvoiceId | null;
}

/** What a line that waits comes to when its unused days are taken away; nothing where none of it is left. */
export interface ChangedAdjustment {
  readonly oneOffLineId: OneOffLineId;
  readonly left: { readonly netOre: bigint; readonly text: string; readonly parts: readonly DayPart[] } | null;
}

export interface DayCredits {
  /** In the order of their invoices. */
  readonly notes: readonly { readonly invoiceId: InvoiceId; readonly credit: Credit }[];
  readonly records: readonly DayRecord[];
  readonly changed: readonly ChangedAdjustment[];
  /** What no invoice could give, having been lowered by more than it asks for, or could charge: an invoice to come brings it. */
  readonly left: readonly (Carried & { readonly fromInvoiceId: InvoiceId })[];
}

/** What adjustments come to for the days that are given back where they stand on invoices that none of these is; øre without VAT. */
export function leftBehind(
  given: Pick<Given, 'invoices' | 'adjustments' | 'lastDay' | 'isMeant'>,
): { invoiceId: InvoiceId; text: string; netOre: bigint }[] {
  return given.adjustments.flatMap((adjustment) => {
    const { invoiceId } = adjustment;
    const split = splitAdjustment(adjustment, given);
    const isHere = given.invoices.some((invoice) => invoice.invoiceId === invoiceId);
    if (invoiceId === null || isHere || split === null || split.unused.length === 0) return [];
    const { invoice, unused, freed } = split;
    const { text } = adjustedLine(adjustment, { invoice, parts: unused, sign: 1n });
    const netOre = partsOre(unused) + partsOre(freed);
    return netOre === 0n ? [] : [{ invoiceId, text, netOre }];
  });
}

export interface DayCreditRefusal {
  readonly refusal: 'exceeds_invoice';
  readonly invoiceId: InvoiceId;
}

/** Something that is given back, or charged where it is below zero, with the invoice that it is best given back of. */
interface Item {
  readonly own: InvoiceId;
  readonly line: ComposedLine;
  /** What the ledger of days is told; null where a line of a credit note of its own invoice says it. */
  readonly record: Omit<DayRecord, 'noteOf'> | null;
  /** What is told where there is no such credit note. */
  readonly recordElse: Omit<DayRecord, 'noteOf'> | null;
  /** The line that waits, which this sets off. */
  readonly setsOff: OneOffLineId | null;
}

/**
 * Gives back the days after the last one that is used, so that what is kept is the price of the days that are used: of standing lines,
 * of lines that evened out their periods, wherever these were billed, and of those that wait, which shrink to the days that are used.
 * What free lines have given back of those days is not given back again. Where no invoice is to come, what still waits is set off
 * against it. Each charge is given back of the invoice that it stands on; what
 * that one cannot give, having been lowered by what it gave back for other days, others give.
 */
export function creditDays(given: Given): DayCredits | DayCreditRefusal {
  const unused = [...unusedLines(given), ...unusedAdjustments(given)];
  const { items: waiting, changed } = waitingItems(given);
  const settled = given.settles ? [...waiting, ...carriedItems(given)] : [];
  const made = place(given, [...unused, ...settled]);
  if (!('refusal' in made)) return { ...withBackDays(given, made), changed: changedBy(changed, settled) };
  // What waits is more than can be set off, and goes on waiting.
  const without = settled.length === 0 ? made : place(given, unused);
  return 'refusal' in without ? without : { ...withBackDays(given, without), changed: changedBy(changed, []) };
}

/** Tells from which day on days are given back, whatever they cost: those that cost nothing are charged no more either, at no price. */
function withBackDays<Made extends Pick<DayCredits, 'records'>>(
  { invoices, lastDay, isMeant }: Given,
  made: Made,
): Made {
  const back = invoices
    .filter((invoice) => isMeant(invoice) && invoice.period.to > lastDay)
    .map(({ periodIndex, period: { from } }): DayRecord => ({
      kind: 'given_back',
      position: 1,
      periodIndex,
      parts: [],
      oneOffLineId: null,
      standingLineId: null,
      givenBackFrom: lastDay < from ? from : addDays(lastDay, 1),
      noteOf: null,
    }));
  return { ...made, records: [...made.records, ...back] };
}

function place(given: Given, items: readonly Item[]): Omit<DayCredits, 'changed'> | DayCreditRefusal {
  const { invoices, adjustments } = given;
  const byVat = Map.groupBy(items, ({ line }) => vatKey(line));
  const moved = new Map<InvoiceId, ComposedLine[]>();
  const giving = new Set<InvoiceId>();
  const left: DayCredits['left'][number][] = [];
  for (const group of byVat.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { vatCode, vatRateBp } = first.line;
    const vat = { vatCode, vatRateBp };
    const wantedOf = (id: InvoiceId) => sumOf(group.filter(({ own }) => own === id));
    const rooms = invoices.map((invoice) => ({
      wantedOre: wantedOf(invoice.invoiceId),
      leftOre: leftOf(invoice, vat),
      loweredOre: loweredOf(invoice, { vat, adjustments }),
      freedOre: baseOf(invoice.freed, vat),
      freedKeptOre: freedKeptOre(invoice, { vat, adjustments }),
    }));
    const spread = spreadCredit(rooms);
    if ('exceededAt' in spread) {
      return { refusal: 'exceeds_invoice', invoiceId: invoices[spread.exceededAt]?.invoiceId ?? first.own };
    }
    const { givenOre, givenBeforeOre, missingOre } = spread;
    if (missingOre !== 0n) left.push({ vatCode, netOre: -missingOre, fromInvoiceId: first.own });
    for (const [index, ore] of givenOre.entries()) {
      const invoice = invoices[index];
      if (invoice === undefined) continue;
      const { invoiceId, language } = invoice;
      if (ore !== 0n) giving.add(invoiceId);
      const beforeOre = givenBeforeOre[index] ?? 0n;
      const overOre = ore - (rooms[index]?.wantedOre ?? 0n) + beforeOre;
      const lines = [
        oreLine({ text: freedText(language), netOre: -beforeOre, ...vat }),
        oreLine({ text: movedText(overOre, language), netOre: overOre, ...vat }),
      ].filter(({ netOre }) => netOre !== 0n);
      moved.set(invoiceId, [...(moved.get(invoiceId) ?? []), ...lines]);
    }
  }
  const composed = composeNotes(given, { items, moved, giving });
  return 'refusal' in composed ? composed : { ...composed, left };
}

function composeNotes(
  { invoices, lastDay }: Given,
  {
    items,
    moved,
    giving,
  }: { items: readonly Item[]; moved: ReadonlyMap<InvoiceId, readonly ComposedLine[]>; giving: ReadonlySet<InvoiceId> },
): Pick<DayCredits, 'notes' | 'records'> | DayCreditRefusal {
  const notes: { invoiceId: InvoiceId; credit: Credit }[] = [];
  for (const invoice of invoices) {
    const { invoiceId } = invoice;
    if (!giving.has(invoiceId)) continue;
    const own = items.filter((item) => item.own === invoiceId && item.line.netOre !== 0n).map(({ line }) => line);
    const lines = [...own, ...(moved.get(invoiceId) ?? [])];
    const credit = creditInvoice(invoice, { kind: 'composed', lastDay, lines });
    if (!('refusal' in credit)) notes.push({ invoiceId, credit });
    else if (credit.refusal === 'exceeds_invoice') return { refusal: 'exceeds_invoice', invoiceId };
  }
  const noted = new Set(notes.map(({ invoiceId }) => invoiceId));
  const records = items.flatMap(({ own, record, recordElse }): DayRecord[] => {
    const told = noted.has(own) ? record : recordElse;
    return told === null ? [] : [{ ...told, noteOf: noted.has(own) ? own : null }];
  });
  return { notes, records };
}

const sumOf = (items: readonly Item[]) => items.reduce((sum, { line }) => sum + line.netOre, 0n);

function unusedLines({ invoices, lastDay, isMeant }: Given): Item[] {
  return invoices.filter(isMeant).flatMap((invoice) =>
    invoice.lines.flatMap((charged): Item[] => {
      const [line] = unusedOf(charged, { invoice, lastDay });
      if (line === undefined || line.standingLineId === null) return [];
      const { standingLineId } = line;
      const { invoiceId: own, periodIndex } = invoice;
      const part = partOf(line, invoice);
      const told = {
        position: invoice.positionOf(standingLineId),
        periodIndex,
        oneOffLineId: null,
        givenBackFrom: null,
      };
      const recordElse = { ...told, kind: 'given_back', standingLineId, parts: backParts([part]) } as const;
      const freed = cutParts(invoice.freedOf(told.position), part.days);
      return [
        { own, line, record: null, recordElse, setsOff: null },
        ...freedItems(told, { own, invoice, line, parts: [part], freed }),
      ];
    }),
  );
}

/** What free lines have given back of a charge for days already, and at most all of it. */
function freedItems(
  { position, periodIndex, oneOffLineId }: Pick<DayRecord, 'position' | 'periodIndex' | 'oneOffLineId'>,
  {
    own,
    invoice: { language },
    line: { vatCode, vatRateBp },
    parts,
    freed,
  }: {
    own: InvoiceId;
    invoice: DayInvoice;
    line: ComposedLine;
    parts: readonly DayPart[];
    freed: readonly DayPart[];
  },
): Item[] {
  const left = leftParts(freed);
  if (left.length === 0) return [];
  const mostOre = partsOre(parts.filter((part) => partsOre([part]) > 0n));
  const freedOre = -partsOre(left);
  const netOre = freedOre > mostOre ? -mostOre : -freedOre;
  const record = {
    kind: 'given_freely',
    position,
    periodIndex,
    parts: backParts(left),
    oneOffLineId,
    standingLineId: null,
    givenBackFrom: null,
  } as const;
  const line = oreLine({ text: freedText(language), netOre, vatCode, vatRateBp });
  return [{ own, line, record, recordElse: record, setsOff: null }];
}

/** An adjustment with the invoice of the period that it evens out, and its parts for the days that are used and for the others. */
function splitAdjustment(
  adjustment: BilledAdjustment,
  { invoices, lastDay, isMeant }: Pick<Given, 'invoices' | 'lastDay' | 'isMeant'>,
) {
  const invoice = invoices.find(({ periodIndex }) => periodIndex === adjustment.periodIndex);
  if (invoice === undefined) return null;
  const ofDays = daysThrough(invoice.whole, invoice.whole.to);
  const usedDays =
    lastDay < invoice.period.from ? 0 : Math.min(ofDays, Math.max(0, daysThrough(invoice.whole, lastDay)));
  const throughDays = isMeant(adjustment) && lastDay < invoice.period.to ? usedDays : ofDays;
  return {
    invoice,
    used: leftParts(cutParts(adjustment.parts, { afterDays: 0, throughDays })),
    unused: leftParts(cutParts(adjustment.parts, { afterDays: throughDays, throughDays: ofDays })),
    freed: cutParts(adjustment.freed, { afterDays: throughDays, throughDays: ofDays }),
  };
}

function unusedAdjustments(given: Given): Item[] {
  return given.adjustments.flatMap((adjustment): Item[] => {
    const { invoiceId: own, oneOffLineId, position, periodIndex } = adjustment;
    const split = splitAdjustment(adjustment, given);
    // One that stands on an invoice that is not given from is not given back: then it is not told to be.
    const isHere = given.invoices.some(({ invoiceId }) => invoiceId === own);
    if (own === null || !isHere || split === null || split.unused.length === 0) return [];
    const { invoice, unused, freed } = split;
    const { line } = adjustedLine(adjustment, { invoice, parts: unused, sign: 1n });
    const record = {
      kind: 'given_back',
      position,
      periodIndex,
      parts: backParts(unused),
      oneOffLineId,
      standingLineId: null,
      givenBackFrom: null,
    } as const;
    return [
      { own, line, record, recordElse: record, setsOff: null },
      ...freedItems(adjustment, { own, invoice, line, parts: unused, freed }),
    ];
  });
}

/** What lines that wait come to for the days that are used, and what would set it off. */
function waitingItems(given: Given): { items: Item[]; changed: ChangedAdjustment[] } {
  const items: Item[] = [];
  const changed: ChangedAdjustment[] = [];
  for (const adjustment of given.adjustments) {
    const split = adjustment.invoiceId === null ? splitAdjustment(adjustment, given) : null;
    if (split === null) continue;
    const { invoice, used, unused } = split;
    const { oneOffLineId, position, periodIndex } = adjustment;
    const netOre = partsOre(used);
    if (unused.length > 0) {
      const { text } = adjustedLine(adjustment, { invoice, parts: used, sign: 1n });
      changed.push({ oneOffLineId, left: netOre === 0n ? null : { netOre, text, parts: used } });
    }
    if (netOre === 0n) continue;
    const { line } = adjustedLine(adjustment, { invoice, parts: used, sign: -1n });
    const told = { kind: 'set_off', position, periodIndex, parts: used, oneOffLineId } as const;
    const record = { ...told, standingLineId: null, givenBackFrom: null };
    items.push({ own: invoice.invoiceId, line, record, recordElse: record, setsOff: oneOffLineId });
  }
  return { items, changed };
}

function carriedItems({ invoices, carried }: Given): Item[] {
  return carried.flatMap(({ oneOffLineId, fromInvoiceId: own, text, vatCode, netOre }): Item[] => {
    if (!invoices.some(({ invoiceId }) => invoiceId === own)) return [];
    const { vatRateBp } = freeLine({ text, quantityMicro: MICRO, unitPriceMicro: 0n, vatCode });
    const line = oreLine({ text, netOre: -netOre, vatCode, vatRateBp });
    return [{ own, line, record: null, recordElse: null, setsOff: oneOffLineId }];
  });
}

/** What becomes of lines that wait: those that are set off wait no more. */
function changedBy(changed: readonly ChangedAdjustment[], settled: readonly Item[]): ChangedAdjustment[] {
  const gone = settled.flatMap(({ setsOff }) => setsOff ?? []);
  return [
    ...changed.filter(({ oneOffLineId }) => !gone.includes(oneOffLineId)),
    ...gone.map((oneOffLineId) => ({ oneOffLineId, left: null })),
  ];
}

function adjustedLine(
  { lineText, itemId, vatCode }: BilledAdjustment,
  { invoice, parts, sign }: { invoice: DayInvoice; parts: readonly DayPart[]; sign: 1n | -1n },
): { line: ComposedLine; text: string } {
  const span = {
    afterDays: Math.min(...parts.map(({ days }) => days.afterDays)),
    throughDays: Math.max(...parts.map(({ days }) => days.throughDays)),
  };
  const days = parts.length === 0 ? invoice.period : datesOf(span, invoice);
  const text = adjustmentText({ text: lineText, itemNames: null }, { days, language: invoice.language });
  const unitPriceMicro = sign * partsOre(parts) * MICRO_PER_ORE;
  return { line: { ...freeLine({ text, quantityMicro: MICRO, unitPriceMicro, vatCode }), itemId }, text };
}

function oreLine({ text, netOre, vatCode, vatRateBp }: { text: string; netOre: bigint } & VatKind) {
  return { ...freeLine({ text, quantityMicro: MICRO, unitPriceMicro: netOre * MICRO_PER_ORE, vatCode }), vatRateBp };
}
