import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { compileMailTemplate } from './compile-mail-template.ts';
import { renderInvoiceMail } from './render-invoice-mail.ts';
import { betalingsserviceInvoice, creditNote, fiInvoice, mixedVatInvoice, partialInvoice } from './sample-documents.ts';
import { shownHtml } from './shown-html.ts';

describe('the subject', () => {
  test('says number, creditor, amount and due date', () => {
    expect(renderInvoiceMail(fiInvoice).subject).toBe(
      'Faktura 1042 fra Eksempelforeningen: 250,00 kr. betales 1. december 2026',
    );
    expect(renderInvoiceMail({ ...fiInvoice, language: 'en' }).subject).toBe(
      'Invoice 1042 from Eksempelforeningen: DKK 250.00 due on 1 December 2026',
    );
  });

  test('says when Betalingsservice collects', () => {
    expect(renderInvoiceMail(betalingsserviceInvoice).subject).toBe(
      'Faktura 1043 fra Eksempelforeningen: 250,00 kr. trækkes via Betalingsservice den 2. december 2026',
    );
    expect(renderInvoiceMail({ ...betalingsserviceInvoice, language: 'en' }).subject).toBe(
      'Invoice 1043 from Eksempelforeningen: DKK 250.00 will be collected through Betalingsservice on 2 December 2026',
    );
  });

  test('asks for nothing where there is nothing to pay', () => {
    expect(renderInvoiceMail({ ...fiInvoice, totalOre: 0n }).subject).toBe(
      'Faktura 1042 fra Eksempelforeningen: Der er intet at betale på denne faktura',
    );
  });
});

describe('a credit note', () => {
  test('has a subject that says what is credited, and on which invoice', () => {
    expect(renderInvoiceMail(creditNote).subject).toBe(
      'Kreditnota K12 fra Eksempelforeningen: 120,96 kr. krediteret på faktura 1042 af 17. november 2026',
    );
    expect(renderInvoiceMail({ ...creditNote, language: 'en' }).subject).toBe(
      'Credit note K12 from Eksempelforeningen: DKK 120.96 credited on invoice 1042 of 17 November 2026',
    );
  });

  test('says in HTML and plain text that it is one, and asks for no payment', () => {
    const { html, text } = renderInvoiceMail(creditNote);
    for (const body of [shownHtml(html), text]) {
      expect(body).toContain('Her er din kreditnota. Den er vedhæftet som PDF.');
      expect(body).toContain('Krediteret på faktura 1042 af 17. november 2026');
      expect(body).toMatch(/Vedrører faktura:? 1042 af 17\.11\.2026/);
      expect(body).toMatch(/I alt krediteret:? 120,96 kr\./);
      expect(body).toContain('Der er intet at betale på denne kreditnota');
      expect(body).toContain('Spørgsmål til kreditnotaen?');
      expect(body).not.toMatch(/din faktura|Forfaldsdato|betales|Betalings|\+71</);
    }
    expect(shownHtml(renderInvoiceMail({ ...creditNote, language: 'en' }).html)).toContain(
      'Here is your credit note. It is attached as a PDF.',
    );
  });

  test('markup and line ends in the number of its invoice come out harmless', () => {
    const creditsInvoice = { ...fiInvoice, number: '<b>1</b>\r\nBcc: offer@eksempel.example' };
    const { subject, html, text } = renderInvoiceMail({ ...creditNote, creditsInvoice });
    expect(subject).not.toMatch(/\p{C}/u);
    expect(html).not.toContain('<b>1');
    expect(text).not.toMatch(/^Bcc:/m);
  });
});

test('a line with a discount or a share tells under it how its amount is reckoned', () => {
  const { html, text } = renderInvoiceMail(partialInvoice);
  expect(text).toContain(
    '2,5 × Kontingent, æresmedlem på Ærø: 91,94\n  Rabat 10,00 af 200,00\n  Hel periode: 190,00\n  15 af 31 dage: 17.12.2026 – 31.12.2026\n',
  );
  expect(shownHtml(html)).toContain('Ærø 91,94 Rabat 10,00 af 200,00 Hel periode: 190,00 15 af 31 dage');
  expect(shownHtml(html)).toContain('Tilgodehavende fra faktura 1041 -125,00');
});

