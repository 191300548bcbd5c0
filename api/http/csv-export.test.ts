import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { v7 as uuid } from 'uuid';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { createEnqueueCollection } from '../../activities/collections/enqueue-collection.ts';
import { createStartRun } from '../../activities/groups/start-run.ts';
import { queueSlips } from '../../db/collections/queue-slips.ts';
import { Collection } from '../../db/entities/collection.ts';
import { DeliveryDecision } from '../../db/entities/delivery-decision.ts';
import { ReminderSettingsRow } from '../../db/entities/reminder-settings.ts';
import { insertCreditNotes } from '../../db/invoices/insert-credit-notes.ts';
import { loadCreditableInvoices } from '../../db/invoices/load-creditable-invoices.ts';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import { creditInvoice } from '../../domain/invoices/credit-invoice.ts';
import type { CreditorId, DebtorId, DeliveryDecisionId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleReminderSettings } from '../../tests/support/debtors-in-arrears.ts';
import { createKeyOfBefore } from '../../tests/support/key-of-before.ts';
import { insertOneOfEach } from '../../tests/support/one-of-each.ts';
import { storeArrears } from '../../tests/support/sample-reminder.ts';
import {
  sampleInvoice,
  sampleMandateEvent,
  sampleMatch,
  sampleNotice,
  samplePayment,
} from '../../tests/support/sample-payments.ts';
import { sampleDebtor, sampleOneOffLine, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { listedItem } from './pages.ts';
import type { Route } from './route.ts';
import { createOpenApi } from '../openapi.ts';
import { ROUTES } from '../routes.ts';
import { GOOD, type TestCreditor } from '../test-api.ts';

const BILLED_AT_MS = Date.UTC(2026, 10, 23, 2);
/** So far ahead that what a period's preview says of its billing does not hang on the moment that it is asked at. */
const GROUP_START_ON = civilDate('2182-01-01');
const AWKWARD = 'Æblegård "Ørsted"; Åse, & søn';

const { database, api } = await openTestApi();
let owner: TestCreditor;
let stranger: TestCreditor;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  owner = await api.creditor({
    betalingsservice: { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' },
  });
  stranger = await api.creditor();
  ids = await makeOneOfEach();
});

