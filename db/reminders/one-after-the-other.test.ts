import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { InvoiceId, ReminderProposalId } from '../../domain/identifiers/ids.ts';
import {
  arrearsDebtor,
  goRounds,
  invoiceDue,
  lateInvoice,
  lettersOf,
  openOreOf,
  payInvoice,
} from '../../tests/support/debtors-in-arrears.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { untilSomethingWaits } from '../../tests/support/until-something-waits.ts';
import { ReminderSettingsRow } from '../entities/reminder-settings.ts';
import { holdInvoices } from '../payments/hold-balances.ts';
import { loadReminderSettings } from './load-reminder-settings.ts';
import { approveProposal, proposeReminder } from './proposals.ts';
import { waiveByPerson, waiveByRule } from './waive-charges.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const oneId = async <Id>(sql: string, values: unknown[]): Promise<Id> => {
  const [row] = await database.orm.em.fork().execute<{ id: Id }[]>(sql, values);
  if (row === undefined) throw new Error('there is none');
  return row.id;
};

test('a person approves a letter while the round brings its proposal up to date', async () => {
  const { orm } = database;
  const { creditorId, debtorId, invoiceId } = await lateInvoice(orm, { waitsForApproval: true });
  await goRounds(orm, { creditorId, from: '2026-02-10' });
  const sql = 'select id from reminder_proposal where debtor_id = ?';
  const proposalId = await oneId<ReminderProposalId>(sql, [debtorId]);
  const settings = await loadReminderSettings(orm.em.fork(), creditorId);
  if (settings === null) throw new Error('no settings');
  const asked = { creditorId, day: civilDate('2026-02-11'), settings, isBankFileMissing: false };
  let approving: Promise<unknown> = Promise.resolve();
  await orm.em.fork().transactional(async (em) => {
    await holdInvoices(em, { creditorId, invoiceIds: [invoiceId] });
    approving = orm.em.fork().transactional((own) => approveProposal(own, { ...asked, proposalId }));
    await untilSomethingWaits(orm);
    expect(await proposeReminder(em, { ...asked, debtorId })).toBe(true);
  });
  expect(await approving).toMatchObject({ kind: 'sent', isNew: true });
  expect(await lettersOf(orm, debtorId)).toHaveLength(1);
});

test('a person takes back a charge while the round takes back what had no ground', async () => {
  const { orm } = database;
  const { creditorId, debtorId, invoiceId } = await lateInvoice(orm);
  await goRounds(orm, { creditorId, from: '2026-02-10', through: '2026-02-24' });
  const sql = 'select id from reminder where debtor_id = ? and fee_ore > 0';
  const reminderId = await oneId<InvoiceId>(sql, [debtorId]);
  await payInvoice(orm, { creditorId, debtorId, invoiceId, amountOre: 1000_00n, on: '2026-02-02' });
  const bookedOn = civilDate('2026-02-25');
  const fee = { creditorId, reminderId, charge: 'fee', invoiceId: null, amountOre: 100_00n, bookedOn } as const;
  let taking: Promise<number> = Promise.resolve(0);
  await orm.em.fork().transactional(async (em) => {
    await holdInvoices(em, { creditorId, invoiceIds: [reminderId] });
    taking = orm.em.fork().transactional((own) => waiveByRule(own, { creditorId, debtorId, bookedOn }));
    await untilSomethingWaits(orm);
    expect(await waiveByPerson(em, { ...fee, note: 'aftalt' })).toEqual({ leftOre: 100_00n });
  });
  expect(await taking).toBe(1);
  expect(await openOreOf(orm, debtorId)).toBe(0n);
});

test('a creditor pauses in the middle of a round: what is not sent yet is not sent', async () => {
  const { orm } = database;
  const first = await lateInvoice(orm);
  const { creditorId } = first;
  const debtorId = await arrearsDebtor(orm, { creditorId });
  await invoiceDue(orm, { creditorId, debtorId, dueOn: '2026-02-02' });
  let round: Promise<unknown> = Promise.resolve();
  await orm.em.fork().transactional(async (em) => {
    await holdInvoices(em, { creditorId, invoiceIds: [first.invoiceId] });
    round = goRounds(orm, { creditorId, from: '2026-02-10' });
    await untilSomethingWaits(orm);
    await orm.em.fork().nativeUpdate(ReminderSettingsRow, { creditorId }, { isPaused: true });
  });
  await round;
  expect(await lettersOf(orm, debtorId)).toEqual([]);
});
