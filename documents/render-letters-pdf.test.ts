import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { LetterDocument, LetterMarks } from '../domain/prints/letters.ts';
import type { PaymentRequestDocument } from '../domain/prints/payment-request.ts';
import type { PriceStepDocument } from '../domain/prints/price-step.ts';
import { ADDRESS_PLACE, ADDRESS_WINDOW } from './pdf/address-window.ts';
import { PAGE } from './pdf/sheet.ts';
import { pageText, type PdfText, pdfText, readPdf } from './read-pdf.ts';
import { renderInvoicePdf } from './render-invoice-pdf.ts';
import { renderLettersPdf } from './render-letters-pdf.ts';
import { betalingsserviceInvoice, creditNote, fiInvoice, standardLine } from './sample-documents.ts';
import { friendlyReminder } from './sample-reminders.ts';
import { sampleStatement } from './sample-statements.ts';

const MM_PT = 72 / 25.4;

const render = (letters: readonly LetterDocument[], marks: LetterMarks = 'none') =>
  renderLettersPdf({ kind: 'letters', number: 7, marks, letters });

const paymentRequest: PaymentRequestDocument = {
  kind: 'payment_request',
  language: 'da',
  creditor: fiInvoice.creditor,
  debtor: fiInvoice.debtor,
  issuedOn: civilDate('2026-11-20'),
  invoice: fiInvoice,
  reason: 'rejected',
  happenedOn: civilDate('2026-11-19'),
  amountOre: 123_45n,
  payBy: { paymentId: '026840149965328', fiCreditorNumber: '80000001' },
};

const priceStep: PriceStepDocument = {
  kind: 'price_step',
  language: 'da',
  creditor: fiInvoice.creditor,
  debtor: fiInvoice.debtor,
  issuedOn: civilDate('2026-11-20'),
  reference: 'Havegade 3',
  lines: [
    {
      text: 'Fællesantenne',
      oldUnitPriceMicro: '100000000',
      newUnitPriceMicro: '102500000',
      effectiveOn: civilDate('2027-03-01'),
    },
  ],
};

const long: InvoiceDocument = {
  ...fiInvoice,
  number: '2001',
  lines: Array.from({ length: 60 }, (_, index) => ({ ...standardLine, text: `Vare nr. ${index + 1}` })),
};

const topOf = ({ baselinePt }: PdfText) => PAGE.heightPt - baselinePt;

/** What a window shows of a page, wherever the sheet has slid to. */
const behindWindow = (page: readonly PdfText[]) =>
  page.filter((run) => {
    const { leftPt, topPt, rightPt, bottomPt } = ADDRESS_WINDOW;
    return run.rightPt > leftPt && run.leftPt < rightPt && topOf(run) > topPt && topOf(run) < bottomPt;
  });

describe('letters in one file', () => {
  test('begin each on a page of their own, with pages numbered by themselves, in their order', async () => {
    const { pages, title, language } = await readPdf(await render([fiInvoice, long, creditNote]));
    const firsts = [fiInvoice, long, creditNote].map(({ number }) => number);
    const numbered = pages.map((page) => /Side (\d+) af (\d+)/.exec(pageText(page))?.slice(1).join('/'));
    expect(numbered).toEqual(['1/1', '1/3', '2/3', '3/3', '1/1']);
    const begun = pages.filter((_, index) => numbered[index]?.startsWith('1/')).map(pageText);
    begun.forEach((text, index) => expect(text).toContain(` ${firsts[index]} `));
    expect({ title, language }).toEqual({ title: 'Udskrift 7', language: 'da-DK' });
  });

  test('say what the document says that is mailed, each in its language', async () => {
    const english: InvoiceDocument = { ...betalingsserviceInvoice, language: 'en' };
    const text = await pdfText(await render([fiInvoice, english]));
    for (const fact of [
      'I alt at betale 250,00 kr.',
      '+71<026840149965328+80000001<',
      'Total to pay DKK 250.00',
      'Page 1 of 1',
    ]) {
      expect(text).toContain(fact);
    }
  });

  test('are the same bytes each time', async () => {
    const [one, again] = await Promise.all([render([fiInvoice, long]), render([fiInvoice, long])]);
    expect(Buffer.from(one).equals(again)).toBe(true);
  });

  test('cost little more than one of them: fonts are in the file once', async () => {
    const many = await render(Array.from({ length: 100 }, (_, index) => ({ ...fiInvoice, number: `${index + 1}` })));
    expect(many.length).toBeLessThan(100 * 6000);
  });
});