describe('the body', () => {
  test('HTML and plain text hold the same facts of an FI invoice', () => {
    const { html, text } = renderInvoiceMail(fiInvoice);
    for (const [label, value] of [
      ['Fakturadato', '17.11.2026'],
      ['Forfaldsdato', '01.12.2026'],
      ['Abonnementsperiode', '01.12.2026 – 31.12.2026'],
      ['Kundenummer', '100017'],
      ['2,5 × Kontingent, æresmedlem på Ærø', '200,00'],
      ['25 % moms af 200,00', '50,00'],
      ['I alt at betale', '250,00 kr.'],
      ['Kortart', '71'],
      ['Betalings-id', '026840149965328'],
      ['Kreditornummer', '80000001'],
      ['Betalingslinje', '+71<026840149965328+80000001<'],
      ['PBS-nummer', '01234567'],
    ]) {
      expect(shownHtml(html)).toContain(`${label} ${value}`);
      expect(text).toContain(`${label}: ${value}\n`);
    }
    for (const fact of [
      'Kære Prøvekunde Et',
      'kontor@eksempelforeningen.example',
      'Tlf. +45 70 00 00 00',
      'CVR-nr. 12345674',
    ]) {
      expect(shownHtml(html)).toContain(fact);
      expect(text).toContain(fact);
    }
  });

  test('an English mail has the sums of two VAT codes', () => {
    const { html, text } = renderInvoiceMail({ ...mixedVatInvoice, language: 'en' });
    expect(html).toContain('lang="en"');
    expect(shownHtml(html)).toContain('Exempt (Danish VAT Act, section 13) 80.00');
    expect(text).toContain('25% VAT on 1,231.25: 307.81\nTotal to pay: DKK 1,619.06\n');
  });

  test('a Betalingsservice mail has the notice and no FI line', () => {
    const { html, text } = renderInvoiceMail(betalingsserviceInvoice);
    for (const body of [shownHtml(html), text]) {
      expect(body).toContain('250,00 kr. trækkes via Betalingsservice den 2. december 2026.');
      expect(body).not.toContain('+71<');
    }
  });

  test('no place of the template is left open and nothing is loaded from elsewhere', () => {
    const { html } = renderInvoiceMail(betalingsserviceInvoice);
    expect(html).not.toMatch(/\{\{|\}\}|undefined|\[object/);
    expect(html).not.toMatch(/(?:src|href)=|@import|url\(/);
  });
});

test('markup, braces and line ends in names and texts come out harmless', () => {
  const hostile = `<script>alert("1")</script>{{total}} $& 'x'\r\nBcc: offer@eksempel.example\u202E\u0000`;
  const { subject, html, text } = renderInvoiceMail({
    ...fiInvoice,
    number: hostile,
    creditor: { ...fiInvoice.creditor, name: hostile, email: hostile, phone: hostile, city: hostile },
    debtor: { ...fiInvoice.debtor, name: hostile, customerNumber: hostile },
    lines: fiInvoice.lines.map((line) => ({ ...line, text: hostile })),
  });
  expect(subject).not.toMatch(/\p{C}/u);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;{{total}} $&amp; &#39;x&#39; Bcc:');
  expect(text).not.toMatch(/^Bcc:/m);
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
});

test('the compiled template is what its mjml source gives', async () => {
  const source = await readFile(new URL('./mail/invoice-mail.mjml', import.meta.url), 'utf8');
  const compiled = await readFile(new URL('./mail/invoice-mail.template', import.meta.url), 'utf8');
  expect(await compileMailTemplate(source)).toBe(compiled);
});

test('a template that breaks a rule of mjml is refused', async () => {
  await expect(compileMailTemplate('<mjml><mj-body><mj-text wrong="1">x</mj-text></mj-body></mjml>')).rejects.toThrow(
    'wrong',
  );
});
