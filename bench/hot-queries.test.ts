import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCloseDelivery } from '../activities/deliveries/close-delivery.ts';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import { createEnqueueCollection } from '../activities/collections/enqueue-collection.ts';
import { FINDERS } from '../activities/self-checks/run-self-check.ts';
import { listAudit } from '../api/audit/list-audit.ts';
import { OBJECT_AUDIT_ROUTES } from '../api/audit/list-object-audit.ts';
import { listCollections } from '../api/collections/list-collections.ts';
import { listDebtors } from '../api/debtors/list-debtors.ts';
import { getDebtorAccount } from '../api/debtor-accounts/get-debtor-account.ts';
import { listDebtorBalances } from '../api/debtor-accounts/list-debtor-balances.ts';
import { listDebtorTransfers } from '../api/debtor-accounts/list-debtor-transfers.ts';
import { listDebtorGroups } from '../api/groups/debtor-groups/list-debtor-groups.ts';
import { listGroupMembers } from '../api/groups/debtor-groups/list-group-members.ts';
import { listDeliveries } from '../api/deliveries/list-deliveries.ts';
import { getForecast } from '../api/forecasts/get-forecast.ts';
import { listExpectedPayments } from '../api/forecasts/list-expected-payments.ts';
import type { Route } from '../api/http/route.ts';
import { listInvoices } from '../api/invoices/list-invoices.ts';
import { listItems } from '../api/items/list-items.ts';
import { listJournal } from '../api/ledger/list-journal.ts';
import { listLedgerAccounts } from '../api/ledger/list-ledger-accounts.ts';
import { listMonthFigures } from '../api/ledger/list-month-figures.ts';
import { listTurnover } from '../api/ledger/list-turnover.ts';
import { listMails } from '../api/mails/list-mails.ts';
import { getOverview } from '../api/overviews/get-overview.ts';
import { listReceivedDays } from '../api/overviews/list-received-days.ts';
import { listPayments } from '../api/payments/list-payments.ts';
import { listDebtorMemberships } from '../api/groups/memberships/list-debtor-memberships.ts';
import { listAllRuns } from '../api/groups/runs/list-all-runs.ts';
import { listGroupDebtors } from '../api/groups/subscription-groups/list-group-debtors.ts';
import { searchAll } from '../api/search/search-all.ts';
import { listSubscriptions } from '../api/subscriptions/list-subscriptions.ts';
import { ReminderSettingsRow } from '../db/entities/reminder-settings.ts';
import { loadCheckState } from '../db/measures/load-check-state.ts';
import { loadQueues } from '../db/measures/load-queues.ts';
import { findChargedDebtors, findOverdueDebtors } from '../db/reminders/find-overdue-debtors.ts';
import { closeDebtCases } from '../db/reminders/follow-debt-cases.ts';
import { issueReminder } from '../db/reminders/issue-reminder.ts';
import { isBankFileRead } from '../db/reminders/load-holdbacks.ts';
import { loadReminderSettings } from '../db/reminders/load-reminder-settings.ts';
import { decideReminders } from '../db/reminders/preview-reminders.ts';
import { findProposedDebtors } from '../db/reminders/proposals.ts';
import { waiveByRule } from '../db/reminders/waive-charges.ts';
import { findReminderDifferences } from '../db/self-checks/find-reminder-differences.ts';
import { deleteExpiredRows } from '../db/self-checks/delete-expired-rows.ts';
import { findAwaitedObjects, findLiveSubscriptions } from '../db/self-checks/find-live-subscriptions.ts';
import { findWaitingRuns } from '../db/self-checks/find-waiting-runs.ts';
import { findWaitingMails, findWaitingPaymentMails } from '../db/self-checks/find-mail-differences.ts';
import { previewSubscription } from '../api/subscriptions/preview-subscription.ts';
import { loadMatchCandidates } from '../db/payments/load-match-candidates.ts';
import { loadNamedInvoices, loadSameAmount } from '../db/payments/load-suggested-invoices.ts';
import { readPayerWords } from '../domain/payments/payer-words.ts';
import { loadInvoiceDocument } from '../db/invoices/load-invoice-document.ts';
import { noteMailAnswered, noteMailFailure } from '../db/mails/note-mail-outcome.ts';
import { storeInvoicePapers } from '../db/invoices/store-invoice-papers.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId, DeliveryId, InvoiceId, PaymentId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { sampleReminderSettings } from '../tests/support/debtors-in-arrears.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { findSequentialScans } from './find-sequential-scans.ts';
import { insertBilledHistory, pickBilled } from './insert-billed-history.ts';
import { insertDueSubscriptions, newSubscriptionIds } from './insert-due-subscriptions.ts';
import { insertGroups, pickGroups } from './insert-groups.ts';
import { insertItems } from './insert-items.ts';
import { recordStatements } from './record-statements.ts';

