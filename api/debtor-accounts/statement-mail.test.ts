import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { tryStatementMail } from '../../activities/mails/email-statement.ts';
import { createMailer, type Mailer } from '../../activities/mails/mailer.ts';
import { outcomeOf } from '../../activities/mails/send-letter.ts';
import { StatementMail } from '../../db/entities/statement-mail.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { createPdfPool, type PdfPool } from '../../documents/render-pool.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { CreditorId, DebtorId, StatementMailId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import type { TestCreditor } from '../test-api.ts';

/** The port of the discard service, where nothing listens. */
const NOWHERE = 'smtp://127.0.0.1:9';
const JANUARY = { from: '2026-01-01', to: '2026-01-31' };

const { database, api } = await openTestApiOnTemporal();
let folder: string;
let mails: MailCatcher;
let pdf: PdfPool;
let mailer: Mailer;
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-statement-mails-'));
  mails = await startMailCatcher({ folder });
  pdf = createPdfPool({ size: 1 });
  mailer = createMailer({ smtpUrl: mails.smtpUrl, sender: null });
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
});
beforeEach(async () => {
  debtorId = await debtorWith('kunde@prove.example');
});
afterAll(async () => {
  mailer.close();
  await pdf.close();
  await mails.stop();
  await rm(folder, { recursive: true, force: true });
});

async function debtorWith(email: string, language: Language = 'da'): Promise<DebtorId> {
  const id = await sampleDebtor(database.orm, { creditorId, email, language });
  await sampleInvoice(database.orm, { creditorId, debtorId: id });
  return id;
}

const call = (method: 'get' | 'post' | 'patch', path: string, more: Partial<Parameters<typeof api.call>[2]> = {}) =>
  api.call(method, path, { key: creditor.admin, ...more });
const ask = (body: unknown = JANUARY, of = debtorId) => call('post', `/v1/debtors/${of}/statement/mail`, { body });
const send = async (id: StatementMailId, through = mailer) =>
  outcomeOf(await tryStatementMail({ orm: database.orm, pdf, mailer: through }, id));
const sentTo = async (recipient: string) =>
  (await mails.messages()).filter(({ to }) => JSON.stringify(to).includes(recipient));
const count = () => database.orm.em.fork().count(StatementMail, { debtorId });

