import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { insertPrintBatch } from '../prints/insert-batch.ts';
import { queueFirstPrint } from '../prints/queue-prints.ts';
import { findMailDifferences } from './find-mail-differences.ts';
import { findMissingPrints } from './find-missing-prints.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm, { bsSettings: { services: { slips: 'daily' } } });
});
afterAll(() => database.close());

async function issued(delivery: DocumentDelivery): Promise<InvoiceId> {
  const debtorId = await sampleDebtor(database.orm, { creditorId, delivery });
  const startOn = civilDate('2026-11-01');
  const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn });
  const outcome = await createDraftInvoice(database)({
    subscriptionId,
    periodIndex: 0,
    billedAtMs: Date.UTC(2026, 10, 2),
  });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  return outcome.invoiceId;
}

const run = (sql: string, invoiceId: InvoiceId) => database.orm.em.fork().execute(sql, [invoiceId]);
const found = async () => {
  const em = database.orm.em.fork();
  const differences = [
    ...(await findMissingPrints(em, { creditorId })),
    ...(await findMailDifferences(em, { creditorId })),
  ];
  return differences.map(({ code, objectId }) => `${code} ${objectId}`);
};

test('a document is missed in the way in which it was to go, and in no other', async () => {
  const [mail, paper] = [await issued('mail'), await issued('paper'), await issued('slip')];
  expect(await found()).toEqual([]);
  await run('delete from print_item where invoice_id = ?', paper);
  await run('delete from mail_queue where id = ?', mail);
  await run('delete from invoice_mail where invoice_id = ?', mail);
  expect(await found()).toEqual([`print_missing ${paper}`, `mail_missing ${mail}`]);
  const em = database.orm.em.fork();
  expect(await queueFirstPrint(em, { creditorId, invoiceId: paper })).toBe(true);
  expect(await queueFirstPrint(em, { creditorId, invoiceId: paper })).toBe(false);
  expect(await found()).toEqual([`mail_missing ${mail}`]);
  await database.orm.em.fork().transactional((inside) => insertPrintBatch(inside, { creditorId, limit: 1 }));
  await expect(run('delete from print_item where invoice_id = ?', paper)).rejects.toThrow('is in a batch');
});