test('a letter that asks for what Betalingsservice did not bring says what happened, how much is open and how it is paid', async () => {
  const text = await pdfText(await render([paymentRequest]));
  for (const fact of [
    'Betaling af faktura 1042',
    'Betalingen gennem Betalingsservice den 19. november 2026 blev afvist, så fakturaen er ikke betalt.',
    'Mangler at blive betalt: 123,45 kr.',
    '+71<026840149965328+80000001<',
    'Betales senest 01.12.2026',
  ]) {
    expect(text.replaceAll(/\s+/g, ' ')).toContain(fact);
  }
  const late = await pdfText(await render([{ ...paymentRequest, language: 'en', issuedOn: civilDate('2026-12-02') }]));
  expect(late).toContain('at once');
  expect(late).toContain('You have had the invoice before.');
});

test('a letter that announces a step of prices says the old price, the new one and from when', async () => {
  const text = await pdfText(await render([priceStep]));
  expect(text).toContain('Nye priser: Havegade 3');
  expect(text).toMatch(/Fællesantenne 100,00 102,50 01\.03\.2027/);
});

test('a statement of account of several pages has the window on its first, and numbers them', async () => {
  const entries = Array.from({ length: 60 }, (_, index) => ({
    bookedOn: civilDate('2026-12-02'),
    kind: 'payment' as const,
    invoiceId: null,
    invoiceNumber: null,
    invoiceKind: null,
    paymentId: null,
    changeOre: -1_00n,
    balanceOre: BigInt(-index) * 1_00n,
  }));
  const { pages } = await readPdf(await render([sampleStatement({ entries }), fiInvoice]));
  const numbered = pages.map((page) => /Side (\d+) af (\d+)/.exec(pageText(page))?.slice(1).join('/'));
  expect(numbered).toEqual(['1/3', '2/3', '3/3', '1/1']);
});

