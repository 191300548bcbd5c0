import { describe, expect, test } from '@jest/globals';
import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import { PAGE } from './pdf/sheet.ts';
import { overlapping, pageText, pdfText, readPdf } from './read-pdf.ts';
import { renderInvoicePdf } from './render-invoice-pdf.ts';
import {
  betalingsserviceInvoice,
  creditNote,
  fiInvoice,
  mixedVatInvoice,
  partialInvoice,
  standardLine,
} from './sample-documents.ts';

const textOf = async (document: InvoiceDocument): Promise<string> => pdfText(await renderInvoicePdf(document));

const withLines = (document: InvoiceDocument, count: number): InvoiceDocument => ({
  ...document,
  lines: Array.from({ length: count }, (_, index) => ({ ...standardLine, text: `Vare nr. ${index + 1}` })),
});

describe('what stands on an invoice', () => {
  test('a Danish invoice paid by FI names both parties, the dates, the lines, the sums and the payment', async () => {
    const text = await textOf(fiInvoice);
    for (const fact of [
      'Eksempelforeningen Prøvevej 1 8000 Aarhus C CVR-nr. 12345674 Tlf. +45 70 00 00 00 kontor@eksempelforeningen.example',
      'Prøvekunde Et c/o Prøvehuset Åkær Østergade 2, 3. tv. 5970 Ærøskøbing',
      'Faktura 1042',
      'Fakturadato 17.11.2026',
      'Forfaldsdato 01.12.2026',
      'Abonnementsperiode 01.12.2026 – 31.12.2026',
      'Kundenummer 100017',
      'Kontingent, æresmedlem på Ærø 2,5 80,00 25 % 200,00',
      'I alt ekskl. moms 200,00 25 % moms af 200,00 50,00 I alt at betale 250,00 kr.',
      'Betales via FI-kort / bankens betalingsside',
      'Kortart 71 Betalings-id 026840149965328 Kreditornummer 80000001 Beløb 250,00 kr. Forfaldsdato 01.12.2026',
      'Betalingslinje +71<026840149965328+80000001<',
      'PBS-nummer 01234567 Debitorgruppenummer 00001 Kundenummer 000000000100017',
      'Side 1 af 1',
    ]) {
      expect(text).toContain(fact);
    }
  });

  test('references and items stand on it where there are any, and where there are none it is the paper that it was', async () => {
    const item: InvoiceDocument = {
      ...fiInvoice,
      references: { subscription: 'Kontrakt 117', debtorEan: '5790000000005', debtor: 'Afdeling Æ, rekvisition 4711' },
      lines: [{ ...standardLine, itemNumber: 'VARE-100' }],
    };
    const text = await textOf(item);
    for (const fact of [
      'EAN-nr. 5790000000005',
      'Deres reference Afdeling Æ, rekvisition 4711',
      'Vores reference Kontrakt 117',
      'Varenr. VARE-100',
    ]) {
      expect(text).toContain(fact);
    }
    expect(await textOf(fiInvoice)).not.toMatch(/reference|EAN|Varenr/u);
  });

  test('an English invoice says the same in English', async () => {
    const text = await textOf({ ...mixedVatInvoice, language: 'en' });
    for (const fact of [
      'CVR no. 12345674 Tel. +45 70 00 00 00',
      'Invoice 1044',
      'Invoice date 17 November 2026',
      'Due date 1 December 2026',
      'Subscription period 1 December 2026 – 31 December 2026',
      'Serverdrift 1.234567 1,000.125 25% 1,234.72',
      'Undervisning 1 80.00 Exempt 80.00',
      'Rabat 1 -3.472 25% -3.47',
      'Amount subject to VAT, 25% 1,231.25 Exempt (Danish VAT Act, section 13) 80.00',
      'Total excl. VAT 1,311.25 25% VAT on 1,231.25 307.81 Total to pay DKK 1,619.06',
      'Card type 71 Payment id 026840149965328 Creditor number 80000001 Amount DKK 1,619.06 Due date 1 December 2026',
      '+71<026840149965328+80000001<',
      'Page 1 of 1',
    ]) {
      expect(text).toContain(fact);
    }
  });

  test('an invoice that Betalingsservice collects says on which day and bears no FI line', async () => {
    const text = await textOf(betalingsserviceInvoice);
    expect(text).toContain('250,00 kr. trækkes via Betalingsservice den 2. december 2026.');
    expect(text).toContain('Trækkes den 02.12.2026 Beløb 250,00 kr. PBS-nummer 01234567 Debitorgruppenummer 00001');
    expect(text).not.toContain('+71<');
    expect(text).not.toContain('Kortart');
  });

  test('the CVR number and the country of the debtor stand where there are any', async () => {
    const debtor = { ...fiInvoice.debtor, cvr: '87654328', country: 'DE' };
    expect(await textOf({ ...fiInvoice, debtor })).toContain('5970 Ærøskøbing Tyskland CVR-nr. 87654328');
    expect(await textOf(fiInvoice)).not.toContain('Danmark');
  });

  test('a phone number that is not there leaves no label behind', async () => {
    expect(await textOf({ ...fiInvoice, creditor: { ...fiInvoice.creditor, phone: null } })).not.toContain('Tlf.');
  });

  test('the file names its title and its language', async () => {
    const { title, language } = await readPdf(await renderInvoicePdf(fiInvoice));
    expect({ title, language }).toEqual({ title: 'Faktura 1042', language: 'da-DK' });
  });
});

