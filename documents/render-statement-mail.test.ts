import { describe, expect, test } from '@jest/globals';
import { renderStatementMail } from './render-statement-mail.ts';
import { openInvoice, sampleStatement } from './sample-statements.ts';
import { shownHtml } from './shown-html.ts';

const OPEN = [
  openInvoice(1),
  openInvoice(2, { openOre: 5_000n }),
  openInvoice(3, { openOre: 40_000n, collectedOn: '2027-01-04' }),
];

describe('the mail of a statement of account', () => {
  test('names what is to be paid and what each is paid by, and not what Betalingsservice draws', () => {
    const { subject, text, html } = renderStatementMail(sampleStatement({ open: OPEN, closingOre: 57_500n }));
    expect(subject).toBe('Kontoudtog pr. 31. december 2026 fra Eksempelforeningen: 175,00 kr. at betale');
    expect(text).toContain(
      'I alt at betale: 175,00 kr.\n\nPeriode: 01.12.2026 – 31.12.2026\nUdskrevet: 05.01.2027\nKundenummer: 1001\nSaldo pr. 31.12.2026: 575,00 kr.\n',
    );
    expect(text).toContain('Forfaldent: 125,00 kr.\nTrækkes via Betalingsservice: 400,00 kr.\n');
    expect(text).toContain(
      'Faktura 1001, forfald 15.12.2026: 125,00\nFaktura 1002, forfald 31.12.2026: 50,00\nI alt at betale: 175,00\n',
    );
    expect(text).toContain('Faktura 1001: 000000000000018\nFaktura 1002: 000000000000026\n');
    expect(text).toContain('kreditornummer 80000001. Det, der trækkes via Betalingsservice, skal du ikke betale.\n');
    expect(text).not.toContain('1003');
    for (const said of ['175,00 kr.', 'Faktura 1002', '000000000000026']) expect(shownHtml(html)).toContain(said);
  });

  test('gives the payment line of a single invoice', () => {
    const { text } = renderStatementMail(
      sampleStatement({ language: 'en', open: [openInvoice(1)], closingOre: 12_500n }),
    );
    expect(text).toContain('Payment line: +71<000000000000018+80000001<\n');
    expect(text).toContain('Total to pay: DKK 125.00\n');
  });

  test('leaves more than five to the statement itself', () => {
    const open = [1, 2, 3, 4, 5, 6].map((number) => openInvoice(number));
    const { text } = renderStatementMail(sampleStatement({ open, closingOre: 75_000n }));
    expect(text).toContain('Hver faktura og dens betalings-id står på kontoudtoget.');
    expect(text).not.toContain('Faktura 1001');
  });

  test('asks for nothing where nothing is open', () => {
    const { subject, text } = renderStatementMail(sampleStatement({ creditOre: 2_500n, closingOre: -2_500n }));
    expect(subject).toBe('Kontoudtog pr. 31. december 2026 fra Eksempelforeningen: intet at betale');
    expect(text).toContain('Du har til gode: 25,00 kr.\n');
    expect(text).toContain('Der er intet, du skal betale\n');
  });

  test('shows names as they are, and they have no effect', () => {
    const debtor = { ...sampleStatement().debtor, name: 'Prøve <b>\r\nBcc: x@prove.example' };
    const { html, text } = renderStatementMail(sampleStatement({ debtor, open: OPEN }));
    expect(html).toContain('Prøve &lt;b&gt; Bcc:');
    expect(text).toContain('Kære Prøve <b> Bcc: x@prove.example\n');
  });
});
