import { expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { composeMail } from '../../activities/mails/compose-message.ts';
import { readMail } from './mail-parts.ts';

const HTML = `<!doctype html>\n<p style="color: #333">Kære Prøvekunde Åse Øst = 100 % ${'meget '.repeat(40)}€</p>\n-- \n<p>--</p>\n`;
const TEXT = `Kære Åse\n\n${'Tak for sidst. '.repeat(20)}\n-- \n--_NmP\n= 3D ?= €\n`;

const compose = ({
  html,
  subject = 'Faktura',
  attachments = [],
}: {
  html?: string;
  subject?: string;
  attachments?: readonly { filename: string; content: Buffer; contentType: string }[];
}) =>
  composeMail({
    mail: { subject, text: TEXT, ...(html === undefined ? {} : { html }) },
    creditor: { name: 'Eksempelforeningen', email: 'post@eksempel.example' },
    debtorName: 'Prøvekunde',
    addressees: { recipient: 'kunde@prove.example', alsoTo: ['anden@prove.example'], copyTo: [] },
    messageId: '<1@eksempel.example>',
    sender: null,
    sentAt: new Date(0),
    attachments,
  });

const PDF = { filename: 'Faktura-17.pdf', content: Buffer.from('%PDF-'.repeat(99)), contentType: 'application/pdf' };
const utf8 = (bytes: Uint8Array | null): string =>
  Buffer.from(bytes ?? [])
    .toString('utf8')
    .replaceAll('\r\n', '\n')
    .trim();

test.each([
  ['text alone', {}],
  ['text and HTML', { html: HTML }],
  ['text and HTML beside a PDF', { html: HTML, attachments: [PDF] }],
  ['text beside two files', { attachments: [PDF, { ...PDF, filename: 'Kreditnota-18.pdf' }] }],
  ['a subject of Danish letters', { html: HTML, subject: 'Kreditnota fra Ærø Spejdergruppe på 1.234,50 kr.' }],
  ['a subject of two lines', { subject: `Faktura fra ${'Æblevænget Ejerforening '.repeat(8)}` }],
  ['a subject that looks encoded', { subject: 'Faktura =?utf-8?q?x?= =?' }],
])('a mail that was composed is read as another program reads it: %s', async (_how, parts) => {
  const message = await compose(parts);
  const read = readMail(message);
  const other = await simpleParser(Buffer.from(message));
  expect({ ...read, text: utf8(read.text), html: read.html === null ? null : utf8(read.html) }).toEqual({
    subject: other.subject,
    text: other.text?.trim(),
    html: typeof other.html === 'string' ? other.html.trim() : null,
    attachments: other.attachments.map(({ filename, contentType, size }) => ({
      name: filename,
      type: contentType,
      bytes: size,
    })),
  });
  expect(utf8(read.text)).toBe(TEXT.trim());
});
