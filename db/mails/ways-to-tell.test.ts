import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createAnnounceIndexation } from '../../activities/indexations/announce-indexation.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { creditInvoice } from '../../domain/invoices/credit-invoice.ts';
import { DOCUMENT_DELIVERIES, type DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import { TOLD, type Told, WAYS_TO_TELL, type WayToTell } from '../../domain/mails/ways-to-tell.ts';
import { arrearsDebtor, goRounds, invoiceDue, remindingCreditor } from '../../tests/support/debtors-in-arrears.ts';
import { sampleSubscription } from '../../tests/support/sample-data.ts';
import { sampleIndexation } from '../../tests/support/sample-indexation.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { insertCreditNotes } from '../invoices/insert-credit-notes.ts';
import { loadCreditableInvoices } from '../invoices/load-creditable-invoices.ts';
import type { QueuedMailKind } from '../words/mails.ts';
import { insertPaymentMails } from './insert-payment-mails.ts';
import { insertMonthlyStatements } from './insert-statement-mails.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Story {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly invoiceId: InvoiceId;
}

/** How each of it comes to be told, of an invoice that is overdue. */
const DEEDS: Readonly<Record<Told, (story: Story) => Promise<unknown>>> = {
  invoice: () => Promise.resolve(),
  credit_note: ({ creditorId, invoiceId }) =>
    database.orm.em.fork().transactional(async (em) => {
      const [invoice] = await loadCreditableInvoices(em, { creditorId, invoiceIds: [invoiceId] });
      if (invoice === undefined) throw new Error('no invoice');
      const base = { text: 'Rabat', quantityMicro: 1_000_000n, vatCode: 'standard' } as const;
      const credit = creditInvoice(invoice, { kind: 'lines', lines: [{ ...base, unitPriceMicro: 10_000_000n }] });
      if ('refusal' in credit) throw new Error(credit.refusal);
      await insertCreditNotes(em, { creditorId, issuedOn: civilDate('2026-02-03'), notes: [{ invoice, credit }] });
    }),
  reminder: ({ creditorId }) => goRounds(database.orm, { creditorId, from: '2026-02-10', mailsGoOut: false }),
  payment_request: ({ creditorId, invoiceId }) =>
    insertPaymentMails(database.orm.em.fork(), {
      creditorId,
      requests: [{ invoiceId, reason: 'rejected', causeId: uuid() }],
    }),
  price_step: async ({ creditorId, debtorId }) => {
    const { orm } = database;
    const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn: civilDate('2026-11-01') });
    await sampleIndexation(orm, { creditorId, subscriptionId, fromOn: civilDate('2027-01-01') });
    await createAnnounceIndexation({ orm })({ creditorId, subscriptionId, nowMs: Date.UTC(2026, 11, 2, 3) });
  },
  monthly_statement: ({ creditorId }) =>
    insertMonthlyStatements(database.orm.em.fork(), {
      creditorId,
      month: civilDate('2026-01-01'),
      recipients: 'with_open',
      madeOn: civilDate('2026-02-03'),
      after: null,
      limit: 9,
    }),
};

const OF_DOCUMENT = (series: string) => `select id from invoice where debtor_id = ? and series = '${series}'`;
const IDS: Readonly<Record<Told, string>> = {
  invoice: OF_DOCUMENT('invoice'),
  credit_note: OF_DOCUMENT('credit_note'),
  reminder: OF_DOCUMENT('reminder'),
  payment_request: 'select m.id from payment_mail m join invoice i on i.id = m.invoice_id where i.debtor_id = ?',
  price_step:
    'select t.id from indexation_step t join subscription s on s.id = t.subscription_id where s.debtor_id = ?',
  monthly_statement: 'select id from statement_mail where debtor_id = ?',
};

/** Where it lies. */
async function waysOf(told: Told, { debtorId }: Story): Promise<WayToTell[]> {
  const rows = await database.orm.em.fork().execute<{ way: WayToTell }[]>(
    `with told as (${IDS[told]})
     select 'mail' way from invoice_mail where invoice_id in (select id from told)
     union all select 'mail' from payment_mail where id in (select id from told) and status = 'waiting'
     union all select 'mail' from statement_mail where id in (select id from told) and status = 'waiting'
     union all select 'mail' from indexation_mail where indexation_step_id in (select id from told)
     union all select 'paper' from print_item where coalesce(invoice_id, payment_mail_id, statement_mail_id, indexation_step_id) in (select id from told)
     union all select 'slip' from slip where invoice_id in (select id from told)`,
    [debtorId],
  );
  return rows.length === 0 ? ['none'] : rows.map(({ way }) => way);
}

async function storyOf(delivery: DocumentDelivery): Promise<Story> {
  const { orm } = database;
  const creditorId = await remindingCreditor(orm);
  await orm.em
    .fork()
    .execute(`update creditor set bs_settings = '{"services": {"slips": "daily"}}' where id = ?`, [creditorId]);
  const debtorId = await arrearsDebtor(orm, { creditorId, delivery, email: 'kunde@prove.example' });
  return { creditorId, debtorId, invoiceId: await invoiceDue(orm, { creditorId, debtorId, dueOn: '2026-02-02' }) };
}

test.each(DOCUMENT_DELIVERIES)(
  'all that a debtor is told goes as the table says, and no other way: %s',
  async (delivery) => {
    const story = await storyOf(delivery);
    // A slip that waits holds letters back.
    await database.orm.em.fork().execute(`update slip set status = 'withdrawn' where debtor_id = ?`, [story.debtorId]);
    for (const told of TOLD) {
      await DEEDS[told](story);
      expect({ told, ways: await waysOf(told, story) }).toEqual({ told, ways: [WAYS_TO_TELL[told][delivery]] });
    }
  },
);

/** What each kind of mail that the post office sends tells; the compiler asks for every one. */
const TOLD_BY: Readonly<
  Record<QueuedMailKind, readonly Told[] | 'when a person asks' | 'to people who sign in' | 'to the creditor'>
> = {
  invoice: ['invoice', 'credit_note', 'reminder'],
  payment: ['payment_request'],
  statement: ['monthly_statement'],
  copy: 'when a person asks',
  link: 'to people who sign in',
  webhook: 'to the creditor',
};

test('every table of mails to debtors is one that the table of ways knows', async () => {
  const tables = await database.orm.em
    .fork()
    .execute<{ name: string }[]>(
      `select relname "name" from pg_class where relkind = 'r' and relname like '%\\_mail%' order by 1`,
    );
  expect(tables.map(({ name }) => name)).toEqual([
    'indexation_mail',
    'invoice_mail',
    'invoice_mail_copy',
    'payment_mail',
    'statement_mail',
  ]);
  // A step of prices has a workflow of its own, which sends its mail.
  const told = Object.values(TOLD_BY).flatMap((one) => (typeof one === 'string' ? [] : one));
  expect([...told, 'price_step'].toSorted()).toEqual(TOLD.toSorted());
});