/** Something for every list, by the name of the path parameter that leads to it. */
async function makeOneOfEach(): Promise<Readonly<Record<string, string>>> {
  const { orm } = database;
  const create = async (path: string, body: unknown): Promise<string> =>
    (await api.call('post', path, { key: owner.admin, body })).body.id;
  const creditorId = owner.creditorId as CreditorId;
  const debtorId = await create('/v1/debtors', {
    ...GOOD.debtor,
    name: AWKWARD,
    addressLines: ['Prøvegade 2', 'st. tv.'],
  });
  const mandate = { mandateNumber: '123456789', activeFrom: '2026-01-01' };
  await api.call('put', `/v1/debtors/${debtorId}/mandate`, { key: owner.admin, body: mandate });
  const startOn = civilDate('2026-11-01');
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId: debtorId as DebtorId, startOn });
  await sampleOneOffLine(orm, { creditorId, subscriptionId, text: '=1+1' });
  const drafted = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS });
  if (drafted.kind !== 'issued') throw new Error(`no invoice: ${drafted.kind}`);
  await createEnqueueCollection({ orm })({ invoiceId: drafted.invoiceId });
  const em = orm.em.fork();
  await em.execute(`update subscription set reference = '@Reference' where id = ?`, [subscriptionId]);
  const itemId = await create('/v1/items', GOOD.item);
  const apiKeyId = await create('/v1/api-keys', { role: 'read_only', name: '-1' });
  await api.call('delete', `/v1/api-keys/${apiKeyId}`, { key: owner.admin });
  const webhookEndpointId = await create('/v1/webhook-endpoints', { url: 'https://modtager.example/' });
  await create(`/v1/webhook-endpoints/${webhookEndpointId}/test`, undefined);
  // One that works would end that of the environment.
  const operatorKey = await createKeyOfBefore(orm, { creditorId: null });
  await em.execute('update api_key set revoked_at = now() where id = ?', [operatorKey.id]);
  // The trail of what nobody has touched by a key is empty.
  const actor = JSON.stringify({ role: 'operator', name: 'operator', apiKeyId: null, requestId: null });
  const { deliveryId, selfCheckId, findingId } = await orm.em.fork().transactional(async (inside) => {
    await inside.execute(`select set_config('termin.actor', ?, true)`, [actor]);
    await inside.execute('update subscription set payment_terms_days = 30 where id = ?', [subscriptionId]);
    const given = { creditorId, subscriptionId, debtorId: debtorId as DebtorId };
    const made = await insertOneOfEach(inside, given);
    await inside.insert(DeliveryDecision, {
      id: uuid() as DeliveryDecisionId,
      creditorId,
      deliveryId: made.deliveryId,
      doubt: 'file_gone',
      decision: 'confirmed',
    });
    return made;
  });
  const values = [{ month: '2026-01', value: '118.1' }];
  await api.call('put', '/v1/index-tables/prisindeks', { key: owner.admin, body: { values } });
  await api.call('put', `/v1/items/${itemId}/prices/2099-01-01`, { key: owner.admin, body: { unitPrice: '2.50' } });
  const groupSubscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId: null,
    startOn: GROUP_START_ON,
  });
  const debtorGroupId = await create('/v1/debtor-groups', { name: '=Gruppe' });
  await create(`/v1/debtor-groups/${debtorGroupId}/members`, { debtorId, joinedOn: '2026-01-01' });
  await create(`/v1/subscriptions/${groupSubscriptionId}/members`, { debtorGroupId, joinedOn: '2026-01-01' });
  await api.call('put', `/v1/subscriptions/${groupSubscriptionId}/member-terms/${debtorId}`, {
    key: owner.admin,
    body: { quantity: '2' },
  });
  const run = { subscriptionId: groupSubscriptionId, periodIndex: 0, billedAtMs: Date.parse(GROUP_START_ON) };
  const started = await createStartRun({ orm })(run);
  if (started.kind !== 'started') throw new Error(`no run: ${started.kind}`);
  const [runId = ''] = started.runIds;
  const { invoiceId } = drafted;
  await creditTenKroner(creditorId, invoiceId);
  const { id: collectionId } = await em.findOneOrFail(Collection, { invoiceId });
  await api.call('post', `/v1/collections/${collectionId}/withdraw`, { key: owner.admin });
  await orm.em.fork().insert(ReminderSettingsRow, { ...sampleReminderSettings(), creditorId });
  const lateDebtorId = await sampleDebtor(orm, { creditorId, customerNumber: '9001' });
  await sampleInvoice(orm, { creditorId, debtorId: lateDebtorId });
  const arrears = await storeArrears(orm, { creditorId, debtorId: debtorId as DebtorId, invoiceId });
  const { reminderId, debtCaseId, proposalId } = arrears;
  const hold = `/v1/invoices/${invoiceId}/reminder-hold`;
  await api.call('delete', hold, { key: owner.admin });
  await create(`/v1/debt-cases/${debtCaseId}/hand-over`, { note: '=1+1' });
  await create(`/v1/reminder-proposals/${proposalId}/reject`, {});
  await api.call('put', hold, { key: owner.admin, body: { reason: '=Aftale' } });
  const paymentId = await samplePayment(orm, { creditorId, amountOre: 20_000n, payerText: '=1+1' });
  await sampleMatch(orm, { creditorId, paymentId, debtorId: debtorId as DebtorId, invoiceId, amountOre: 10_000n });
  await create(`/v1/payments/${paymentId}/assign`, {
    allocations: [
      { debtorId, amount: '99' },
      { invoiceId: reminderId, amount: '1' },
    ],
  });
  await create(`/v1/reminders/${reminderId}/waive`, { charge: 'fee', reason: '=1+1' });
  await em.execute(`update creditor set bs_settings = '{"services": {"slips": "daily"}}' where id = ?`, [creditorId]);
  await queueSlips(em, { creditorId, invoiceIds: [reminderId] });
  const mandateEventId = await sampleMandateEvent(orm, { creditorId });
  await api.call('post', `/v1/mandate-events/${mandateEventId}/settle`, { key: owner.admin });
  await api.call('post', '/v1/invitations', {
    key: owner.admin,
    body: { email: 'ny@prove.example', role: 'read_only' },
  });
  await create(`/v1/invoices/${invoiceId}/print`, { reason: '=1+1' });
  const printBatchId = await create('/v1/print-batches', {});
  await create(`/v1/invoices/${invoiceId}/print`, { reason: '-1' });
  await sampleNotice(orm, { creditorId, text: '-1' });
  const upload = { fileName: '=0602', origin: 'upload', uploadedBy: creditorId, content: [Buffer.from('x')] } as const;
  const { fileId } = await orm.em.fork().transactional((inside) => storeReceivedFile(inside, upload));
  return {
    ...arrears,
    creditorId,
    receivedFileId: fileId,
    deliveryId,
    collectionId,
    paymentId,
    mandateEventId,
    debtorId,
    subscriptionId,
    itemId,
    apiKeyId,
    webhookEndpointId,
    debtorGroupId,
    groupSubscriptionId,
    runId,
    invoiceId,
    selfCheckId,
    findingId,
    printBatchId,
  };
}

