import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCloseSlips } from '../../activities/deliveries/close-slips.ts';
import { queueSlipsAgain } from '../collections/queue-slips.ts';
import { Debtor } from '../entities/debtor.ts';
import { insertPrintBatch } from '../prints/insert-batch.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import {
  goRounds,
  lateInvoice,
  type LateInvoice,
  lettersOf,
  openOreOf,
  payInvoice,
  SAMPLE_LEVELS,
} from '../../tests/support/debtors-in-arrears.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { withdrawLetters } from './withdraw-letters.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const FIRST_LETTER = '2026-02-10';
const PAID_ON = '2026-02-11';
const NEXT_ROUND = '2026-02-12';
/** With a fee, interest and compensation at once, then the notice. */
const CHARGING = SAMPLE_LEVELS.slice(1).map((level, index) => (index === 0 ? { ...level, afterDays: 8 } : level));

/** A business in arrears whose first letter lies where it is to go from. */
async function letterLies(delivery: DocumentDelivery = 'mail'): Promise<LateInvoice & { reminderId: InvoiceId }> {
  const { orm } = database;
  const late = await lateInvoice(orm, { kind: 'business', levels: CHARGING });
  const em = orm.em.fork();
  await em.nativeUpdate(Debtor, { id: late.debtorId }, { delivery, email: 'prove@prove.example' });
  await em.execute(
    `update creditor set pbs_number = '00007702', bs_debtor_group = '00001', bs_data_supplier_number = '10007702', bs_main_text = 'Prøve',
       bs_settings = '{"services": {"slips": "daily"}}' where id = ? and ?::boolean`,
    [late.creditorId, delivery === 'slip'],
  );
  await go(late, FIRST_LETTER);
  const [letter] = await em.execute<{ id: InvoiceId }[]>('select id from reminder where debtor_id = ?', [
    late.debtorId,
  ]);
  if (letter === undefined) throw new Error('no letter');
  return { ...late, reminderId: letter.id };
}

const go = ({ creditorId }: LateInvoice, from: string) =>
  goRounds(database.orm, { creditorId, from, mailsGoOut: false });
const pay = (late: LateInvoice, amountOre = 1000_00n) => payInvoice(database.orm, { ...late, amountOre, on: PAID_ON });
const rows = (sql: string, id: string) => database.orm.em.fork().execute(sql, [id]);
const mailOf = (id: InvoiceId) =>
  rows(
    `select status, (select count(*)::int from mail_queue where id = m.invoice_id) queued from invoice_mail m where invoice_id = ?`,
    id,
  );
const waiversOf = (id: InvoiceId) =>
  rows(
    `select charge, amount_ore::int ore, rule, booked_on "on" from reminder_waiver where reminder_id = ? order by 1`,
    id,
  );
async function undoPayment({ invoiceId }: LateInvoice): Promise<void> {
  await rows(`update payment_match set undone_at = now(), undone_on = '2026-02-12' where invoice_id = ?`, invoiceId);
}
const withdrawnOn = (id: InvoiceId) =>
  rows('select withdrawn_on "on" from reminder_withdrawal where reminder_id = ?', id);

