import { describe, expect, test } from '@jest/globals';
import type { ReminderDocument } from '../domain/reminders/reminder-document.ts';
import { PAGE } from './pdf/sheet.ts';
import { overlapping, pageText, pdfText, readPdf } from './read-pdf.ts';
import { renderReminderPdf } from './render-reminder-pdf.ts';
import { chargingReminder, collectionNotice, friendlyReminder } from './sample-reminders.ts';

const textOf = async (document: ReminderDocument): Promise<string> => pdfText(await renderReminderPdf(document));

const [owed, second] = chargingReminder.invoices;
if (owed === undefined || second === undefined) throw new Error('the sample has two invoices');

/** The letter over so many invoices. */
const over = (document: ReminderDocument, count: number): ReminderDocument => ({
  ...document,
  invoices: Array.from({ length: count }, (_, index) => ({ ...owed, number: `${5001 + index}` })),
});

describe('what stands on a reminder', () => {
  test('the first letter says what is open, how much of it, until when and how it is paid, and charges nothing', async () => {
    const text = await textOf(friendlyReminder);
    for (const fact of [
      'Eksempelforeningen Prøvevej 1 8000 Aarhus C CVR-nr. 12345674',
      'Prøvekunde Et c/o Prøvehuset Åkær Østergade 2, 3. tv. 5970 Ærøskøbing',
      'Betalingspåmindelse, nr. R7',
      'Dato 10.12.2026 Betal senest 21.12.2026 Kundenummer 100017',
      'Betal venligst 200,00 kr. senest den 21. december 2026.',
      'Har du betalt i mellemtiden, kan du se bort fra dette.',
      'Ikke betalt Forfaldsdato Beløb Mangler',
      'Faktura 1042 af 17.11.2026 for 01.12.2026 – 31.12.2026 01.12.2026 250,00 200,00',
      'I alt at betale 200,00 kr.',
      'Kortart 71 Betalings-id 000000000000711 Kreditornummer 80000001 Beløb 200,00 kr. Betal senest 21.12.2026',
      'Betalingslinje +71<000000000000711+80000001<',
      'Side 1 af 1',
    ]) {
      expect(text).toContain(fact);
    }
    expect(text).not.toMatch(/rente|gebyr|kompensation|moms|inkasso/i);
  });

  test('a letter that charges says each charge, the days, amounts and rates of the interest, and that there is no VAT', async () => {
    const text = await textOf(chargingReminder);
    for (const fact of [
      'Rykker 2, nr. R19',
      'CVR-nr. 87654328',
      'er stadig ikke betalt. Betal venligst 8.876,52 kr. senest den 1. februar 2027.',
      'Vi vil gerne finde en løsning. Ring til Ærø-kontoret på hverdage mellem 10 og 14.',
      'Mangler Rente nu',
      'Faktura 1042 af 17.11.2026 for 01.12.2026 – 31.12.2026 01.12.2026 10.000,00 8.000,00 42,82',
      'Faktura 1051 af 17.12.2026 for 01.01.2027 – 31.01.2027 04.01.2027 250,00 250,00 1,10',
      'Gebyr m.m. i rykker R12 af 29.12.2026 172,60',
      'Sådan er renten beregnet Dage Af beløbet Rente om året',
      'Faktura 1042: 02.12.2026 – 15.12.2026 14 10.000,00 9,75 %',
      'Faktura 1042: 16.12.2026 – 31.12.2026 16 8.000,00 9,75 %',
      'Faktura 1042: 01.01.2027 – 20.01.2027 Rente i alt 115,42, heraf i tidligere rykkere 72,60 20 8.000,00 10 %',
      'Faktura 1051: 05.01.2027 – 20.01.2027 16 250,00 10 %',
      'Mangler af fakturaer 8.250,00 Tidligere gebyrer m.m. 172,60 Rente, renteloven § 5 43,92',
      'Kompensation, renteloven § 9 a 310,00 Rykkergebyr, renteloven § 9 b 100,00 I alt at betale 8.876,52 kr.',
      'plus 8 procentpoint (renteloven § 5), regnet i kalenderdage med 365 dage om året.',
      'Der er ikke moms på gebyr, kompensation og rente.',
      '+71<000000000000711+80000001<',
    ]) {
      expect(text).toContain(fact);
    }
    expect(text).not.toMatch(/inkasso/i);
  });

  test('a notice before collection says until when, that it goes to collection after that, and what that means', async () => {
    const text = await textOf(collectionNotice);
    for (const fact of [
      'Inkassovarsel, nr. R23',
      'Dato 01.02.2027 Betal senest 11.02.2027',
      'Betaler du ikke 354,20 kr. senest den 11. februar 2027, går kravet til inkasso. Det medfører yderligere omkostninger',
      'Betaler du senest den dag, koster det ikke mere end det, der står her.',
      'Dette er et varsel efter inkassolovens § 10.',
      'Faktura 1042 af 17.11.2026 for 01.12.2026 – 31.12.2026 01.12.2026 250,00 250,00 4,20',
      'Mangler af fakturaer 250,00 Rente, renteloven § 5 4,20 Rykkergebyr, renteloven § 9 b 100,00 I alt at betale 354,20 kr.',
    ]) {
      expect(text).toContain(fact);
    }
    expect(text).not.toMatch(/Rykker \d|Kompensation,/);
  });

  test.each([
    [1, 'Betalingspåmindelse', 'Payment reminder'],
    [2, 'Rykker 1', 'Reminder 1'],
    [3, 'Rykker 2', 'Reminder 2'],
    [4, 'Rykker 3', 'Reminder 3'],
  ])('the letter of level %i is named %s, in English %s', async (level, danish, english) => {
    const title = async (language: 'da' | 'en') =>
      (await readPdf(await renderReminderPdf({ ...friendlyReminder, level, language }))).title;
    expect([await title('da'), await title('en')]).toEqual([`${danish}, nr. R7`, `${english}, no. R7`]);
  });

  test('a letter of a level that there is not is refused', async () => {
    await expect(renderReminderPdf({ ...friendlyReminder, level: 5 })).rejects.toThrow('level 5');
  });

  test('an English letter says the same in English', async () => {
    const text = await textOf({ ...chargingReminder, language: 'en', dayCount: '30/360' });
    for (const fact of [
      'Reminder 2, no. R19',
      'Date 20 January 2027 Pay by 1 February 2027 Customer number 100017',
      'has still not been paid. Please pay DKK 8,876.52 by 1 February 2027.',
      'Invoice 1042 of 17 November 2026 for 1 December 2026 – 31 December 2026 1 December 2026 10,000.00 8,000.00 42.82',
      'Charges of reminder R12 of 29 December 2026 172.60',
      'Invoice 1042: 1 January 2027 – 20 January 2027 Interest in all 115.42, of which in earlier reminders 72.60 20 8,000.00 10%',
      'Open on invoices 8,250.00 Earlier charges 172.60 Interest, Interest Act § 5 43.92 Compensation, Interest Act § 9 a 310.00',
      'counted in months of 30 days with 360 days a year.',
      'There is no VAT on fee, compensation and interest.',
      'Card type 71 Payment id 000000000000711 Creditor number 80000001 Amount DKK 8,876.52 Pay by 1 February 2027',
    ]) {
      expect(text).toContain(fact);
    }
    expect(await textOf({ ...collectionNotice, language: 'en' })).toContain(
      'Unless you pay DKK 354.20 by 11 February 2027, the claim will be passed on for debt collection. That means further costs for you.',
    );
  });

  test('who cannot be called is only to be written to', async () => {
    const creditor = { ...friendlyReminder.creditor, phone: null };
    expect(await textOf({ ...friendlyReminder, creditor })).toContain('spørge om? Skriv til os.');
    expect(await textOf(friendlyReminder)).toContain('spørge om? Skriv eller ring til os.');
  });
});

