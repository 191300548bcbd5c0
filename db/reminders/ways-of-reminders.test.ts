import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { queueSlipsAgain } from '../collections/queue-slips.ts';
import { Debtor } from '../entities/debtor.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import { goRounds, lateInvoice, lettersOf, SAMPLE_LEVELS } from '../../tests/support/debtors-in-arrears.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { loadReminderSettings } from './load-reminder-settings.ts';
import { previewReminders } from './preview-reminders.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const FIRST_LETTER = '2026-02-10';
const NOTICE_ALONE = SAMPLE_LEVELS.slice(2).map((level) => ({ ...level, afterDays: 8 }));

/** A debtor in arrears whose invoice reached it by mail, and who gets documents in another way since. */
async function getsThemBy(
  delivery: DocumentDelivery,
  { email = 'prove@prove.example', ...services }: { email?: string | null; slips?: string; slipAndMail?: boolean } = {},
): Promise<{ creditorId: CreditorId; debtorId: DebtorId }> {
  const { orm } = database;
  const { creditorId, debtorId } = await lateInvoice(orm, { levels: NOTICE_ALONE });
  const em = orm.em.fork();
  await em.nativeUpdate(Debtor, { id: debtorId }, { delivery, email });
  await em.execute('update creditor set bs_settings = ?::jsonb where id = ?', [
    JSON.stringify({ services }),
    creditorId,
  ]);
  return { creditorId, debtorId };
}

const go = (creditorId: CreditorId, { mailsGoOut }: { mailsGoOut: boolean }) =>
  goRounds(database.orm, { creditorId, from: FIRST_LETTER, mailsGoOut });

const casesOf = (debtorId: DebtorId) =>
  database.orm.em.fork().execute('select opened_on "openedOn" from debt_case where debtor_id = ?', [debtorId]);

const WAYS = `
select (select count(*)::int from invoice_mail where invoice_id = r.id) mails,
  (select count(*)::int from print_item where invoice_id = r.id) prints, (select count(*)::int from slip where invoice_id = r.id) slips
from reminder r where debtor_id = ?`;

describe('a letter goes one way and no other, but for a mail along with a slip where the creditor has it so', () => {
  test.each([
    ['mail', {}, { mails: 1, prints: 0, slips: 0 }],
    ['paper', {}, { mails: 0, prints: 1, slips: 0 }],
    ['paper', { slips: 'daily' }, { mails: 0, prints: 1, slips: 0 }],
    ['slip', { slips: 'daily' }, { mails: 0, prints: 0, slips: 1 }],
    ['slip', { slips: 'daily', slipAndMail: true }, { mails: 1, prints: 0, slips: 1 }],
    ['slip', { slips: 'daily', slipAndMail: true, email: null }, { mails: 0, prints: 0, slips: 1 }],
    ['mail', { slips: 'daily', slipAndMail: true }, { mails: 1, prints: 0, slips: 0 }],
    ['paper', { slips: 'daily', slipAndMail: true }, { mails: 0, prints: 1, slips: 0 }],
    ['mail', { email: null, slips: 'with_collections' }, { mails: 0, prints: 0, slips: 1 }],
  ] as const)('%s, %j', async (delivery, given, ways) => {
    const { creditorId, debtorId } = await getsThemBy(delivery, given);
    await go(creditorId, { mailsGoOut: false });
    expect(await database.orm.em.fork().execute(WAYS, [debtorId])).toEqual([ways]);
  });

  test.each([
    ['slip', {}],
    ['mail', { email: null }],
  ] as const)('%s, %j: nobody is charged for a letter that reaches nobody', async (delivery, given) => {
    const { creditorId, debtorId } = await getsThemBy(delivery, given);
    await go(creditorId, { mailsGoOut: false });
    expect(await lettersOf(database.orm, debtorId)).toEqual([]);
    const em = database.orm.em.fork();
    const settings = await loadReminderSettings(em, creditorId);
    if (settings === null) throw new Error('no settings');
    const on = civilDate(FIRST_LETTER);
    const preview = await previewReminders(em, { creditorId, on, settings, isBankFileMissing: false, after: null });
    expect(preview.map(({ decision }) => decision)).toMatchObject([
      { kind: 'none', reasons: [{ code: 'unreachable' }] },
    ]);
  });
});

test('the slip of a letter of which nothing was open is queued again where something that it lists is open again', async () => {
  const { creditorId, debtorId } = await getsThemBy('slip', { slips: 'daily' });
  await go(creditorId, { mailsGoOut: false });
  const em = database.orm.em.fork();
  const [listed] = await em.execute<{ id: InvoiceId; reminderId: InvoiceId }[]>(
    `update slip s set status = 'withdrawn' from reminder_invoice l
     where s.debtor_id = ? and l.reminder_id = s.invoice_id returning l.invoice_id id, l.reminder_id "reminderId"`,
    [debtorId],
  );
  if (listed === undefined) throw new Error('the letter has a slip');
  const asked = { creditorId, invoiceIds: [listed.id] };
  expect(await em.transactional((own) => queueSlipsAgain(own, asked))).toEqual([listed.reminderId]);
  expect(await em.transactional((own) => queueSlipsAgain(own, asked))).toEqual([]);
});

describe('a case for collection', () => {
  const THROUGH = '2026-03-20';

  test('waits for ten days after the notice has gone, though its deadline has passed', async () => {
    const { creditorId, debtorId } = await getsThemBy('mail');
    const days = { creditorId, from: FIRST_LETTER, mailsGoOut: false };
    await goRounds(database.orm, { ...days, through: THROUGH });
    expect(await casesOf(debtorId)).toEqual([]);
    const sent = `update invoice_mail set status = 'sent', sent_at = '2026-03-10' where invoice_id = (select id from reminder where debtor_id = ?)`;
    await database.orm.em.fork().execute(sent, [debtorId]);
    await goRounds(database.orm, { ...days, from: '2026-03-19', through: THROUGH });
    expect(await casesOf(debtorId)).toEqual([]);
    await goRounds(database.orm, { ...days, from: '2026-03-23' });
    expect(await casesOf(debtorId)).toEqual([{ openedOn: '2026-03-23' }]);
  });
});
