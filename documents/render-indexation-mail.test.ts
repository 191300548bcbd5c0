import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { civilDate } from '../domain/calendar/calendar.ts';
import { compileMailTemplate } from './compile-mail-template.ts';
import { renderIndexationMail, type IndexationNotice } from './render-indexation-mail.ts';

const notice: IndexationNotice = {
  language: 'da',
  creditor: {
    name: 'Eksempelforeningen',
    addressLines: ['Prøvevej 1'],
    postcode: '1000',
    city: 'København K',
    country: 'DK',
    cvr: '10000009',
    email: 'post@eksempel.example',
    phone: null,
  },
  debtorName: 'Prøvekunde Et',
  reference: 'Lejemål 7',
  lines: [
    {
      text: 'Leje <b>',
      oldUnitPriceMicro: '1234500000',
      newUnitPriceMicro: '1259190000',
      effectiveOn: civilDate('2027-01-01'),
    },
  ],
};

test('the announcement names each line with its old price, its new one and from when, in both languages', () => {
  const danish = renderIndexationMail(notice);
  expect(danish.subject).toBe('Nye priser: Lejemål 7 fra Eksempelforeningen');
  expect(danish.text).toContain('Leje <b>\n  Pris indtil da: 1.234,50\n  Ny pris fra 1. januar 2027: 1.259,19\n');
  const english = renderIndexationMail({ ...notice, language: 'en', reference: null });
  expect(english.subject).toBe('New prices from Eksempelforeningen');
  expect(english.text).toContain('  Price until then: 1,234.50\n  New price from 1 January 2027: 1,259.19\n');
  for (const figure of ['1.234,50', '1.259,19', '1. januar 2027', 'Kære Prøvekunde Et']) {
    expect(danish.html).toContain(figure);
  }
});

test('names and texts have no effect in the announcement', () => {
  const spoilt = renderIndexationMail({ ...notice, debtorName: '<script>\r\nBcc: x@y.example', reference: 'A\r\nB' });
  expect(spoilt.html).not.toContain('<script>');
  expect(spoilt.html).toContain('Leje &lt;b&gt;');
  expect(spoilt.subject).not.toMatch(/[\r\n]/);
});

test('the compiled template of the announcement is what its mjml source gives', async () => {
  const [source, compiled] = await Promise.all(
    ['mjml', 'template'].map((ending) =>
      readFile(new URL(`./mail/indexation-mail.${ending}`, import.meta.url), 'utf8'),
    ),
  );
  expect(await compileMailTemplate(source ?? '')).toBe(compiled);
});
