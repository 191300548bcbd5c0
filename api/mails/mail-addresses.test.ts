import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { noteMailAnswered } from '../../db/mails/note-mail-outcome.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
let creditor: TestCreditor;
let creditorId: CreditorId;

beforeAll(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
});

const call = (method: 'get' | 'post' | 'patch', path: string, body?: object) =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });

const DEBTOR = { name: 'Prøvekunde Et', addressLines: ['Prøvevej 1'], postcode: '8000', city: 'Aarhus C' };
const create = (addresses: object) => call('post', '/v1/debtors', { ...DEBTOR, ...addresses });
const errorsOf = ({ status, body }: Awaited<ReturnType<typeof create>>) => [
  status,
  ...(body.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
];

const refusedMails = async () => (await call('get', '/v1/mails?refused=true')).body.data;
const waiting = async () => (await call('get', '/v1/overview')).body.waiting.refusedAddresses.count;
const some = (count: number, kind: string) =>
  Array.from({ length: count }, (_, index) => `${kind}${index}@prove.example`);

describe('a debtor’s further addresses', () => {
  test('are none where nobody says any: what a client of 0.1.0 sends still is a whole debtor', async () => {
    const { status, body } = await create({ email: 'en@prove.example' });
    expect([status, body]).toMatchObject([201, { email: 'en@prove.example', alsoTo: [], copyTo: [] }]);
    const { body: changed } = await call('patch', `/v1/debtors/${body.id}`, { copyTo: ['to@prove.example'] });
    expect(changed).toMatchObject({ email: 'en@prove.example', alsoTo: [], copyTo: ['to@prove.example'] });
    const renamed = await call('patch', `/v1/debtors/${body.id}`, { email: 'ny@prove.example' });
    expect(renamed.body).toMatchObject({ email: 'ny@prove.example', copyTo: ['to@prove.example'] });
  });

  test('need a first one, and none stands twice, written otherwise or not', async () => {
    expect(errorsOf(await create({ copyTo: ['a@prove.example'] }))).toEqual([422, '/email first_address_needed']);
    expect(
      errorsOf(
        await create({ email: 'a@prøve.example', alsoTo: ['A@xn--prve-hra.example'], copyTo: ['b@prove.example'] }),
      ),
    ).toEqual([422, '/alsoTo/0 given_twice']);
    expect(
      errorsOf(
        await create({ email: 'a@prove.example', copyTo: ['b@prove.example', 'c@prove.example', 'B@prove.example'] }),
      ),
    ).toEqual([422, '/copyTo/2 given_twice']);
    const { body } = await create({ email: 'a@prove.example', alsoTo: ['b@prove.example'] });
    const patch = async (change: object) => errorsOf(await call('patch', `/v1/debtors/${body.id}`, change));
    expect(await patch({ email: null })).toEqual([422, '/email first_address_needed']);
    expect(await patch({ email: 'B@PROVE.example' })).toEqual([422, '/alsoTo/0 given_twice']);
    expect(await patch({ email: null, alsoTo: [] })).toEqual([200]);
  });

  test('are ten with the first one at most', async () => {
    const most = { email: 'a@prove.example', alsoTo: some(4, 'til'), copyTo: some(5, 'kopi') };
    expect((await create(most)).status).toBe(201);
    expect(errorsOf(await create({ ...most, alsoTo: some(5, 'til') }))).toEqual([422, '/alsoTo too_big']);
    expect(errorsOf(await create({ ...most, copyTo: some(6, 'kopi') }))).toEqual([422, '/copyTo too_big']);
  });

  test('find the debtor: whole by their own filter, in part by a search, and not another creditor’s', async () => {
    const { body } = await create({
      email: 'x@prove.example',
      alsoTo: ['Husleder@Nordvest.example'],
      copyTo: ['revisor@sydoest.example'],
    });
    const stranger = await api.creditor();
    const found = async (path: string, key = creditor.admin) => {
      const { body: answer } = await api.call('get', path, { key });
      return (answer.data ?? answer.debtors).map(({ id }: { id: string }) => id);
    };
    for (const email of ['x@prove.example', 'husleder@nordvest.example', 'REVISOR@sydoest.example']) {
      expect(await found(`/v1/debtors?email=${email}`)).toContain(body.id);
      expect(await found(`/v1/debtors?email=${email}`, stranger.admin)).toEqual([]);
    }
    expect(await found('/v1/debtors?email=leder@nordvest.example')).toEqual([]);
    expect(await found('/v1/debtors?email=re_isor@sydoest.example')).toEqual([]);
    for (const q of ['nordvest', 'revisor@']) expect(await found(`/v1/search?q=${q}`)).toEqual([body.id]);
    for (const q of ['X@prove.example', 'Nordvest', 'revisor@']) {
      expect(await found(`/v1/debtors?q=${q}`)).toContain(body.id);
      expect(await found(`/v1/debtors?q=${q}`, stranger.admin)).toEqual([]);
    }
    expect(await found('/v1/debtors?q=re_isor@')).toEqual([]);
  });

  test('stand on the trail when they change, and a change is held to the version that it was made of', async () => {
    const { body } = await create({ email: 'x@prove.example' });
    const path = `/v1/debtors/${body.id}`;
    const { headers } = await call('get', path);
    await call('patch', path, { copyTo: ['kopi@prove.example'] });
    const late = await api.call('patch', path, {
      key: creditor.admin,
      body: { copyTo: [] },
      headers: { 'if-match': String(headers.get('etag')) },
    });
    expect(late.status).toBe(412);
    const { body: trail } = await call('get', `${path}/audit`);
    expect(JSON.stringify(trail.data[0])).toContain('kopi@prove.example');
  });
});

describe('an address for which the server would not take a mail', () => {
  const GOOD = 'god@prove.example';
  const BAD = 'slut@prove.example';
  let debtorId: DebtorId;

  beforeEach(async () => {
    debtorId = (await create({ email: GOOD, copyTo: [BAD] })).body.id;
  });

  const sendTo = async (refused: readonly string[]) => {
    const invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId });
    await noteMailAnswered(
      database.orm.em.fork(),
      { invoiceId },
      {
        taken: [GOOD, BAD].filter((address) => !refused.includes(address)),
        refused: refused.map((address) => ({ address, reason: '550 User unknown' })),
        deferred: [],
      },
    );
    return invoiceId;
  };

  test('waits for a person until the debtor has it no more', async () => {
    const invoiceId = await sendTo([BAD]);
    await sendTo([]);
    expect(await refusedMails()).toMatchObject([
      { id: invoiceId, status: 'sent', recipient: GOOD, alsoTo: [], copyTo: [BAD], refused: [{ address: BAD }] },
    ]);
    expect(await waiting()).toBe(1);
    await call('patch', `/v1/debtors/${debtorId}`, { copyTo: ['ny@prove.example'] });
    expect([await refusedMails(), await waiting()]).toEqual([[], 0]);
  });

  test('waits no more when a copy has been taken for it', async () => {
    const invoiceId = await sendTo([BAD]);
    const { body: copy } = await call('post', `/v1/invoices/${invoiceId}/mail`);
    expect(copy).toMatchObject({ copy: true, recipient: GOOD, copyTo: [BAD] });
    expect(await waiting()).toBe(1);
    await noteMailAnswered(
      database.orm.em.fork(),
      { copyId: copy.id },
      { taken: [GOOD, BAD], refused: [], deferred: [] },
    );
    expect([await refusedMails(), await waiting()]).toEqual([[], 0]);
  });
});
