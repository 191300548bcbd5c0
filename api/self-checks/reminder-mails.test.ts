import { beforeEach, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { SelfCheck } from '../../db/entities/self-check.ts';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { findLedgerDifferences } from '../../db/self-checks/find-ledger-differences.ts';
import { findMailDifferences } from '../../db/self-checks/find-mail-differences.ts';
import { findMissingPrints } from '../../db/self-checks/find-missing-prints.ts';
import type { CreditorId, DebtorId, FindingId, InvoiceId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;

beforeEach(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId });
  invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId });
});

const remind = (email: string | null) =>
  sampleReminder(database.orm, { creditorId, debtorId, email, invoices: [sampleListed(invoiceId)] });
const sql = (statement: string, values: readonly unknown[]) => database.orm.em.fork().execute(statement, [...values]);

/** What the one difference of mails is found as, and what its repair did. */
async function repairTheOne() {
  const em = database.orm.em.fork();
  const [found, ...others] = await findMailDifferences(em, { creditorId });
  if (found === undefined || others.length > 0) throw new Error(`found ${JSON.stringify([found, ...others])}`);
  const selfCheckId = uuid() as SelfCheckId;
  const id = uuid() as FindingId;
  await em.insert(SelfCheck, { id: selfCheckId, creditorId });
  await em.insert(SelfCheckFinding, { id, creditorId, objectKey: '', ...found, status: 'open', selfCheckId });
  const answer = await api.call('post', `/v1/findings/${id}/repair`, { key: creditor.admin });
  return { found, repaired: answer.body };
}

test('a reminder that nobody was told of is found as one, and its mail is written', async () => {
  const reminderId = await remind(null);
  const { found, repaired } = await repairTheOne();
  expect(found).toMatchObject({
    code: 'mail_missing',
    objectType: 'reminder',
    objectId: reminderId,
    details: { number: 'R1' },
  });
  expect(repaired).toMatchObject({ objectType: 'reminder', status: 'repaired', repair: 'mail_written' });
  expect(await findMailDifferences(database.orm.em.fork(), { creditorId })).toEqual([]);
});

test('a mail of a reminder that failed is found as the reminder’s, and sent again', async () => {
  const reminderId = await remind('kunde@prove.example');
  await sql('delete from mail_queue where id = ?', [reminderId]);
  await sql(`update invoice_mail set status = 'failed' where invoice_id = ?`, [reminderId]);
  const { found, repaired } = await repairTheOne();
  expect(found).toMatchObject({ code: 'mail_failed', objectType: 'reminder', objectId: reminderId });
  expect(repaired).toMatchObject({ repair: 'mail_sent_again' });
  const waiting = await sql('select kind from mail_queue where id = ?', [reminderId]);
  expect(waiting).toEqual([{ kind: 'invoice' }]);
});

test('a reminder on paper that is in no print queue is found as the reminder’s', async () => {
  await sql(`update debtor set delivery = 'paper' where id = ?`, [debtorId]);
  const reminderId = await remind(null);
  await sql('delete from print_item where invoice_id = ?', [reminderId]);
  const found = await findMissingPrints(database.orm.em.fork(), { creditorId });
  expect(found).toMatchObject([{ code: 'print_missing', objectType: 'reminder', objectId: reminderId }]);
});

test('a balance of a reminder that is not what was posted is found as the reminder’s', async () => {
  const reminderId = await remind(null);
  await database.orm.em.fork().transactional(async (em) => {
    await em.execute('set local session_replication_role = replica');
    await em.execute('update invoice_balance set open_ore = 1 where invoice_id = ?', [reminderId]);
  });
  const found = await findLedgerDifferences(database.orm.em.fork(), { creditorId, checkedAtMs: 0 });
  expect(found).toMatchObject([{ code: 'ledger_out_of_step', objectType: 'reminder', objectId: reminderId }]);
});
