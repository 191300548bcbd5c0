import { expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { composeMail } from '../../activities/mails/compose-message.ts';
import { htmlPart } from './html-part.ts';

const HTML = `<!doctype html>\n<p style="color: #333">Kære Prøvekunde Åse Øst = 100 % ${'meget '.repeat(40)}€</p>\n-- \n<p>--</p>\n`;

const compose = (
  html: string | undefined,
  attachments: readonly { filename: string; content: Buffer; contentType: string }[],
) =>
  composeMail({
    mail: { subject: 'Faktura', text: 'Kære', ...(html === undefined ? {} : { html }) },
    creditor: { name: 'Eksempelforeningen', email: 'post@eksempel.example' },
    debtorName: 'Prøvekunde',
    addressees: { recipient: 'kunde@prove.example', alsoTo: [], copyTo: [] },
    messageId: '<1@eksempel.example>',
    sender: null,
    sentAt: new Date(0),
    attachments,
  });

test.each([
  ['alone', []],
  ['beside a PDF', [{ filename: 'a.pdf', content: Buffer.from('%PDF-'), contentType: 'application/pdf' }]],
])('the HTML of a mail that was composed is found as another program reads it: %s', async (_how, attachments) => {
  const message = await compose(HTML, attachments);
  const found = Buffer.from(htmlPart(message) ?? []).toString('utf8');
  const { html } = await simpleParser(Buffer.from(message));
  expect(found.replaceAll('\r\n', '\n').trim()).toBe(String(html).trim());
  expect(found.replaceAll('\r\n', '\n').trim()).toBe(HTML.trim());
});

test('a mail of text alone has none', async () => {
  expect(htmlPart(await compose(undefined, []))).toBeNull();
});
