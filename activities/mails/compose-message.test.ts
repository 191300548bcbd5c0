import { expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { type MailedDocument, renderMail } from '../../documents/render-mail.ts';
import { creditNote, fiInvoice } from '../../documents/sample-documents.ts';
import { friendlyReminder } from '../../documents/sample-reminders.ts';
import { composeMessage } from './compose-message.ts';

const compose = (document: MailedDocument, sender: string | null = null) =>
  composeMessage({
    document,
    mail: renderMail(document),
    pdf: Buffer.from('%PDF-1.7 sample'),
    addressees: { recipient: 'kunde@prove.example', alsoTo: [], copyTo: [] },
    messageId: '<sample@invoice.termin>',
    sender,
    sentAt: new Date('2026-11-17T03:00:00Z'),
  });

test('a mail carries its Message-ID, its PDF and the parties, æøå right', async () => {
  const mail = await simpleParser(Buffer.from(await compose(fiInvoice)));
  expect(mail.messageId).toBe('<sample@invoice.termin>');
  expect(mail.from?.value).toEqual([{ name: fiInvoice.creditor.name, address: fiInvoice.creditor.email }]);
  expect(mail.date?.toISOString()).toBe('2026-11-17T03:00:00.000Z');
  expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    [`Faktura-${fiInvoice.number}.pdf`, 'application/pdf'],
  ]);
  expect(mail.text).toContain('Kontingent, æresmedlem på Ærø');
});

test.each([
  ['da', 'Kreditnota-K12.pdf', creditNote],
  ['en', 'Credit-note-K12.pdf', creditNote],
  ['da', 'Rykker-R7.pdf', friendlyReminder],
  ['en', 'Reminder-R7.pdf', friendlyReminder],
] as const)('the PDF of a credit note or a reminder is named as one (%s: %s)', async (language, name, document) => {
  const { attachments } = await simpleParser(Buffer.from(await compose({ ...document, language })));
  expect(attachments.map(({ filename }) => filename)).toEqual([name]);
});

test('sent from an address of its own, answers go to the creditor', async () => {
  const mail = await simpleParser(Buffer.from(await compose(fiInvoice, 'faktura@afsender.example')));
  expect(mail.from?.value).toEqual([{ name: fiInvoice.creditor.name, address: 'faktura@afsender.example' }]);
  expect(mail.replyTo?.value).toEqual([{ name: fiInvoice.creditor.name, address: fiInvoice.creditor.email }]);
});

test('a name can add no header and no recipient', async () => {
  const name = 'Prøve\r\nBcc: anden@prove.example\r\nX-Evil: 1, <tredje@prove.example>';
  const document = { ...fiInvoice, creditor: { ...fiInvoice.creditor, name }, debtor: { ...fiInvoice.debtor, name } };
  const mail = await simpleParser(Buffer.from(await compose(document)));
  expect(mail.bcc).toBeUndefined();
  expect(mail.headers.has('x-evil')).toBe(false);
  const recipients = [mail.to].flat().flatMap((addresses) => addresses?.value ?? []);
  expect(recipients.map(({ address }) => address)).toEqual(['kunde@prove.example']);
});
