import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { changeDebtorBody } from '../debtors/debtor-fields.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;

beforeEach(async () => {
  creditor = await api.creditor();
});

const send = (query: string, raw: string | Uint8Array<ArrayBuffer>) =>
  api.call('post', `/v1/imports/debtors?${query}`, {
    key: creditor.admin,
    raw,
    headers: { 'content-type': 'text/csv' },
  });
const get = async (path: string) => (await api.call('get', path, { key: creditor.admin })).body;
const debtors = async (): Promise<Record<string, unknown>[]> => (await get('/v1/debtors?limit=100')).data;
const HEADER = 'customerNumber;name;addressLines.0;postcode;city;email;country';
const TWO = `${HEADER}\n1;Prøvekunde Et;Prøvevej 1;8000;Aarhus C;et@prove.example;\n2;Prøvekunde To;Prøvevej 2;8000;Aarhus C;;`;

describe('a list of debtors that are there', () => {
  test('is refused where nothing says that it changes them, and says how it would', async () => {
    expect((await send('', TWO)).body).toMatchObject({ created: 2, updated: 0, unchanged: 0 });
    const before = await debtors();
    const refused = await send('language=da', TWO.replace('Aarhus C', 'Aarhus N'));
    expect([refused.status, refused.body.detail]).toEqual([422, 'Der er fundet 2 fejl, og intet er ændret']);
    expect(refused.body.report.errors[0]).toMatchObject({
      line: 2,
      column: 'customerNumber',
      code: 'customer_number_taken',
      message: expect.stringContaining('existing=update'),
    });
    expect(await debtors()).toEqual(before);
  });

  test('changes what the file says, leaves what it leaves out, creates who is new, and counts each', async () => {
    await send('', TWO);
    const file =
      'customerNumber;city;email;name;addressLines.0;postcode\n0001;Aarhus N;;;;\n2;Aarhus C;;;;8000\n3;Odense;;Ny;Vej 3;5000';
    const dry = await send('existing=update&dryRun=true', file);
    const counts = { created: 1, updated: 1, unchanged: 1, errors: [] };
    expect(dry.body).toMatchObject({ dryRun: true, ...counts });
    expect((await send('existing=update', file)).body).toMatchObject({ dryRun: false, ...counts });
    expect((await debtors()).toReversed()).toMatchObject([
      { customerNumber: '1', name: 'Prøvekunde Et', city: 'Aarhus N', email: 'et@prove.example' },
      { customerNumber: '2', name: 'Prøvekunde To', city: 'Aarhus C' },
      { customerNumber: '3', name: 'Ny', city: 'Odense' },
    ]);
    expect((await send('existing=update', file)).body).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });

  test('changes every field that a change of one debtor takes, and then has nothing to change', async () => {
    const row = {
      customerNumber: '1',
      name: 'Prøvekunde Ny',
      'addressLines.0': 'Prøvevej 10',
      'addressLines.1': 'st. tv.',
      postcode: '8200',
      city: 'Aarhus N',
      country: 'SE',
      cvr: '10000009',
      kind: 'public',
      ean: '5790000000005',
      reference: 'Afdeling 12',
      email: 'ny@prove.example',
      'alsoTo.0': 'leder@prove.example',
      'copyTo.0': 'bogholder@prove.example',
      'copyTo.1': 'revisor@prove.example',
      delivery: 'paper',
      language: 'en',
    };
    const fields = Object.fromEntries(Object.entries(row).filter(([name]) => !name.includes('.')));
    const lists = {
      addressLines: ['Prøvevej 10', 'st. tv.'],
      alsoTo: ['leder@prove.example'],
      copyTo: ['bogholder@prove.example', 'revisor@prove.example'],
    };
    expect(Object.keys({ ...fields, ...lists })).toEqual(expect.arrayContaining(Object.keys(changeDebtorBody.shape)));
    await send('', TWO);
    const file = `${Object.keys(row).join(';')}\n${Object.values(row).join(';')}`;
    expect((await send('existing=update', file)).body).toMatchObject({ updated: 1, errors: [] });
    expect(await debtors()).toContainEqual(expect.objectContaining({ ...fields, ...lists }));
    expect((await send('existing=update', file)).body).toMatchObject({ updated: 0, unchanged: 1 });
    const exported = await api.call('get', '/v1/debtors?format=csv', { key: creditor.admin });
    expect(String(exported.body)).toContain(
      'alsoTo.0,alsoTo.1,alsoTo.2,alsoTo.3,copyTo.0,copyTo.1,copyTo.2,copyTo.3,copyTo.4',
    );
  });

  test('may not put an address where the debtor has it already', async () => {
    await send('', TWO);
    const { body } = await send('existing=update', 'customerNumber;copyTo.0\n1;ET@prove.example\n2;to@prove.example');
    expect(body.report.errors.map(({ line, column, code }: Record<string, unknown>) => [line, column, code])).toEqual([
      [2, 'copyTo.0', 'given_twice'],
      [3, 'email', 'first_address_needed'],
    ]);
  });

  test('changes nothing where one row is wrong, by the rules of the change and of a new one', async () => {
    await send('', TWO);
    const before = await debtors();
    const file =
      'customerNumber;postcode;name;country\n1;800;;\n2;;Nyt navn;\n3;8000;Kun navn;\n2;;;\n;;Uden nummer;\n1x;;;';
    const { status, body } = await send('existing=update', file);
    expect([status, body.report.created, body.report.updated]).toEqual([422, 0, 0]);
    expect(body.report.errors.map(({ line, column, code }: Record<string, unknown>) => [line, column, code])).toEqual([
      [2, 'postcode', 'not_a_postcode'],
      [4, 'addressLines.0', 'required'],
      [4, 'city', 'required'],
      [5, 'customerNumber', 'doubled_in_file'],
      [6, 'customerNumber', 'required'],
      [7, 'customerNumber', 'not_a_customer_number'],
    ]);
    expect(await debtors()).toEqual(before);
  });

  test('is never one of another creditor', async () => {
    await send('', TWO);
    const other = await api.creditor();
    const file = TWO.replace('Prøvekunde Et', 'Anden');
    const answer = await api.call('post', '/v1/imports/debtors?existing=update', {
      key: other.admin,
      raw: file,
      headers: { 'content-type': 'text/csv' },
    });
    expect(answer.body).toMatchObject({ created: 2, updated: 0 });
    expect(await debtors()).toContainEqual(expect.objectContaining({ name: 'Prøvekunde Et' }));
  });

  test('has the subscriptions that wait for a debtor tried again, those of who is changed alone', async () => {
    await send('', TWO);
    const subscriptions = 'customerNumber,startOn,interval.unit,interval.count,text,quantity,unitPrice,vatCode';
    const made = await api.call('post', '/v1/imports/subscriptions', {
      key: creditor.admin,
      raw: `${subscriptions}\n1,2027-01-01,month,1,Kontingent,1,100,exempt\n2,2027-01-01,month,1,Kontingent,1,100,exempt`,
      headers: { 'content-type': 'text/csv' },
    });
    expect(made.body.created).toBe(2);
    const em = database.orm.em.fork();
    await em.execute(
      `update subscription set status = 'needs_attention', attention_code = 'debtor_without_email' where creditor_id = ?`,
      [creditor.creditorId],
    );
    await send('existing=update', 'customerNumber;email\n1;et@prove.example\n2;to@prove.example');
    const retried = await em.execute<{ number: string }[]>(
      `select d.customer_number number from outbox o join subscription s on o.workflow_id = 'subscription/' || s.id
       join debtor d on d.id = s.debtor_id where o.kind = 'retry' and o.creditor_id = ?`,
      [creditor.creditorId],
    );
    expect(retried).toEqual([{ number: '2' }]);
  });
});