const CREDITORS = 20;
const SUBSCRIPTIONS_EACH = 500;

/** Ten thousand of everything are written. */
const FILL_TIMEOUT_MS = 240_000;

const START = civilDate('2026-11-01');
const SECOND_PERIOD_MS = Date.UTC(2026, 11, 1, 2);
const BEFORE_THE_DEADLINE_MS = Date.UTC(2026, 9, 20, 8);
/** A bank day long after all is due. */
const REMINDED_ON = civilDate('2182-03-05');
const DELIVERY_ID = '019f0000-0000-7000-8000-000000000001' as DeliveryId;

let database: OpenTestDatabase;
let creditorId: CreditorId;
let billed: Awaited<ReturnType<typeof pickBilled>>;
let groups: Awaited<ReturnType<typeof pickGroups>>;

beforeAll(async () => {
  database = await openTestDatabase();
  const { orm } = database;
  for (let creditor = 0; creditor < CREDITORS; creditor += 1) {
    creditorId = await sampleCreditor(orm);
    await insertDueSubscriptions(orm, {
      creditorId,
      firstNumber: 1,
      ids: newSubscriptionIds(SUBSCRIPTIONS_EACH),
      startOn: START,
    });
  }
  await insertBilledHistory(orm);
  billed = await pickBilled(orm, creditorId);
  await insertGroups(orm);
  groups = await pickGroups(orm, creditorId);
}, FILL_TIMEOUT_MS);
afterAll(() => database.close());

/** What the work's statements would read from end to end, each with the start of the statement that does. */
async function scansOf(work: () => Promise<unknown>): Promise<string[]> {
  const { statements } = await recordStatements(database.orm, work);
  const queries = statements.filter((statement) => !/^(begin|start transaction .*|commit)$/i.test(statement));
  expect(queries.length).toBeGreaterThan(0);
  const scans = await Promise.all(queries.map((query) => findSequentialScans(database.orm, query)));
  return scans.flatMap((tables, index) => tables.map((table) => `${table}: ${queries[index]?.slice(0, 200)}`));
}

/** Reads through a route as its handler does; of what a request carries it looks at the creditor and the database alone. */
function read(
  route: Route,
  query: Record<string, string>,
  params: Record<string, string> = {},
): () => Promise<unknown> {
  return () => {
    const context = { em: database.orm.em.fork(), creditorId } as unknown as Parameters<
      ReturnType<Route['prepare']>
    >[0];
    return route.prepare({ params, query, body: undefined })(context);
  };
}

test('a sequential scan of a big table is found', async () => {
  const { orm } = database;
  expect(await findSequentialScans(orm, `select id from invoice where total_ore > 1`)).toEqual(['invoice']);
  expect(await findSequentialScans(orm, `select id from creditor where name = ''`)).toEqual([]);
});

