import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { PaymentMailReason } from '../domain/mails/payment-mail.ts';
import { compileMailTemplate } from './compile-mail-template.ts';
import { renderPaymentMail, type PaymentNotice } from './render-payment-mail.ts';
import { betalingsserviceInvoice } from './sample-documents.ts';
import { shownHtml } from './shown-html.ts';

const notice: PaymentNotice = {
  document: betalingsserviceInvoice,
  reason: 'rejected',
  happenedOn: civilDate('2026-12-02'),
  amountOre: 25_000n,
  payBy: { paymentId: '026840149965328', fiCreditorNumber: '80000001' },
  today: civilDate('2026-12-03'),
};
const english: PaymentNotice = { ...notice, document: { ...notice.document, language: 'en' } };

describe('the mail that asks for what Betalingsservice does not bring', () => {
  test.each<[PaymentMailReason, string, string]>([
    [
      'rejected',
      'Betalingen gennem Betalingsservice den 2. december 2026 blev afvist, så fakturaen er ikke betalt.',
      'The payment through Betalingsservice on 2 December 2026 was rejected, so the invoice is not paid.',
    ],
    [
      'cancelled',
      'Betalingen gennem Betalingsservice den 2. december 2026 blev aflyst, så fakturaen er ikke betalt.',
      'The payment through Betalingsservice on 2 December 2026 was cancelled, so the invoice is not paid.',
    ],
    [
      'charged_back',
      'Betalingen gennem Betalingsservice blev ført tilbage den 2. december 2026, så fakturaen er ikke betalt.',
      'The payment through Betalingsservice was charged back on 2 December 2026, so the invoice is not paid.',
    ],
    [
      'mandate_ended',
      'Din aftale om Betalingsservice gælder ikke længere fra den 2. december 2026, så beløbet bliver ikke trukket.',
      'Your Betalingsservice agreement is no longer in force from 2 December 2026, so the amount will not be collected.',
    ],
    [
      'withdrawn',
      'Beløbet bliver ikke trukket gennem Betalingsservice.',
      'The amount will not be collected through Betalingsservice.',
    ],
    [
      'too_late',
      'Beløbet nåede ikke med til Betalingsservice og bliver ikke trukket den 2. december 2026.',
      'The amount did not reach Betalingsservice in time and will not be collected on 2 December 2026.',
    ],
  ])('says what %s means, in both languages, in HTML and in plain text', (reason, danishWords, englishWords) => {
    for (const [one, words] of [
      [notice, danishWords],
      [english, englishWords],
    ] as const) {
      const { html, text } = renderPaymentMail({ ...one, reason });
      expect([shownHtml(html).includes(words), text.includes(words)]).toEqual([true, true]);
    }
  });

  test('says nothing of a day that nobody knows', () => {
    for (const one of [notice, english]) {
      for (const reason of ['rejected', 'cancelled', 'charged_back', 'mandate_ended', 'too_late'] as const) {
        expect(renderPaymentMail({ ...one, reason, happenedOn: null }).text).not.toMatch(/null|den ,|on ,| {2}/);
      }
    }
  });

  test('names the invoice, what is open, and the payment line with its three parts', () => {
    const { html, text } = renderPaymentMail({ ...notice, amountOre: 5_000n });
    for (const [label, value] of [
      ['Fakturadato', '17.11.2026'],
      ['Forfaldsdato', '01.12.2026'],
      ['I alt at betale', '250,00 kr.'],
      ['Mangler at blive betalt', '50,00 kr.'],
      ['Kortart', '71'],
      ['Betalings-id', '026840149965328'],
      ['Kreditornummer', '80000001'],
      ['Beløb', '50,00 kr.'],
      ['Betalingslinje', '+71<026840149965328+80000001<'],
    ]) {
      expect(shownHtml(html)).toContain(`${label} ${value}`);
      expect(text).toContain(`${label}: ${value}\n`);
    }
    for (const body of [shownHtml(html), text]) {
      expect(body).toContain('Faktura 1043');
      expect(body).toContain('Fakturaen er vedhæftet som PDF. Se bort fra, hvad den siger om Betalingsservice.');
      expect(body).not.toMatch(/gebyr|rente|rykker/i);
    }
  });

  test('asks to pay by the due date, and at once where that has passed', () => {
    const onTheDay = { ...notice, today: civilDate('2026-12-01') };
    expect(renderPaymentMail(onTheDay).subject).toBe(
      'Faktura 1043 fra Eksempelforeningen: betal senest 1. december 2026, 250,00 kr.',
    );
    expect(renderPaymentMail(onTheDay).text).toContain('Betales senest: 01.12.2026\n');
    expect(renderPaymentMail(notice).subject).toBe('Faktura 1043 fra Eksempelforeningen: betal straks, 250,00 kr.');
    expect(renderPaymentMail(notice).text).toContain('Betales: straks\n');
    expect(renderPaymentMail(english).subject).toBe('Invoice 1043 from Eksempelforeningen: pay at once, DKK 250.00');
  });
});

test('names and numbers have no effect in the mail that asks for a payment', () => {
  const hostile = `<script>alert("1")</script>{{total}}\r\nBcc: offer@eksempel.example`;
  const { document } = notice;
  const { subject, html, text } = renderPaymentMail({
    ...notice,
    document: {
      ...document,
      number: hostile,
      creditor: { ...document.creditor, name: hostile },
      debtor: { ...document.debtor, name: hostile, customerNumber: hostile },
    },
  });
  expect(subject).not.toMatch(/\p{C}/u);
  expect(html).not.toContain('<script');
  expect(html).not.toMatch(/undefined|\[object/);
  expect(text).not.toMatch(/^Bcc:/m);
});

test('the compiled template of the mail that asks for a payment is what its mjml source gives', async () => {
  const [source, compiled] = await Promise.all(
    ['mjml', 'template'].map((ending) => readFile(new URL(`./mail/payment-mail.${ending}`, import.meta.url), 'utf8')),
  );
  expect(await compileMailTemplate(source ?? '')).toBe(compiled);
});