async function creditTenKroner(creditorId: CreditorId, invoiceId: InvoiceId): Promise<void> {
  await database.orm.em.fork().transactional(async (em) => {
    const [invoice] = await loadCreditableInvoices(em, { creditorId, invoiceIds: [invoiceId] });
    if (invoice === undefined) throw new Error('no invoice');
    const line = {
      text: 'Rabat',
      quantityMicro: 1_000_000n,
      unitPriceMicro: 10_000_000n,
      vatCode: 'standard',
    } as const;
    const credit = creditInvoice(invoice, { kind: 'lines', lines: [line] });
    if ('refusal' in credit) throw new Error(credit.refusal);
    await insertCreditNotes(em, { creditorId, issuedOn: civilDate('2026-11-23'), notes: [{ invoice, credit }] });
  });
}

const DOCUMENT = createOpenApi(ROUTES);

const lists = ROUTES.filter(({ method, schemas }) => method === 'get' && listedItem(schemas.answer) !== null).map(
  (route) => [route.operationId, route] as const,
);
/** Lists that only a subscription group has. */
const OF_A_GROUP =
  /^\/v1\/subscriptions\/\{subscriptionId\}\/(members|member-terms|debtors|debtors\/preview|runs|runs\/\{runId\}\/members)$/;
const pathOf = ({ path }: Route) =>
  path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const id = name === 'subscriptionId' && OF_A_GROUP.test(path) ? ids['groupSubscriptionId'] : ids[name];
    return id ?? `no ${name}`;
  });
const keyOf = ({ access }: Route) => (access === 'operator' ? api.operatorKey : owner.admin);

async function csvOf(
  path: string,
  { key = owner.admin, accept }: { key?: string; accept?: string } = {},
): Promise<string> {
  const answer = await api.call('get', path, { key, ...(accept === undefined ? {} : { headers: { accept } }) });
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
    path,
    200,
    'text/csv; charset=utf-8; header=present',
  ]);
  return Buffer.from(answer.body, 'latin1').toString('utf8');
}

const rowsOf = (csv: string): string[][] => parse(csv, { record_delimiter: '\r\n' });

/** Every value in the JSON of a row by its dotted path; what the schema does not tell the length of as JSON. */
function valuesOf(value: unknown, columns: readonly string[], path = ''): [string, string][] {
  if (value === null) return [];
  if (columns.includes(path) || typeof value !== 'object')
    return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, child]) =>
    valuesOf(child, columns, path === '' ? key : `${path}.${key}`),
  );
}

