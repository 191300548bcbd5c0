import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { IndexationMail } from '../../db/entities/indexation-mail.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { IndexationStepId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleIndexation } from '../../tests/support/sample-indexation.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createAnnounceIndexation } from './announce-indexation.ts';
import { createEmailIndexation } from './email-indexation.ts';
import { createMailer } from '../mails/mailer.ts';

const NOW_MS = Date.UTC(2026, 11, 2, 3);
/** The port of the discard service, where nothing listens. */
const NOWHERE = 'smtp://127.0.0.1:9';

let folder: string;
let database: OpenTestDatabase;
let mails: MailCatcher;
let stepId: IndexationStepId;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-indexation-'));
  [database, mails] = await Promise.all([openTestDatabase(), startMailCatcher({ folder })]);
  const { orm } = database;
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId, language: 'en' });
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2026-11-01') });
  await sampleIndexation(orm, { creditorId, subscriptionId, fromOn: civilDate('2027-01-01') });
  const outcome = await createAnnounceIndexation({ orm })({ creditorId, subscriptionId, nowMs: NOW_MS });
  if (outcome.kind !== 'mail') throw new Error(outcome.kind);
  stepId = outcome.stepId;
});
afterAll(async () => {
  await mails.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('the mail of a step is composed once, notes why it was not sent, and is sent once however often it is asked for', async () => {
  const { orm } = database;
  const kept = () => orm.em.fork().findOneOrFail(IndexationMail, { indexationStepId: stepId });
  const away = createMailer({ smtpUrl: NOWHERE, sender: null });
  await expect(createEmailIndexation({ orm, mailer: away })({ stepId })).rejects.toThrow('ECONNREFUSED');
  away.close();
  const first = await kept();
  expect(first).toMatchObject({ status: 'waiting', attempts: 1, messageId: `<${stepId}@indexation.termin>` });
  const mailer = createMailer({ smtpUrl: mails.smtpUrl, sender: null });
  for (let times = 0; times < 3; times += 1) {
    expect(await createEmailIndexation({ orm, mailer })({ stepId })).toBe('sent');
  }
  mailer.close();
  const [mail, ...others] = await mails.messages();
  expect(others).toEqual([]);
  expect(mail?.subject).toBe('New prices from Eksempelforeningen Ærø');
  expect(mail?.text).toContain('New price from 1 January 2027: 102.00');
  const sent = await kept();
  expect(sent).toMatchObject({ status: 'sent', attempts: 2, lastError: null });
  expect(Buffer.from(sent.content ?? []).equals(Buffer.from(first.content ?? []))).toBe(true);
});