describe('no big table is read from end to end', () => {
  test('to tell what waits over all creditors', async () => {
    expect(await scansOf(() => loadQueues(database.orm.em.fork()))).toEqual([]);
    expect(await scansOf(() => loadCheckState(database.orm.em.fork()))).toEqual([]);
  });

  test('to draft an invoice', async () => {
    const input = {
      subscriptionId: billed.subscriptionId as SubscriptionId,
      periodIndex: 1,
      billedAtMs: SECOND_PERIOD_MS,
    };
    expect(await scansOf(() => createDraftInvoice(database)(input))).toEqual([]);
  });

  test('to answer again for a period that is billed', async () => {
    const input = {
      subscriptionId: billed.subscriptionId as SubscriptionId,
      periodIndex: 0,
      billedAtMs: SECOND_PERIOD_MS,
    };
    expect(await scansOf(() => createDraftInvoice(database)(input))).toEqual([]);
  });

  test('to mail an invoice and store what came of it', async () => {
    const em = database.orm.em.fork();
    const invoiceId = billed.id as InvoiceId;
    const papers = { invoiceId, creditorId, pdf: new Uint8Array([1]), message: new Uint8Array([2]) };
    expect(await scansOf(() => loadInvoiceDocument(em, invoiceId))).toEqual([]);
    expect(await scansOf(() => storeInvoicePapers(em, papers))).toEqual([]);
    expect(
      await scansOf(() => noteMailFailure(em, { invoiceId }, { error: new Error('no answer'), final: false })),
    ).toEqual([]);
    expect(await scansOf(() => noteMailAnswered(em, { invoiceId }, { taken: [], refused: [], deferred: [] }))).toEqual(
      [],
    );
  });

  test('to queue a collection', async () => {
    const invoiceId = billed.id as InvoiceId;
    expect(await scansOf(() => createEnqueueCollection(database)({ invoiceId }))).toEqual([]);
  });

  test('to find what a delivery takes along', async () => {
    const closeDelivery = createCloseDelivery({ ...database, bsSubsystem: 'BS1' });
    const input = { creditorId, deliveryId: DELIVERY_ID, closedAtMs: BEFORE_THE_DEADLINE_MS };
    expect(await scansOf(() => closeDelivery(input))).toEqual([]);
  });

  test('to send reminders, to take back what they must not keep, and to check them', async () => {
    const { orm } = database;
    const em = orm.em.fork();
    await em.insert(ReminderSettingsRow, { ...sampleReminderSettings(), creditorId });
    const settings = await loadReminderSettings(em, creditorId);
    if (settings === null) throw new Error('no settings');
    const [debtorId, ...others] = await findOverdueDebtors(em, { creditorId, day: REMINDED_ON, after: null });
    if (debtorId === undefined) throw new Error('nobody is in arrears');
    const page = { creditorId, on: REMINDED_ON, settings };
    expect(await scansOf(() => findOverdueDebtors(em, { creditorId, day: REMINDED_ON, after: debtorId }))).toEqual([]);
    expect(await scansOf(() => decideReminders(em, { ...page, debtorIds: [debtorId, ...others] }))).toEqual([]);
    const asked = { creditorId, debtorId, day: REMINDED_ON, settings, isBankFileMissing: false };
    const issue = () => orm.em.fork().transactional((inside) => issueReminder(inside, asked));
    expect(await scansOf(issue)).toEqual([]);
    expect(await scansOf(() => findChargedDebtors(em, { creditorId, since: START, after: null }))).toEqual([]);
    const take = () =>
      orm.em.fork().transactional((inside) => waiveByRule(inside, { ...asked, bookedOn: REMINDED_ON }));
    expect(await scansOf(take)).toEqual([]);
    expect(await scansOf(() => findProposedDebtors(em, { creditorId, after: null }))).toEqual([]);
    expect(await scansOf(() => closeDebtCases(em, { creditorId, day: REMINDED_ON }))).toEqual([]);
    const bankFile = { creditorId, day: REMINDED_ON, zone: 'Europe/Copenhagen' };
    expect(await scansOf(() => isBankFileRead(em, bankFile))).toEqual([]);
    const checkedAtMs = Date.parse(`${REMINDED_ON}T02:00:00Z`);
    expect(await scansOf(() => findReminderDifferences(em, { creditorId, checkedAtMs }))).toEqual([]);
  });

  test('to check a creditor, and to delete what is kept for a while only', async () => {
    const em = database.orm.em.fork();
    const input = { creditorId, checkedAtMs: SECOND_PERIOD_MS };
    for (const find of FINDERS) expect(await scansOf(() => find(em, input))).toEqual([]);
    expect(await scansOf(() => findLiveSubscriptions(em, input))).toEqual([]);
    expect(await scansOf(() => findAwaitedObjects(em, input))).toEqual([]);
    expect(await scansOf(() => findWaitingMails(em, input))).toEqual([]);
    expect(await scansOf(() => findWaitingPaymentMails(em, input))).toEqual([]);
    expect(await scansOf(() => findWaitingRuns(em, { ...input, settledMinutes: 10 }))).toEqual([]);
    expect(await scansOf(() => deleteExpiredRows(em, { creditorId, eventsKeptDays: 90, limit: 100 }))).toEqual([]);
  });

  test.each([
    ['subscriptions', listSubscriptions, {}],
    ['subscriptions that need attention', listSubscriptions, { status: 'needs_attention' }],
    ['active subscriptions', listSubscriptions, { status: 'active' }],
    ['invoices', listInvoices, {}],
    ['open invoices', listInvoices, { paymentStatus: 'open' }],
    ['overdue invoices', listInvoices, { paymentStatus: 'overdue' }],
    ['settled invoices', listInvoices, { paymentStatus: 'settled' }],
    ['open invoices by due date', listInvoices, { paymentStatus: 'open', sort: 'due' }],
    ['overdue invoices by due date', listInvoices, { paymentStatus: 'overdue', sort: 'due' }],
    ['invoices that are due in some days', listInvoices, { dueFrom: '2026-11-15', dueTo: '2026-11-16' }],
    ['invoices whose mail has failed', listInvoices, { mailStatus: 'failed' }],
    ['invoices whose mail is sent', listInvoices, { mailStatus: 'sent' }],
    ['invoices whose collection waits', listInvoices, { collectionStatus: 'queued' }],
    ['invoices whose collection is refused', listInvoices, { collectionStatus: 'rejected' }],
    ['invoices by the way of paying', listInvoices, { paymentMethod: 'fi71' }],
    ['invoices by their total', listInvoices, { amountFrom: '100', amountTo: '200' }],
    ['invoices by the name of the debtor', listInvoices, { q: 'kunde 777' }],
    ['invoices by a name that many have', listInvoices, { q: 'prøve' }],
    ['credit notes', listInvoices, { kind: 'credit_note' }],
    ['invoices, with their sums', listInvoices, { summary: 'true' }],
    ['overdue invoices, with their sums', listInvoices, { paymentStatus: 'overdue', summary: 'true' }],
    ['subscriptions by a name, with their number', listSubscriptions, { q: 'kunde 777', summary: 'true' }],
    ['payments by what the payer wrote', listPayments, { q: 'faktura 17' }],
    ['payments by their amount', listPayments, { amountFrom: '100', amountTo: '200' }],
    ['payments, with their sums', listPayments, { status: 'waiting', summary: 'true' }],
    ['payments', listPayments, {}],
    ['payments that wait', listPayments, { status: 'waiting' }],
    ['the journal', listJournal, {}],
    ['the journal of a month', listJournal, { from: '2026-11-01', to: '2026-11-30' }],
    ['the figures of months', listMonthFigures, {}],
    ['the turnover of a day', listTurnover, { from: '2026-11-01', to: '2026-11-01' }],
    ['what came in on some days', listReceivedDays, { from: '2026-11-01', to: '2026-11-30' }],
    ['accounts', listLedgerAccounts, {}],
    ['balances of debtors', listDebtorBalances, {}],
    ['debtors who are late', listDebtorBalances, { overdue: 'true' }],
    [
      'debtors who are late with most, with sums',
      listDebtorBalances,
      { overdue: 'true', sort: 'overdue', summary: 'true' },
    ],
    ['balances by a name', listDebtorBalances, { q: 'kunde 777' }],
    ['mails', listMails, {}],
    ['collections', listCollections, {}],
    ['deliveries', listDeliveries, {}],
    ['debtors', listDebtors, {}],
    ['debtors by a part of their name', listDebtors, { q: 'kunde 77' }],
    ['debtors by any of their addresses', listDebtors, { email: 'kopi777@prove.example' }],
    ['debtors by a part of an address', listDebtors, { q: 'kopi777@' }],
    ['debtors by a part that many have', listDebtors, { q: 'prove.example' }],
    ['mails that were refused for some', listMails, { refused: 'true' }],
    ['what a part of an address is found in', searchAll, { q: 'kopi777@' }],
    ['debtors with what they owe', listDebtors, { include: 'balance' }],
    ['runs', listAllRuns, {}],
    ['runs in which somebody needs attention', listAllRuns, { status: 'needs_attention' }],
    ['what a name is found in', searchAll, { q: 'kunde 777' }],
    ['what a number is found in', searchAll, { q: '374.63' }],
  ])('to list %s', async (_what, route, query) => {
    expect(await scansOf(read(route, query))).toEqual([]);
  });

  test('to find what payments of a file are for', async () => {
    const { number } = billed;
    const payment = {
      kind: 'paid',
      bsDebtorGroup: null,
      statedOn: civilDate('2026-11-15'),
      paidOn: civilDate('2026-11-15'),
      bookedOn: civilDate('2026-11-15'),
      amountOre: 37_463n,
      statedOre: 37_463n,
      payerText: null,
    } as const;
    const id = DELIVERY_ID as string as PaymentId;
    const ofCustomer = { customerNumber: number, paymentId: null, slipCreditorNumber: null, reference: number };
    const bySlip = { ...ofCustomer, customerNumber: null, paymentId: number.padStart(15, '0'), reference: null };
    const payments = [
      { ...payment, id, source: 'bs_automatic', ...ofCustomer },
      { ...payment, id, source: 'bs_slip', ...bySlip },
    ] as const;
    const em = database.orm.em.fork();
    expect(await scansOf(() => loadMatchCandidates(em, { creditorId, payments }))).toEqual([]);
    expect(await scansOf(() => loadSameAmount(em, { creditorId, amountOre: 37_463n }))).toEqual([]);
    const words = readPayerWords('Prøvekunde 12; kundenr 2003; faktura F1003, rate 1');
    expect(await scansOf(() => loadNamedInvoices(em, { creditorId, words, amountOre: 37_463n }))).toEqual([]);
  });

  test("to list one debtor's subscriptions, invoices, payments and account, and one subscription's invoices", async () => {
    const { debtorId, subscriptionId, number } = billed;
    expect(await scansOf(read(listSubscriptions, { debtorId }))).toEqual([]);
    expect(await scansOf(read(listInvoices, { debtorId }))).toEqual([]);
    expect(await scansOf(read(listPayments, { debtorId }))).toEqual([]);
    expect(await scansOf(read(listDebtorTransfers, {}, { debtorId }))).toEqual([]);
    expect(await scansOf(read(getDebtorAccount, {}, { debtorId }))).toEqual([]);
    expect(await scansOf(read(listInvoices, { subscriptionId }))).toEqual([]);
    expect(await scansOf(read(listInvoices, { q: number }))).toEqual([]);
    expect(await scansOf(read(listMails, { debtorId }))).toEqual([]);
    expect(await scansOf(read(listMails, { invoiceId: billed.id }))).toEqual([]);
    expect(await scansOf(read(listCollections, { debtorId }))).toEqual([]);
    expect(await scansOf(read(listCollections, { invoiceId: billed.id }))).toEqual([]);
    expect(await scansOf(read(listDebtorMemberships, {}, { debtorId }))).toEqual([]);
    expect(await scansOf(read(listSubscriptions, { debtorId, through: 'any' }))).toEqual([]);
  });

  test('to see what needs a person, what is overdue, what came in and what is coming', async () => {
    expect(await scansOf(read(getOverview, {}))).toEqual([]);
  });

  test('to preview a subscription, to forecast what is invoiced and to tell what is expected to be paid', async () => {
    const { subscriptionId } = billed;
    expect(await scansOf(read(previewSubscription, {}, { subscriptionId }))).toEqual([]);
    expect(await scansOf(read(getForecast, { months: '3' }))).toEqual([]);
    expect(await scansOf(read(listExpectedPayments, { from: '2026-11-01', to: '2026-11-30' }))).toEqual([]);
  });

  test('to find whom a subscription group bills, through groups of groups, and to list the members of a group', async () => {
    const { subscriptionId, debtorGroupId } = groups;
    const period = { from: '2026-12-01', to: '2026-12-31' };
    expect(await scansOf(read(listGroupDebtors, period, { subscriptionId }))).toEqual([]);
    expect(await scansOf(read(listGroupMembers, { on: '2026-12-01' }, { debtorGroupId }))).toEqual([]);
    expect(await scansOf(read(listGroupMembers, { debtorId: billed.debtorId }, { debtorGroupId }))).toEqual([]);
  });

  test('to show the audit trail, of an object, by a key and of some days too', async () => {
    const em = database.orm.em.fork();
    await em.transactional(async (inside) => {
      const actor = { role: 'operator', name: 'operator', apiKeyId: null, requestId: null };
      await inside.execute(`select set_config('termin.actor', ?, true)`, [JSON.stringify(actor)]);
      await inside.execute('update subscription set payment_terms_days = 30');
    });
    await em.execute('analyze audit_entry');
    const { subscriptionId } = billed;
    const trail = OBJECT_AUDIT_ROUTES.find(({ operationId }) => operationId === 'listSubscriptionAudit');
    if (trail === undefined) throw new Error('no such route');
    expect(await scansOf(read(trail, {}, { subscriptionId }))).toEqual([]);
    for (const query of [
      {},
      { objectId: subscriptionId },
      { apiKeyId: subscriptionId },
      { objectType: 'subscription' },
      { from: '2026-01-01', to: '2026-12-31' },
    ]) {
      expect(await scansOf(read(listAudit, query))).toEqual([]);
    }
  });
});

describe('where there are many items and debtor groups, none is looked at but those of the name', () => {
  beforeAll(() => insertItems(database.orm));

  test.each([
    ['items by a part of a name', listItems, { q: 'vare 77' }],
    ['items by a number, that are not archived', listItems, { q: 'P777', archived: 'false' }],
    ['debtor groups by a part of their name', listDebtorGroups, { q: 'hold 77' }],
    ['what a name is found in', searchAll, { q: 'hold 77' }],
  ])('to find %s', async (_what, route, query) => {
    expect(await scansOf(read(route, query))).toEqual([]);
  });
});