describe('every list as CSV', () => {
  test('there is something in each of them', () => {
    expect(lists.length).toBeGreaterThan(10);
  });

  test.each(lists)('%s: holds every value of the JSON, row by row', async (_operationId, route) => {
    const path = pathOf(route);
    const { data } = (await api.call('get', `${path}?limit=100`, { key: keyOf(route) })).body;
    expect(data).not.toEqual([]);
    const [columns = [], ...rows] = rowsOf(await csvOf(`${path}?format=csv`, { key: keyOf(route) }));
    const shown = rows.map((row) =>
      Object.fromEntries(row.flatMap((cell, index) => (cell === '' ? [] : [[columns[index], cell.replace(/^'/, '')]]))),
    );
    const values = data.map((item: unknown) => valuesOf(item, columns).filter(([, value]) => value !== ''));
    expect(shown).toEqual(values.map((row: [string, string][]) => Object.fromEntries(row)));
  });

  test.each(lists.filter(([, { access }]) => access !== 'operator'))(
    '%s: never holds a row of another creditor',
    async (_operationId, route) => {
      const foreign = await api.call('get', `${pathOf(route)}?format=csv`, { key: stranger.admin });
      if (route.path.includes('{')) {
        expect([foreign.status, foreign.body.code]).toEqual([404, 'not_found']);
      } else {
        expect(foreign.status).toBe(200);
        for (const id of [...Object.values(ids), owner.creditorId]) expect(foreign.body).not.toContain(id);
      }
    },
  );

  test.each(lists)('%s: is documented', (_operationId, { path }) => {
    const operation = DOCUMENT.paths?.[path]?.get;
    expect(Object.keys(operation?.responses?.['200']?.content ?? {})).toEqual(['application/json', 'text/csv']);
    expect(operation?.parameters).toContainEqual(expect.objectContaining({ in: 'query', name: 'format' }));
  });
});

test('a preview of many changes, which lists what is asked for in a body, is had as CSV too', async () => {
  const body = {
    selection: { subscriptionIds: [ids['subscriptionId']] },
    change: { kind: 'percent', percent: '2.5' },
    effective: 'next_period',
  };
  const answer = await api.call('post', '/v1/price-changes/preview?format=csv', { key: owner.admin, body });
  const [columns, ...rows] = rowsOf(Buffer.from(answer.body, 'latin1').toString('utf8'));
  expect(columns?.slice(0, 2)).toEqual(['subscriptionId', 'reference']);
  expect(rows.map(([id, reference]) => [id, reference])).toEqual([[ids['subscriptionId'], "'@Reference"]]);
});

describe('the file', () => {
  test('is UTF-8 with commas and points for programs, by format and by Accept alike', async () => {
    const csv = await csvOf('/v1/debtors?format=csv');
    expect(csv).toMatch(/^id,customerNumber,name,addressLines\.0,addressLines\.1,/);
    expect(csv).toContain(',1001,"Æblegård ""Ørsted""; Åse, & søn",Prøvegade 2,st. tv.,,,8000,');
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(await csvOf('/v1/debtors', { accept: 'text/csv' })).toBe(csv);
    expect(await csvOf('/v1/debtors', { accept: 'text/csv, */*;q=0.1' })).toBe(csv);
    expect(await csvOf('/v1/invoices?format=csv')).toContain(',187.50,');
  });

  test('has semicolons, decimal commas and a byte order mark where Excel in Danish is to open it', async () => {
    const csv = await csvOf('/v1/debtors?format=csv-excel');
    expect(csv).toMatch(/^\uFEFFid;customerNumber;name;addressLines\.0;/);
    expect(csv).toContain(';1001;"Æblegård ""Ørsted""; Åse, & søn";Prøvegade 2;st. tv.;;;8000;');
    expect(await csvOf('/v1/invoices?format=csv-excel')).toContain(';187,50;');
  });

  test('shows a text that looks like a formula as a text, and a number below zero as a number', async () => {
    expect(await csvOf(`/v1/subscriptions/${ids['subscriptionId']}/one-off-lines?format=csv`)).toContain(
      ",'=1+1,1,50,",
    );
    expect(await csvOf('/v1/subscriptions?format=csv')).toContain(",'@Reference,");
    expect(await csvOf('/v1/api-keys?format=csv')).toContain(",'-1,");
  });

  test('is named after what it lists', async () => {
    for (const [path, name] of [
      ['/v1/debtors', 'debtors.csv'],
      [`/v1/debtors/${ids['debtorId']}/audit`, 'audit.csv'],
    ] as const) {
      const { headers } = await api.call('get', path, { key: owner.admin, headers: { accept: 'text/csv' } });
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    }
  });

  test('is JSON for who asks for anything, for JSON, or by format for JSON', async () => {
    for (const [query, accept] of [
      ['', '*/*'],
      ['', 'application/json, text/csv'],
      ['', 'text/html, */*;q=0.8'],
      ['?format=json', 'text/csv'],
    ] as const) {
      const answer = await api.call('get', `/v1/debtors${query}`, { key: owner.admin, headers: { accept } });
      expect(answer.headers.get('content-type')).toContain('application/json');
    }
    const one = await api.call('get', `/v1/debtors/${ids['debtorId']}`, {
      key: owner.admin,
      headers: { accept: 'text/csv' },
    });
    expect(one.body.id).toBe(ids['debtorId']);
  });

  test('is refused where a page, an unknown format or what cannot be filtered by is asked for', async () => {
    for (const [query, path, code] of [
      ['format=csv&limit=10', '/query/limit', 'not_with_csv'],
      ['format=csv-excel&cursor=MDE5ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw', '/query/cursor', 'not_with_csv'],
      ['format=xlsx', '/query/format', 'invalid_value'],
      ['format=csv&format=csv', '/query/format', 'invalid_value'],
      ['format=csv&email=x', '/query/email', 'invalid_format'],
    ] as const) {
      const answer = await api.call('get', `/v1/debtors?${query}`, { key: owner.admin });
      expect([answer.status, answer.body.code]).toEqual([422, 'invalid_request']);
      expect(answer.body.errors[0]).toMatchObject({ path, code });
    }
    const answer = await api.call('get', '/v1/debtors?format=csv', { headers: { accept: 'text/csv' } });
    expect([answer.status, answer.body.code]).toEqual([401, 'api_key_missing']);
  });

  test('holds all rows once, however many pages they are read in, and the filters hold for all of them', async () => {
    const many = await api.creditor();
    await database.orm.em.fork().execute(
      `insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, email, language)
       select uuidv7(), ?, n, 'Prøvekunde ' || n, '{Prøvevej 1}', '8000', 'Aarhus C', 'DK',
         case when n % 2 = 0 then 'lige@prove.example' end, 'da'
       from generate_series(1, 2500) n`,
      [many.creditorId],
    );
    const numbers = async (query: string) =>
      rowsOf(await csvOf(`/v1/debtors?${query}`, { key: many.admin }))
        .slice(1)
        .map(([, number]) => number);
    const all = Array.from({ length: 2500 }, (_unused, index) => `${2500 - index}`);
    expect(await numbers('format=csv')).toEqual(all);
    expect(await numbers('format=csv&email=lige@prove.example')).toEqual(
      all.filter((_unused, index) => index % 2 === 0),
    );
  });
});