describe('what stands on a credit note', () => {
  test('a Danish credit note names itself, its invoice, what is credited, and asks for nothing', async () => {
    const text = await textOf(creditNote);
    for (const fact of [
      'Kreditnota K12',
      'Kreditnotadato 16.12.2026 Vedrører faktura 1042 af 17.11.2026 Abonnementsperiode 01.12.2026 – 31.12.2026',
      'Kontingent, æresmedlem på Ærø Hel periode: 200,00 15 af 31 dage: 17.12.2026 – 31.12.2026 2,5 80,00 25 % 96,77',
      'I alt ekskl. moms 96,77 25 % moms af 96,77 24,19 I alt krediteret 120,96 kr.',
      'Der er intet at betale på denne kreditnota',
    ]) {
      expect(text).toContain(fact);
    }
    expect(text).not.toMatch(/Faktura |Forfaldsdato|at betale 1|Betalings|\+71</);
  });

  test('an English credit note says the same in English', async () => {
    const text = await textOf({ ...creditNote, language: 'en' });
    for (const fact of [
      'Credit note K12',
      'Credit note date 16 December 2026 Relates to invoice 1042 of 17 November 2026 Subscription period',
      'Total credited DKK 120.96',
      'There is nothing to pay on this credit note',
    ]) {
      expect(text).toContain(fact);
    }
    expect(text).not.toMatch(/Invoice |Due date|Payment|\+71</);
  });

  test('its file and the pages that go on are named as a credit note', async () => {
    const { title, pages } = await readPdf(await renderInvoicePdf(withLines(creditNote, 60)));
    expect(title).toBe('Kreditnota K12');
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages.slice(1)) expect(pageText(page)).toContain('Kreditnota K12 (fortsat)');
  });
});

describe('lines that are not quantity times unit price', () => {
  test('tell discount, whole period and share under their text, and the amounts add up to the net', async () => {
    const text = await textOf(partialInvoice);
    for (const fact of [
      'Kontingent, æresmedlem på Ærø Rabat 10,00 af 200,00 Hel periode: 190,00 15 af 31 dage: 17.12.2026 – 31.12.2026 2,5 80,00 25 % 91,94',
      'Bredbånd, til prisen steg Hel periode: 300,00 10 af 31 dage: 11.12.2026 – 20.12.2026 193,55 (dag 1–20) minus 96,77 (dag 1–10) 1 300,00 25 % 96,78',
      'Oprettelse Rabat 80,00 af 80,00 1 80,00 25 % 0,00',
      'Tilgodehavende fra faktura 1041 1 -125,00 25 % -125,00',
      'I alt ekskl. moms 63,72 25 % moms af 63,72 15,93 I alt at betale 79,65 kr.',
    ]) {
      expect(text).toContain(fact);
    }
  });

  test('stand in English where the debtor reads English', async () => {
    const text = await textOf({ ...partialInvoice, language: 'en' });
    expect(text).toContain('Discount 10.00 off 200.00 Whole period: 190.00 15 of 31 days: 17 December 2026');
    expect(text).toContain('193.55 (days 1–20) less 96.77 (days 1–10)');
  });

  test('a negative amount ends where the others end, at the right', async () => {
    const { pages } = await readPdf(await renderInvoicePdf(partialInvoice));
    const ends = pages.flat().filter(({ text }) => ['91,94', '96,78', '0,00', '-125,00'].includes(text));
    const rightmost = ends.filter(({ rightPt }) => Math.abs(rightPt - PAGE.rightPt) < 0.5).map(({ text }) => text);
    expect(rightmost).toEqual(['91,94', '96,78', '0,00', '-125,00']);
  });
});

test('the same document gives the same bytes, another document gives others', async () => {
  const [first, second, other] = await Promise.all(
    [fiInvoice, fiInvoice, { ...fiInvoice, number: '1' }].map(renderInvoicePdf),
  );
  expect(Buffer.from(first ?? []).equals(second ?? new Uint8Array())).toBe(true);
  expect(Buffer.from(first ?? []).equals(other ?? new Uint8Array())).toBe(false);
});

