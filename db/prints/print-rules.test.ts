import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CreditorId, DebtorId, InvoiceId, PrintBatchId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { insertPrintBatch } from './insert-batch.ts';
import { keepBatchPdf } from './keep-batch-pdf.ts';
import { queuePrintAgain } from './queue-prints.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;
let batchId: PrintBatchId;

const run = (sql: string, values: readonly unknown[] = []) => database.orm.em.fork().execute(sql, [...values]);

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId, delivery: 'paper', email: null });
  invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId });
  const made = await database.orm.em.fork().transactional((em) => insertPrintBatch(em, { creditorId, limit: 1 }));
  if (made === null) throw new Error('no batch');
  batchId = made;
  await keepBatchPdf(database.orm.em.fork(), { creditorId, batchId, pdf: Buffer.from('%PDF-first') });
});
afterAll(() => database.close());

describe('of what is printed the database itself refuses', () => {
  test.each([['number = 9'], ['letters = 9'], [`letter_marks = 'c5'`]])('a batch with another %s', async (change) => {
    await expect(run(`update print_batch set ${change} where id = ?`, [batchId])).rejects.toThrow('never changes');
  });

  test('a batch that goes, one that is printed twice, and another PDF', async () => {
    await expect(run('delete from print_batch where id = ?', [batchId])).rejects.toThrow('never change');
    await run('update print_batch set printed_at = now() where id = ?', [batchId]);
    await expect(run('update print_batch set printed_at = null where id = ?', [batchId])).rejects.toThrow(
      'never changes',
    );
    await expect(run(`update print_batch_pdf set content = '' where batch_id = ?`, [batchId])).rejects.toThrow(
      'never change',
    );
    const kept = await keepBatchPdf(database.orm.em.fork(), { creditorId, batchId, pdf: Buffer.from('%PDF-second') });
    expect(Buffer.from(kept).toString()).toBe('%PDF-first');
  });

  test('a letter that is taken out of its batch, and one document that waits twice', async () => {
    await expect(run('update print_item set batch_id = null where batch_id = ?', [batchId])).rejects.toThrow(
      'is in a batch',
    );
    const again = () => queuePrintAgain(database.orm.em.fork(), { creditorId, invoiceId, reason: 'Krøllet' });
    expect(await again()).not.toBeNull();
    expect(await again()).toBeNull();
    await expect(
      run(`update print_item set reason = null where invoice_id = ? and batch_id is null`, [invoiceId]),
    ).rejects.toThrow('print_item_queued_once');
  });

  test('a way of delivery that is none', async () => {
    await expect(run(`update debtor set delivery = 'pigeon' where id = ?`, [debtorId])).rejects.toThrow(
      'debtor_delivery_is_known',
    );
  });
});

test('a reminder of a debtor who gets paper waits to be printed, and is not mailed', async () => {
  const reminderId = await sampleReminder(database.orm, {
    creditorId,
    debtorId,
    invoices: [sampleListed(invoiceId)],
  });
  expect(await run('select invoice_id from print_item where invoice_id = ?', [reminderId])).toHaveLength(1);
  expect(await run('select from invoice_mail where invoice_id = ?', [reminderId])).toEqual([]);
});