test('the same letter gives the same bytes, another letter gives others', async () => {
  const [first, again, other] = await Promise.all(
    [chargingReminder, chargingReminder, { ...chargingReminder, number: 'R20' }].map(renderReminderPdf),
  );
  expect(Buffer.from(first ?? []).equals(again ?? new Uint8Array())).toBe(true);
  expect(Buffer.from(first ?? []).equals(other ?? new Uint8Array())).toBe(false);
});

describe('many invoices', () => {
  test('go on over pages, each with its header and number, and none is lost', async () => {
    const { pages } = await readPdf(await renderReminderPdf(over(chargingReminder, 60)));
    const texts = pages.map(pageText);
    texts.slice(1).forEach((text) => expect(text).toContain('Rykker 2, nr. R19 (fortsat)'));
    texts.forEach((text, index) => expect(text).toContain(`Side ${index + 1} af ${texts.length}`));
    const all = texts.join(' ');
    expect([...all.matchAll(/Faktura (\d+) af /g)].map(([, number]) => number)).toEqual(
      Array.from({ length: 60 }, (_, index) => `${5001 + index}`),
    );
    expect([...all.matchAll(/Faktura (\d+): 01\.01\.2027/g)]).toHaveLength(60);
  });

  test('sums and payment stay on one page with the last invoice, however many there are', async () => {
    for (let count = 1; count <= 30; count += 1) {
      const document = { ...over(chargingReminder, count), earlierCharges: [] };
      const { pages } = await readPdf(await renderReminderPdf(document));
      const [page = '', ...others] = pages.map(pageText).filter((text) => text.includes('I alt at betale'));
      expect(others).toEqual([]);
      for (const fact of [`Faktura ${5000 + count} af `, 'Der er ikke moms', '+71<']) expect(page).toContain(fact);
    }
  });
});