describe('many lines', () => {
  test('lines flow over pages, each with the header row and its number, and none is lost', async () => {
    const { pages } = await readPdf(await renderInvoicePdf(withLines(fiInvoice, 60)));
    const texts = pages.map(pageText);
    expect(texts).toHaveLength(3);
    texts.forEach((text, index) => {
      expect(text).toContain('Beskrivelse Antal');
      expect(text).toContain(`Side ${index + 1} af 3`);
    });
    const found = [...texts.join(' ').matchAll(/Vare nr\. (\d+) /g)].map(([, number]) => number);
    expect(found).toEqual(Array.from({ length: 60 }, (_, index) => `${index + 1}`));
  });

  test('the sums and the payment stay on one page with at least one line, however many lines there are', async () => {
    for (let count = 1; count <= 40; count += 1) {
      const { pages } = await readPdf(await renderInvoicePdf(withLines(fiInvoice, count)));
      const last = pageText(pages.at(-1) ?? []);
      expect(last).toContain(`Vare nr. ${count} `);
      expect(last).toContain('I alt at betale');
      expect(last).toContain('+71<');
      expect(pages.slice(0, -1).map(pageText).join(' ')).not.toContain('I alt ekskl. moms');
    }
  });

  test('a text longer than a page goes on over the next one', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `ord${index}`);
    const text = await textOf({ ...fiInvoice, lines: [{ ...standardLine, text: words.join(' ') }] });
    expect(words.filter((word) => !text.includes(`${word} `))).toEqual([]);
    expect(text).toContain('Side 2 af');
  });
});

describe('texts that do not fit', () => {
  const unruly: InvoiceDocument = {
    ...mixedVatInvoice,
    number: `2026-${'9'.repeat(60)}`,
    creditor: {
      ...fiInvoice.creditor,
      name: 'Foreningen for bevarelse af meget lange navne '.repeat(4),
      email: `${'a'.repeat(64)}@eksempelforeningen.example`,
    },
    debtor: {
      ...fiInvoice.debtor,
      name: 'W'.repeat(120),
      addressLines: Array.from({ length: 4 }, () => 'Meget lang vej med et navn der ikke får ende '.repeat(3)),
      customerNumber: 'K'.repeat(120),
    },
    lines: [
      {
        ...standardLine,
        text: `${'x'.repeat(400)} og så videre`,
        quantityMicro: 123_456_789_012_345_678n,
        unitPriceMicro: 999_999_999_999_999_999_999n,
        netOre: 999_999_999_999_999_999n,
      },
      {
        ...standardLine,
        discountOre: 123_456_789_012_345_678n,
        share: { afterDays: 1, throughDays: 30, ofDays: 31 },
      },
      standardLine,
    ],
    netOre: 9_999_999_999_999n,
    totalOre: 9_999_999_999_999n,
    payment: {
      method: 'betalingsservice',
      paymentDate: fiInvoice.dueOn,
      pbsNumber: '01234567',
      bsDebtorGroup: '00001',
      customerNumber: '9'.repeat(60),
    },
  };

  test.each(['da', 'en'] as const)('nothing leaves the page or lies over anything else (%s)', async (language) => {
    const { pages } = await readPdf(await renderInvoicePdf({ ...unruly, language }));
    for (const page of pages) {
      expect(overlapping(page)).toEqual([]);
      expect(page.filter(({ leftPt, rightPt }) => leftPt < PAGE.leftPt - 1 || rightPt > PAGE.rightPt + 1)).toEqual([]);
      expect(page.filter(({ baselinePt }) => baselinePt < 30 || baselinePt > PAGE.heightPt - PAGE.topPt)).toEqual([]);
    }
  });

  test('a word that is wider than its column is cut, and no letter is lost', async () => {
    const text = await textOf(unruly);
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(400);
    expect(text.match(/W/g)).toHaveLength(120);
  });
});

describe('characters', () => {
  test('names in other alphabets are shown right', async () => {
    const debtor = { ...fiInvoice.debtor, name: 'Łukasz Ελένη Ђорђе' };
    expect(await textOf({ ...fiInvoice, debtor })).toContain('Łukasz Ελένη Ђорђе');
  });

  test('control characters leave no trace, and what no font holds becomes a question mark', async () => {
    const lines = [{ ...standardLine, text: 'A\u0000B\r\nC\u200BD \u{1F9FE} 日本' }];
    expect(await textOf({ ...fiInvoice, lines })).toContain('A B CD ? ?? 2,5');
  });

  test('an empty text is no error', async () => {
    expect(await textOf({ ...fiInvoice, lines: [{ ...standardLine, text: '' }] })).toContain('2,5 80,00 25 % 200,00');
  });
});