/** In windows-1252 a letter of Danish and one of these signs behind it are the bytes of one letter in UTF-8: nobody can tell them apart. */
const READS_AS_UTF8 = /[æøåÆØÅé][€–]/;
const text = (maxLength: number) =>
  fc
    .string({ unit: fc.constantFrom(...Array.from('aæøåÆØÅ é=-+@\';",.1€–')), minLength: 1, maxLength })
    .filter((value) => /[a-zæøå]/i.test(value) && !READS_AS_UTF8.test(value));
const debtor = fc.record({
  name: text(40),
  addressLines: fc.array(text(20), { minLength: 1, maxLength: 4 }),
  postcode: fc.integer({ min: 0, max: 9999 }).map((code) => code.toString().padStart(4, '0')),
  city: text(20),
  email: fc.option(fc.constant('prøve@prove.example'.replace('ø', 'o')), { nil: null }),
  language: fc.constantFrom('da', 'en'),
});

/** As Excel in Danish saves what it has opened as a list of ours; each of its ways of saving text. */
const SAVED: Readonly<Record<string, (file: string) => Buffer<ArrayBuffer>>> = {
  'as it was exported': (file) => Buffer.from(file),
  'as CSV, in windows-1252': (file) =>
    Buffer.from(Array.from(file.slice(1), (sign) => WINDOWS.get(sign) ?? sign.charCodeAt(0))),
  'with a line that names the separator': (file) => Buffer.from(`\uFEFFsep=;\r\n${file.slice(1)}`),
  'as Unicode text': (file) => Buffer.from(`\uFEFF${file.slice(1)}`, 'utf16le'),
};
const WINDOWS = new Map([
  ['€', 0x80],
  ['–', 0x96],
]);

/** Each is a dozen requests. */
const RUNS = 4;

test.each(Object.keys(SAVED))('whatever debtors are exported for Excel, %s the list changes nothing', async (way) => {
  await fc.assert(
    fc.asyncProperty(fc.array(debtor, { minLength: 1, maxLength: 4 }), async (given) => {
      const { admin: key } = await api.creditor();
      for (const body of given) expect((await api.call('post', '/v1/debtors', { key, body })).status).toBe(201);
      const before = (await api.call('get', '/v1/debtors', { key })).body.data;
      const exported = (await api.call('get', '/v1/debtors?format=csv-excel', { key })).body;
      const raw = SAVED[way]?.(Buffer.from(exported, 'latin1').toString('utf8')) ?? Buffer.alloc(0);
      const headers = { 'content-type': 'text/csv' };
      const { body } = await api.call('post', '/v1/imports/debtors?existing=update', { key, raw, headers });
      expect(body).toMatchObject({ created: 0, updated: 0, unchanged: given.length, errors: [] });
      expect((await api.call('get', '/v1/debtors', { key })).body.data).toEqual(before);
    }),
    { numRuns: RUNS },
  );
});
