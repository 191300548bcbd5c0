import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts';

let folder: string;
let catcher: MailCatcher;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-mail-'));
  catcher = await startMailCatcher({ folder });
});
afterEach(async () => {
  await catcher.stop();
  await rm(folder, { recursive: true, force: true });
});

async function send(mail: object): Promise<void> {
  const transport = createTransport(catcher.smtpUrl);
  await transport.sendMail({ from: 'sender@eksempel.dk', to: 'kunde@eksempel.dk', ...mail });
  transport.close();
}

test('a mail is kept with its Danish letters and its attachment, also for the next start', async () => {
  const content = Buffer.from([0, 1, 2, 255]);
  await send({ subject: 'Æblegrød på øen', text: 'Kære Åse', attachments: [{ filename: 'første.pdf', content }] });
  await catcher.stop();
  catcher = await startMailCatcher({ folder });
  const [mail, ...others] = await catcher.messages();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ subject: 'Æblegrød på øen', to: 'kunde@eksempel.dk', from: 'sender@eksempel.dk' });
  expect(mail?.text.trim()).toBe('Kære Åse');
  expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['første.pdf']);
  expect(mail?.attachments[0]?.content.equals(content)).toBe(true);
  const download = await fetch(`${catcher.url}/mail/${mail?.id}/attachment/0`);
  expect(download.headers.get('content-disposition')).toContain('attachment');
  expect(Buffer.from(await download.arrayBuffer()).equals(content)).toBe(true);
  expect(await (await fetch(`${catcher.url}/messages`)).json()).toMatchObject({
    total: 1,
    messages: [{ subject: 'Æblegrød på øen' }],
  });
});

test('what a mail brings is shown, and never run', async () => {
  await send({ subject: '<script>alert(1)</script>', html: '<b>bold</b><script>alert(2)</script>' });
  const [mail] = await catcher.messages();
  for (const path of ['/', `/mail/${mail?.id}`]) {
    const response = await fetch(`${catcher.url}${path}`);
    expect(await response.text()).not.toContain('<script>');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  const content = await fetch(`${catcher.url}/mail/${mail?.id}/html`);
  expect(await content.text()).toContain('<b>bold</b>');
  expect(content.headers.get('content-security-policy')).toMatch(/^sandbox;/);
});

test('a path that leads out of the mailbox finds nothing', async () => {
  for (const path of ['/mail/..%2f..%2fetc%2fpasswd/raw', '/mail/1/raw', '/nothing', '/mail/1700000000000-000001']) {
    expect((await fetch(`${catcher.url}${path}`)).status).toBe(404);
  }
});

test('mails that come at once over several connections are all kept, each once', async () => {
  const transport = createTransport({ url: catcher.smtpUrl, pool: true, maxConnections: 5 });
  const subjects = Array.from({ length: 50 }, (_, index) => `mail ${index}`);
  await Promise.all(
    subjects.map((subject) =>
      transport.sendMail({ from: 'a@eksempel.dk', to: 'b@eksempel.dk', subject, text: subject }),
    ),
  );
  transport.close();
  const received = (await catcher.messages()).map(({ subject }) => subject);
  expect(received.toSorted()).toEqual(subjects.toSorted());
});
