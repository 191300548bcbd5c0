import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { DebtorId, InvoiceId, ReminderProposalId } from '../../domain/identifiers/ids.ts';
import {
  goRounds,
  lateInvoice,
  type LateInvoice,
  lettersOf,
  payInvoice,
} from '../../tests/support/debtors-in-arrears.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { loadReminderSettings } from './load-reminder-settings.ts';
import { approveProposal } from './proposals.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Proposed extends LateInvoice {
  readonly proposalId: ReminderProposalId;
}

const proposalsOf = (debtorId: DebtorId) =>
  database.orm.em
    .fork()
    .execute<{ id: ReminderProposalId; on: string; state: string; reminderId: InvoiceId | null }[]>(
      'select id, proposed_on "on", state, reminder_id "reminderId" from reminder_proposal where debtor_id = ? order by id',
      [debtorId],
    );

/** A first letter that waits for a person since Tuesday 10 February 2026. */
async function proposed(): Promise<Proposed> {
  const debt = await lateInvoice(database.orm, { waitsForApproval: true });
  await goRounds(database.orm, { creditorId: debt.creditorId, from: '2026-02-10' });
  const [proposal] = await proposalsOf(debt.debtorId);
  return { ...debt, proposalId: proposal?.id ?? (uuid() as ReminderProposalId) };
}

async function approve({ creditorId, proposalId }: Proposed, day: string) {
  const settings = await loadReminderSettings(database.orm.em.fork(), creditorId);
  if (settings === null) throw new Error('no settings');
  const asked = { creditorId, proposalId, day: civilDate(day), settings, isBankFileMissing: false };
  return database.orm.em.fork().transactional((em) => approveProposal(em, asked));
}

test('a letter that a person approves is sent as it is due on that day, once', async () => {
  const waiting = await proposed();
  await payInvoice(database.orm, { ...waiting, amountOre: 400_00n, on: '2026-02-11' });
  const sent = await approve(waiting, '2026-02-12');
  expect(sent).toMatchObject({ kind: 'sent', isNew: true });
  expect(await approve(waiting, '2026-02-12')).toEqual({ kind: 'decided', state: 'sent' });
  expect(await lettersOf(database.orm, waiting.debtorId)).toMatchObject([{ issuedOn: '2026-02-12', asked: 600 }]);
  const reminderId = 'reminderId' in sent ? sent.reminderId : null;
  expect(await proposalsOf(waiting.debtorId)).toMatchObject([{ state: 'sent', reminderId }]);
});

test('what was paid meanwhile is not sent, and on a day on which banks are closed nothing is', async () => {
  const waiting = await proposed();
  expect(await approve(waiting, '2026-02-14')).toMatchObject({ kind: 'none', reasons: [{ code: 'bank_closed' }] });
  await payInvoice(database.orm, { ...waiting, amountOre: 1000_00n, on: '2026-02-11' });
  expect(await approve(waiting, '2026-02-12')).toMatchObject({ kind: 'none', reasons: [{ code: 'nothing_overdue' }] });
  expect(await lettersOf(database.orm, waiting.debtorId)).toEqual([]);
});

test('a letter that a person rejects is proposed again when the days of its level have passed since', async () => {
  const { creditorId, debtorId, proposalId } = await proposed();
  await database.orm.em
    .fork()
    .execute(`update reminder_proposal set state = 'rejected', decided_at = '2026-02-10T12:00:00Z' where id = ?`, [
      proposalId,
    ]);
  await goRounds(database.orm, { creditorId, from: '2026-02-11', through: '2026-02-20' });
  expect(await proposalsOf(debtorId)).toMatchObject([
    { on: '2026-02-10', state: 'rejected' },
    { on: '2026-02-18', state: 'waiting' },
  ]);
});
