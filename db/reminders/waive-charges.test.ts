import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { goRounds, lateInvoice, lettersOf, openOreOf, payInvoice } from '../../tests/support/debtors-in-arrears.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import type { ReminderCharge } from '../words/reminders.ts';
import { findWaivedCharges, waiveByPerson } from './waive-charges.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;
let reminderId: InvoiceId;

beforeAll(async () => {
  database = await openTestDatabase();
  const { orm } = database;
  ({ creditorId, debtorId, invoiceId } = await lateInvoice(orm, { kind: 'business' }));
  await goRounds(orm, { creditorId, from: '2026-02-10', through: '2026-02-24' });
  const [letter] = await orm.em
    .fork()
    .execute<{ id: InvoiceId }[]>('select id from reminder where debtor_id = ? and fee_ore > 0', [debtorId]);
  reminderId = letter?.id ?? invoiceId;
});
afterAll(() => database.close());

const waive = (charge: ReminderCharge, amountOre: bigint) =>
  database.orm.em.fork().transactional((em) =>
    waiveByPerson(em, {
      creditorId,
      reminderId,
      charge,
      invoiceId: charge === 'interest' ? invoiceId : null,
      amountOre,
      bookedOn: civilDate('2026-02-25'),
      note: 'aftalt',
    }),
  );

test('a person takes back what is left of a charge, and never more', async () => {
  expect(await openOreOf(database.orm, debtorId)).toBe(1415_88n);
  expect(await waive('fee', 60_00n)).toEqual({ leftOre: 100_00n });
  expect(await waive('fee', 60_00n)).toEqual({ leftOre: 40_00n });
  expect(await waive('compensation', 310_00n)).toEqual({ leftOre: 310_00n });
  expect(await waive('interest', 5_88n)).toEqual({ leftOre: 5_88n });
  expect(await waive('interest', 1n)).toEqual({ leftOre: 0n });
  expect(await openOreOf(database.orm, debtorId)).toBe(1040_00n);
});

test('two at once take back no more than was charged', async () => {
  const answers = await Promise.all([waive('fee', 40_00n), waive('fee', 40_00n)]);
  expect(new Set(answers.map(({ leftOre }) => leftOre))).toEqual(new Set([0n, 40_00n]));
  expect(await openOreOf(database.orm, debtorId)).toBe(1000_00n);
});

test('interest that a person has taken back is not charged again by the next letter, and is no part of what it came to', async () => {
  const { orm } = database;
  await goRounds(orm, { creditorId, from: '2026-02-26', through: '2026-03-10' });
  expect((await lettersOf(orm, debtorId)).at(-1)).toMatchObject({ issuedOn: '2026-03-10', interest: 3.74 });
  const find = () => findWaivedCharges(orm.em.fork(), { creditorId, debtorIds: [debtorId] });
  expect(await find()).toEqual(new Map());
  await payInvoice(orm, { creditorId, debtorId, invoiceId, amountOre: 500_00n, on: '2026-02-24' });
  expect((await find()).get(debtorId)).toMatchObject([{ charge: 'interest', amountOre: 2_01n }]);
});