describe('texts that do not fit', () => {
  const money = 999_999_999_999_999n;
  const unruly: ReminderDocument = {
    ...chargingReminder,
    number: `R${'9'.repeat(60)}`,
    creditor: {
      ...chargingReminder.creditor,
      name: 'Foreningen for bevarelse af meget lange navne '.repeat(4),
      email: `${'a'.repeat(64)}@eksempelforeningen.example`,
    },
    debtor: {
      ...chargingReminder.debtor,
      name: 'W'.repeat(120),
      addressLines: Array.from({ length: 4 }, () => 'Meget lang vej med et navn der ikke får ende '.repeat(3)),
      customerNumber: 'K'.repeat(120),
    },
    text: `${'x'.repeat(400)}\r\n\r\n${'Et brev uden ende. '.repeat(300)}`,
    invoices: [{ ...owed, number: '9'.repeat(60), totalOre: money, openOre: money, interestOre: money }, second],
    earlierCharges: [{ number: `R${'8'.repeat(60)}`, issuedOn: owed.issuedOn, openOre: money }],
    feeOre: money,
    compensationOre: money,
    interestOre: money,
    askedOre: money,
  };

  test.each(['da', 'en'] as const)('nothing leaves the page or lies over anything else (%s)', async (language) => {
    const { pages } = await readPdf(await renderReminderPdf({ ...unruly, language }));
    for (const page of pages) {
      expect(overlapping(page)).toEqual([]);
      expect(page.filter(({ leftPt, rightPt }) => leftPt < PAGE.leftPt - 1 || rightPt > PAGE.rightPt + 1)).toEqual([]);
      expect(page.filter(({ baselinePt }) => baselinePt < 30 || baselinePt > PAGE.heightPt - PAGE.topPt)).toEqual([]);
    }
    const text = pages.map(pageText).join(' ');
    expect(text.match(/ende\./g)).toHaveLength(300);
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(400);
  });

  test('letters in other alphabets and control characters are as harmless as on an invoice', async () => {
    const debtor = { ...friendlyReminder.debtor, name: 'Łukasz Ελένη Ђорђе' };
    expect(await textOf({ ...friendlyReminder, debtor, text: 'A\u0000B C\u200BD \u{1F9FE} 日本' })).toMatch(
      /Łukasz Ελένη Ђорђе .* A B CD \? \?\? Har du/,
    );
  });
});