describe('behind the window of an envelope', () => {
  const unruly: InvoiceDocument = {
    ...fiInvoice,
    creditor: { ...fiInvoice.creditor, name: 'Foreningen for bevarelse af meget lange navne '.repeat(4) },
    debtor: {
      ...fiInvoice.debtor,
      cvr: '87654328',
      country: 'DE',
      name: 'W'.repeat(120),
      addressLines: Array.from({ length: 4 }, () => 'Meget lang vej med et navn der ikke får ende '.repeat(3)),
    },
  };

  test('stand the lines of the address and nothing else', async () => {
    const debtor = { ...fiInvoice.debtor, cvr: '87654328' };
    const { pages } = await readPdf(await render([{ ...fiInvoice, debtor }]));
    expect(behindWindow(pages[0] ?? []).map(({ text }) => text)).toEqual([
      'Prøvekunde Et',
      'c/o Prøvehuset Åkær',
      'Østergade 2, 3. tv.',
      '5970 Ærøskøbing',
    ]);
    expect(pageText(pages[0] ?? [])).toContain('CVR-nr. 87654328');
  });

  test.each([
    ['an ordinary one', fiInvoice],
    ['one with everything too long', unruly],
    ['a reminder', friendlyReminder],
    ['a request to pay', paymentRequest],
    ['a yearly step of prices', priceStep],
    ['a statement of account', sampleStatement({ debtor: fiInvoice.debtor })],
  ])('the address stands in its place: %s', async (_, document) => {
    const { pages } = await readPdf(await render([document]));
    const shown = behindWindow(pages[0] ?? []);
    expect(shown.length).toBeGreaterThan(3);
    const { leftPt, topPt, widthPt, heightPt } = ADDRESS_PLACE;
    for (const run of shown) {
      expect(run.leftPt).toBeCloseTo(leftPt, 0);
      expect(run.rightPt).toBeLessThanOrEqual(leftPt + widthPt + 0.5);
      expect(topOf(run)).toBeGreaterThan(topPt);
      expect(topOf(run)).toBeLessThan(topPt + heightPt);
    }
  });

  test('an address of many long lines is set smaller, all of it alike', async () => {
    const debtor = {
      ...fiInvoice.debtor,
      name: 'Andelsboligforeningen Den Lange Vej med det meget lange navn',
      addressLines: [
        'Att. bogholderiet',
        'c/o Prøvehuset ved Åen',
        'Gammel Prøvevej ved Søerne 123, opgang B, 4. sal',
        'Postboks 1',
      ],
      country: 'SE',
    };
    const { pages } = await readPdf(await render([{ ...fiInvoice, debtor }]));
    const tops = behindWindow(pages[0] ?? []).map(topOf);
    const steps = tops.slice(1).map((top, index) => Math.round(10 * (top - (tops[index] ?? 0))));
    expect([tops.length, new Set(steps).size]).toEqual([8, 1]);
    expect(steps[0]).toBeLessThan(115);
  });

  test('it begins 24 mm from the left and 45 mm from the top of the sheet, in letters of one size', async () => {
    const { pages } = await readPdf(await render([fiInvoice]));
    const [name, ...others] = behindWindow(pages[0] ?? []);
    expect(name?.leftPt).toBeCloseTo(24 * MM_PT, 0);
    const baselines = [name, ...others].map((run) => (run === undefined ? 0 : topOf(run)));
    expect(baselines[0]).toBeGreaterThan(45 * MM_PT);
    expect(baselines[0]).toBeLessThan(49 * MM_PT);
    const steps = baselines.slice(1).map((top, index) => Math.round(10 * (top - (baselines[index] ?? 0))));
    expect(new Set(steps).size).toBe(1);
  });

  test('the document that is mailed has its address within the window too, where names are of usual length', async () => {
    const { pages } = await readPdf(await renderInvoicePdf(fiInvoice));
    const shown = behindWindow(pages[0] ?? []).map(({ text }) => text);
    expect(shown).toContain('5970 Ærøskøbing');
  });
});

/** How far from the top short lines at the left edge stand, mm. */
function marksOf(pdf: Uint8Array): number[] {
  const bytes = Buffer.from(pdf);
  const marks: number[] = [];
  for (let from = bytes.indexOf('stream\n'); from >= 0; from = bytes.indexOf('stream\n', from + 1)) {
    const to = bytes.indexOf('endstream', from);
    if (bytes.subarray(from - 3, from).toString('latin1') === 'end') continue;
    const text = readStream(bytes.subarray(from + 'stream\n'.length, to));
    for (const [, x, y] of text.matchAll(/^([\d.]+) ([\d.]+) m$/gm)) {
      if (Number.parseFloat(x ?? '') < 20) marks.push(Number.parseFloat(y ?? '') / MM_PT);
    }
  }
  return marks.map((mm) => Math.round(10 * mm) / 10);
}

function readStream(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

test.each([
  ['none', []],
  ['c5', [148.5, 148.5]],
  ['m65', [99, 198, 99, 198]],
] as const)(
  'folds are marked as the creditor has chosen, on the first page of each letter: %s',
  async (marks, atMm) => {
    expect(marksOf(await render([fiInvoice, long], marks))).toEqual(atMm);
  },
);
