import { describe, expect, test } from '@jest/globals';
import { renderReminderMail } from './render-reminder-mail.ts';
import { chargingReminder, collectionNotice, friendlyReminder } from './sample-reminders.ts';
import { shownHtml } from './shown-html.ts';

describe('the mail of a reminder', () => {
  test.each([
    [
      friendlyReminder,
      'Betalingspåmindelse, nr. R7 fra Eksempelforeningen: 200,00 kr., betal senest 21. december 2026',
      'Payment reminder, no. R7 from Eksempelforeningen: DKK 200.00, pay by 21 December 2026',
    ],
    [
      collectionNotice,
      'Inkassovarsel, nr. R23 fra Eksempelforeningen: 354,20 kr., betal senest 11. februar 2027',
      'Notice before debt collection, no. R23 from Eksempelforeningen: DKK 354.20, pay by 11 February 2027',
    ],
  ])('has a subject that says which letter it is, how much, and until when', (document, danish, english) => {
    expect(renderReminderMail(document).subject).toBe(danish);
    expect(renderReminderMail({ ...document, language: 'en' }).subject).toBe(english);
  });

  test('HTML and plain text hold the same: what is asked for, what it is made of, and the payment line', () => {
    const { html, text } = renderReminderMail(chargingReminder);
    for (const [label, value] of [
      ['Dato', '20.01.2027'],
      ['Kundenummer', '100017'],
      ['Faktura 1042 af 17.11.2026', '8.000,00'],
      ['Faktura 1051 af 17.12.2026', '250,00'],
      ['Tidligere gebyrer m.m.', '172,60'],
      ['Rente, renteloven § 5', '43,92'],
      ['Kompensation, renteloven § 9 a', '310,00'],
      ['Rykkergebyr, renteloven § 9 b', '100,00'],
      ['I alt at betale', '8.876,52 kr.'],
      ['Kortart', '71'],
      ['Betalings-id', '000000000000711'],
      ['Kreditornummer', '80000001'],
      ['Beløb', '8.876,52 kr.'],
      ['Betal senest', '01.02.2027'],
      ['Betalingslinje', '+71<000000000000711+80000001<'],
    ]) {
      expect(shownHtml(html)).toContain(`${label} ${value}`);
      expect(text).toContain(`${label}: ${value}\n`);
    }
    for (const body of [shownHtml(html), text]) {
      for (const fact of [
        'Kære Prøvekunde ApS',
        'Betal venligst 8.876,52 kr. senest den 1. februar 2027.',
        'Ring til Ærø-kontoret på hverdage mellem 10 og 14.',
        'Det hele står i det vedhæftede brev (PDF). Har du betalt i mellemtiden, kan du se bort fra dette.',
        'Betal senest 1. februar 2027',
        'Skriv eller ring til os.',
        'CVR-nr. 12345674',
      ]) {
        expect(body).toContain(fact);
      }
      expect(body).not.toMatch(/inkasso|kopi/i);
    }
  });

  test('a first letter without charges speaks of none', () => {
    const { html, text } = renderReminderMail(friendlyReminder);
    for (const body of [shownHtml(html), text]) expect(body).not.toMatch(/rente|gebyr|kompensation|inkasso/i);
  });

  test('a notice says in both languages that the claim goes to collection after the day', () => {
    expect(renderReminderMail(collectionNotice).text).toContain(
      'Betaler du ikke 354,20 kr. senest den 11. februar 2027, går kravet til inkasso.',
    );
    const { html, text } = renderReminderMail({ ...collectionNotice, language: 'en' });
    for (const body of [shownHtml(html), text]) {
      expect(body).toContain('Unless you pay DKK 354.20 by 11 February 2027, the claim will be passed on');
      expect(body).toContain('section 10 of the Danish Debt Collection Act');
    }
  });

  test('names five invoices, and of more the sum alone', () => {
    const [invoice] = friendlyReminder.invoices;
    if (invoice === undefined) throw new Error('the sample has an invoice');
    const over = (count: number) =>
      renderReminderMail({ ...friendlyReminder, invoices: Array.from({ length: count }, () => invoice) }).text;
    expect(over(5).match(/Faktura 1042 af 17\.11\.2026: 200,00\n/g)).toHaveLength(5);
    expect(over(5)).not.toContain('Mangler af fakturaer');
    expect(over(6)).not.toContain('Faktura 1042');
    expect(over(6)).toContain('Mangler af fakturaer: 1.200,00\n');
  });

  test('a copy says that it is one', () => {
    const { subject, text } = renderReminderMail(friendlyReminder, { isCopy: true });
    expect(subject).toMatch(/^Kopi: Betalingspåmindelse/);
    expect(text).toContain('Dette er en kopi af en mail, som vi har sendt før.');
  });

  test('no place of the template is left open and nothing is loaded from elsewhere', () => {
    const { html } = renderReminderMail(chargingReminder);
    expect(html).not.toMatch(/\{\{|\}\}|undefined|\[object/);
    expect(html).not.toMatch(/(?:src|href)=|@import|url\(/);
  });
});

test('markup, braces and line ends in names, numbers and texts come out harmless in a reminder', () => {
  const hostile = `<script>alert("1")</script>{{total}} $& 'x'\r\nBcc: offer@eksempel.example\u202E\u0000`;
  const { subject, html, text } = renderReminderMail({
    ...chargingReminder,
    number: hostile,
    creditor: { ...chargingReminder.creditor, name: hostile, email: hostile, phone: hostile, city: hostile },
    debtor: { ...chargingReminder.debtor, name: hostile, customerNumber: hostile },
    text: hostile,
    invoices: chargingReminder.invoices.map((invoice) => ({ ...invoice, number: hostile })),
  });
  expect(subject).not.toMatch(/\p{C}/u);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;{{total}} $&amp; &#39;x&#39;');
  expect(text.match(/^Bcc:.*$/gm)).toEqual(['Bcc: offer@eksempel.example']);
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
});