describe('a letter that has not gone when all that it lists is paid', () => {
  test('is withdrawn with all that it charges: its mail is not needed, and nothing is owed', async () => {
    const late = await letterLies();
    await pay(late);
    const [round] = await go(late, NEXT_ROUND);
    expect(round).toMatchObject({ withdrawn: 1, waivedCharges: 0, sent: 0 });
    expect(await mailOf(late.reminderId)).toEqual([{ status: 'not_needed', queued: 0 }]);
    const base = { rule: 'paid_before_sent', on: NEXT_ROUND };
    expect(await waiversOf(late.reminderId)).toEqual([
      { ...base, charge: 'compensation', ore: 310_00 },
      { ...base, charge: 'fee', ore: 100_00 },
      { ...base, charge: 'interest', ore: 214 },
    ]);
    expect(await openOreOf(database.orm, late.debtorId)).toBe(0n);
    expect(await withdrawnOn(late.reminderId)).toEqual([{ on: NEXT_ROUND }]);
    const [again] = await go(late, '2026-02-13');
    expect([again?.withdrawn, await waiversOf(late.reminderId)]).toMatchObject([0, { length: 3 }]);
  });

  test('is withdrawn once by two at once', async () => {
    const late = await letterLies();
    await pay(late);
    const withdraw = () =>
      withdrawLetters(database.orm.em.fork(), { creditorId: late.creditorId, on: civilDate(NEXT_ROUND) });
    await Promise.all([withdraw(), withdraw(), withdraw()]);
    expect(await waiversOf(late.reminderId)).toHaveLength(3);
    expect(await openOreOf(database.orm, late.debtorId)).toBe(0n);
  });

  test('is taken out of the print queue', async () => {
    const late = await letterLies('paper');
    await pay(late);
    expect(await rows('select from print_item where invoice_id = ?', late.reminderId)).toHaveLength(1);
    await go(late, NEXT_ROUND);
    expect(await rows('select from print_item where invoice_id = ?', late.reminderId)).toEqual([]);
    expect(await waiversOf(late.reminderId)).toHaveLength(3);
  });

  test('sends no slip that asks for its charges alone, nor is one queued when the invoice is open again', async () => {
    const late = await letterLies('slip');
    await pay(late);
    const closeSlips = createCloseSlips({ orm: database.orm, bsSubsystem: 'BS1' });
    const deliveryId = crypto.randomUUID() as DeliveryId;
    const closed = await closeSlips({ creditorId: late.creditorId, deliveryId, closedAtMs: Date.UTC(2026, 1, 12, 7) });
    expect(closed).toEqual({ deliveryId: null });
    expect(await rows('select status from slip where invoice_id = ?', late.reminderId)).toEqual([
      { status: 'withdrawn' },
    ]);
    expect(await waiversOf(late.reminderId)).toHaveLength(3);
    await undoPayment(late);
    const { creditorId, invoiceId } = late;
    expect(await queueSlipsAgain(database.orm.em.fork(), { creditorId, invoiceIds: [invoiceId] })).toEqual([]);
  });
});

describe('a letter stands', () => {
  test('of which some is still to pay', async () => {
    const late = await letterLies();
    await pay(late, 999_99n);
    await go(late, NEXT_ROUND);
    expect(await mailOf(late.reminderId)).toMatchObject([{ status: 'waiting', queued: 1 }]);
    expect(await waiversOf(late.reminderId)).toEqual([]);
  });

  test.each([
    ['has been sent', `update invoice_mail set status = 'sent', sent_at = now() where invoice_id = ?`],
    ['one of two addresses has', `update invoice_mail set taken = '{et@prove.example}' where invoice_id = ?`],
    ['the post office has in hand', `update mail_queue set call_id = uuidv7() where id = ?`],
  ])('that %s', async (_, sql) => {
    const late = await letterLies();
    await rows(sql, late.reminderId);
    await pay(late);
    await go(late, NEXT_ROUND);
    expect(await withdrawnOn(late.reminderId)).toEqual([]);
    expect(await waiversOf(late.reminderId)).toEqual([]);
  });

  test('that is in a batch of letters, and the database refuses to withdraw it', async () => {
    const late = await letterLies('paper');
    const { creditorId, reminderId } = late;
    await database.orm.em.fork().transactional((em) => insertPrintBatch(em, { creditorId, limit: 9 }));
    await pay(late);
    await go(late, NEXT_ROUND);
    expect(await withdrawnOn(reminderId)).toEqual([]);
    const insert = database.orm.em
      .fork()
      .execute(`insert into reminder_withdrawal (reminder_id, creditor_id, withdrawn_on) values (?, ?, '2026-02-12')`, [
        reminderId,
        creditorId,
      ]);
    await expect(insert).rejects.toThrow('has gone to its debtor');
  });
});

test('a letter that was withdrawn raised nothing: what is open again comes to the same level, and no case is opened of it', async () => {
  const late = await letterLies();
  await pay(late);
  await go(late, NEXT_ROUND);
  await undoPayment(late);
  await go(late, '2026-02-13');
  expect(await lettersOf(database.orm, late.debtorId)).toMatchObject([
    { issuedOn: FIRST_LETTER, level: 1 },
    { issuedOn: '2026-02-13', level: 1 },
  ]);
});