describe('a statement of account that is asked for by mail', () => {
  test.each<[Language, RegExp, RegExp]>([
    [
      'da',
      /^Kontoudtog pr\. 31\. januar 2026 fra .+: 125,00 kr\. at betale$/,
      /I alt at betale: 125,00 kr\.\n[\s\S]*Faktura \S+, forfald 15\.01\.2026: 125,00\n[\s\S]*Betalingslinje: \+71<\d{15}\+\d{8}</,
    ],
    [
      'en',
      /^Statement of account as of 31 January 2026 from .+: DKK 125\.00 to pay$/,
      /Total to pay: DKK 125\.00\n[\s\S]*Invoice \S+, due 15 January 2026: 125\.00\n[\s\S]*Payment line: \+71<\d{15}\+\d{8}</,
    ],
  ])(
    'says in %s what is to be paid, and has the PDF attached that the API answers',
    async (language, subject, text) => {
      const email = `${language}@prove.example`;
      const of = await debtorWith(email, language);
      await call('patch', `/v1/debtors/${of}`, { body: { alsoTo: [`og-${email}`], copyTo: [`kopi-${email}`] } });
      const { status, body } = await ask(JANUARY, of);
      expect([status, body]).toMatchObject([
        202,
        {
          kind: 'statement',
          reason: null,
          copy: false,
          invoiceId: null,
          invoiceNumber: null,
          debtorId: of,
          statementFrom: '2026-01-01',
          statementTo: '2026-01-31',
          status: 'waiting',
          recipient: email,
          alsoTo: [`og-${email}`],
          copyTo: [`kopi-${email}`],
        },
      ]);
      expect((await call('get', `/v1/statement-mails/${body.id}/contents`)).body.code).toBe('not_rendered_yet');
      expect([await send(body.id), await send(body.id)]).toEqual(['sent', 'sent']);
      const [mail, ...others] = (await sentTo(email)).filter(
        ({ messageId }) => messageId === `<${body.id}@statement.termin>`,
      );
      expect(others).toEqual([]);
      expect(mail?.subject).toMatch(subject);
      expect(mail?.text).toMatch(text);
      const answered = await call('get', `/v1/debtors/${of}/statement/pdf?from=2026-01-01&to=2026-01-31`);
      const [attached] = mail?.attachments ?? [];
      expect(attached?.content.equals(Buffer.from(answered.body, 'latin1'))).toBe(true);
      const contents = (await call('get', `/v1/statement-mails/${body.id}/contents`)).body;
      expect(contents).toMatchObject({ subject: mail?.subject, attachments: [{ name: attached?.filename }] });
      const html = await call('get', `/v1/statement-mails/${body.id}/file?part=html`);
      expect(html.body).toContain('<html');
      expect((await call('get', `/v1/statement-mails/${body.id}/file`)).headers.get('content-disposition')).toMatch(
        /^attachment; filename="\S+-2026-01-31\.eml"$/,
      );
      expect((await call('get', `/v1/mails?debtorId=${of}&status=sent`)).body.data).toMatchObject([
        { id: body.id, kind: 'statement', status: 'sent' },
      ]);
      expect((await call('get', `/v1/mails?debtorId=${of}`)).body.data).toHaveLength(2);
    },
  );

  test('is one while it waits, however often it is asked for, and another after that', async () => {
    const asked = await Promise.all([ask(), ask(), ask()]);
    expect(asked.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(asked.map(({ body }) => body.id)).size).toBe(1);
    const february = (await ask({ from: '2026-02-01', to: '2026-02-28' })).body;
    expect(await count()).toBe(2);
    await send(asked[0]?.body.id);
    expect((await ask()).body.id).not.toBe(asked[0]?.body.id);
    const key = { headers: { 'idempotency-key': `statement-${debtorId}` }, body: { to: '2026-03-31' } };
    const path = `/v1/debtors/${debtorId}/statement/mail`;
    const [first, again] = [await call('post', path, key), await call('post', path, key)];
    expect([first.body.statementFrom, again.body.id]).toEqual([null, first.body.id]);
    expect(first.body.id).not.toBe(february.id);
  });

  test('goes with the same bytes and Message-ID however long the mail server was away', async () => {
    const { id } = (await ask()).body;
    const away = createMailer({ smtpUrl: NOWHERE, sender: null });
    await expect(send(id, away)).rejects.toThrow('ECONNREFUSED');
    away.close();
    const kept = async () => (await database.orm.em.fork().findOneOrFail(StatementMail, { id })).content;
    const before = Buffer.from((await kept()) ?? []);
    expect(before.length).toBeGreaterThan(0);
    await sampleInvoice(database.orm, { creditorId, debtorId });
    expect(await send(id)).toBe('sent');
    expect(before.equals(Buffer.from((await kept()) ?? []))).toBe(true);
  });

  test('is refused without an address, with days that end before they begin, and of another creditor’s debtor', async () => {
    const nobody = await debtorWith('intet@prove.example');
    await call('patch', `/v1/debtors/${nobody}`, { body: { email: null } });
    expect([(await ask(JANUARY, nobody)).status, (await ask(JANUARY, nobody)).body.code]).toEqual([
      409,
      'debtor_without_email',
    ]);
    const backwards = await ask({ from: '2026-02-01', to: '2026-01-31' });
    expect([backwards.status, backwards.body.errors]).toMatchObject([422, [{ path: '/to', code: 'before_from' }]]);
    const stranger = await api.creditor();
    const path = `/v1/debtors/${debtorId}/statement/mail`;
    expect((await api.call('post', path, { key: stranger.admin, body: JANUARY })).status).toBe(404);
    expect(await count()).toBe(0);
  });

  test('stands on the trail of its debtor', async () => {
    const { id } = (await ask()).body;
    await send(id);
    const { data } = (await call('get', `/v1/debtors/${debtorId}/audit`)).body;
    const told = data.filter(({ objectType }: { objectType: string }) => objectType === 'statement_mail');
    expect(told).toMatchObject([{ action: 'created', objectId: id }]);
  });
});
