import { beforeEach, describe, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { expectDanish } from '../../tests/support/expect-danish.ts';
import type { CallOptions, TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;

beforeEach(async () => {
  creditor = await api.creditor();
});

const send = (kind: string, raw: string | Uint8Array<ArrayBuffer>, { headers, key }: CallOptions = {}) =>
  api.call('post', `/v1/imports/${kind}`, {
    key: key ?? creditor.admin,
    raw,
    headers: { 'content-type': 'text/csv', ...headers },
  });

const list = async (kind: string): Promise<Record<string, unknown>[]> =>
  (await api.call('get', `/v1/${kind}?limit=100`, { key: creditor.admin })).body.data;

const exported = async (kind: string, format: string): Promise<Buffer<ArrayBuffer>> => {
  const answer = await api.call('get', `/v1/${kind}?format=${format}`, { key: creditor.readOnly });
  return Buffer.from(answer.body, 'latin1');
};
/** Without what is another's in another creditor's list. */
const own = (rows: Record<string, unknown>[]) =>
  rows
    .map(({ id: _id, createdAt: _createdAt, updatedAt: _updatedAt, ...row }) => row)
    .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

const create = async (path: string, body: unknown) =>
  expect((await api.call('post', path, { key: creditor.admin, body })).status).toBe(201);

/** That the file is refused with nothing changed, and that a dry run says the same; answers the errors. */
const errorsOf = async (kind: string, file: string | Uint8Array<ArrayBuffer>): Promise<unknown[][]> => {
  const before = await list(kind);
  const real = await send(kind, file);
  expect([real.status, real.body.code]).toEqual([422, 'import_refused']);
  const dry = await send(`${kind}?dryRun=true`, file);
  expect(dry.status).toBe(200);
  expect(real.body.report).toEqual({ ...dry.body, dryRun: false });
  expect(dry.body).toMatchObject({ dryRun: true, created: 0 });
  expect(await list(kind)).toEqual(before);
  const { body: danish } = await send(`${kind}?dryRun=true`, file, { headers: { 'accept-language': 'da' } });
  expectDanish(danish.errors, dry.body.errors);
  return dry.body.errors.map((error: { line: number; column: string | null; code: string }) => [
    error.line,
    error.column,
    error.code,
  ]);
};

const ITEMS = 'number,nameDa,nameEn,unitPrice,vatCode';
const DEBTORS = 'name,addressLines.0,postcode,city';

describe('a file that is right', () => {
  test('creates an item for each row', async () => {
    const file = `${ITEMS}\nB-1,Bredbånd,Broadband,299.95,standard\nU-1,Undervisning,Teaching,80,exempt\n`;
    const { status, body } = await send('items', file);
    expect(status).toBe(200);
    expect(body).toEqual({
      dryRun: false,
      rows: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      ignoredColumns: [],
      errors: [],
      moreErrors: 0,
    });
    expect(await list('items')).toMatchObject([
      { number: 'U-1', nameDa: 'Undervisning', nameEn: 'Teaching', unitPrice: '80', vatCode: 'exempt' },
      { number: 'B-1', nameDa: 'Bredbånd', nameEn: 'Broadband', unitPrice: '299.95', vatCode: 'standard' },
    ]);
  });

  test('creates debtors with what a POST would fill in, with the lines of an address in their order', async () => {
    const file = `customerNumber,name,addressLines.2,addressLines.1,addressLines.0,postcode,city,country,cvr,language
0077,Prøvekunde Et,Prøvegade 2,,c/o Prøve,8000,Aarhus C,,,
,Prøvekunde To,,,Beispielweg 1,20095,Hamburg,DE,,en
,Prøvekunde Tre,,,Prøvegade 3,1000,København K,,10000009,da`;
    expect((await send('debtors', file)).body.created).toBe(3);
    const found = await list('debtors');
    expect(found).toMatchObject([
      { customerNumber: '1002', name: 'Prøvekunde Tre', cvr: '10000009', country: 'DK' },
      { customerNumber: '1001', name: 'Prøvekunde To', country: 'DE', language: 'en' },
      {
        customerNumber: '77',
        name: 'Prøvekunde Et',
        addressLines: ['c/o Prøve', 'Prøvegade 2'],
        country: 'DK',
        cvr: null,
        email: null,
        language: 'da',
      },
    ]);
  });

  test('allots numbers past those that are taken, also by the file itself', async () => {
    const file = `${DEBTORS},customerNumber\n${['1001', '', '1003', '', ''].map((number) => `Prøve,Vej 1,8000,By,${number}`).join('\n')}`;
    expect((await send('debtors', file)).status).toBe(200);
    const numbers = (await list('debtors')).map(({ customerNumber }) => customerNumber);
    expect(new Set(numbers)).toEqual(new Set(['1001', '1003', '1004', '1005', '1006']));
  });

  test('may be set apart by semicolons, with decimal commas, a byte order mark and its columns in any order', async () => {
    const file = '\uFEFFunitPrice;number;vatCode;nameEn;nameDa\r\n1234,5;K;standard;"Fee; yearly";Gebyr\r\n';
    expect((await send('items', file)).status).toBe(200);
    expect(await list('items')).toMatchObject([{ number: 'K', nameEn: 'Fee; yearly', unitPrice: '1234.5' }]);
  });

  test('may be as Excel in Danish writes it: windows-1252 after a line that names the separator, points between thousands', async () => {
    const text =
      'sep=;\r\nnumber;nameDa;nameEn;unitPrice;vatCode\r\nK;Læder;Leather;1.250,00;standard\r\nL;Å;A;1.250;exempt\r\n';
    expect((await send('items', Buffer.from(text, 'latin1'))).body).toMatchObject({ created: 2, errors: [] });
    expect(await list('items')).toMatchObject([
      { number: 'L', nameDa: 'Å', unitPrice: '1250' },
      { number: 'K', nameDa: 'Læder', unitPrice: '1250' },
    ]);
    const tabs = '\uFEFFnumber\tnameDa\tnameEn\tunitPrice\tvatCode\r\nM\tMåned\tMonth\t0,5\tstandard\r\n';
    expect((await send('items', Buffer.from(tabs, 'utf16le'))).body).toMatchObject({ created: 1, errors: [] });
    expect(await list('items')).toContainEqual(expect.objectContaining({ nameDa: 'Måned', unitPrice: '0.5' }));
  });

  test('changes nothing in a dry run, which says how many rows it would create', async () => {
    const { status, body } = await send('items?dryRun=true', `${ITEMS}\nB-1,Bredbånd,Broadband,299.95,standard\n`);
    expect([status, body]).toEqual([
      200,
      { dryRun: true, rows: 1, created: 1, updated: 0, unchanged: 0, ignoredColumns: [], errors: [], moreErrors: 0 },
    ]);
    expect(await list('items')).toEqual([]);
  });

  test('of ten thousand rows is written whole, each row with a number of its own', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `Prøvekunde ${index},Prøvevej 1,8000,Aarhus C`);
    expect((await send('debtors', [DEBTORS, ...rows].join('\n'))).body).toMatchObject({
      rows: 10_000,
      created: 10_000,
    });
    const [counted] = await database.orm.em
      .fork()
      .execute<{ debtors: string; numbers: string }[]>(
        'select count(*) debtors, count(distinct customer_number) numbers from debtor where creditor_id = ?',
        [creditor.creditorId],
      );
    expect(counted).toEqual({ debtors: '10000', numbers: '10000' });
  });
});

/** The same import, under one Idempotency-Key. */
const askInLanguage = (language: string) =>
  send('items', `${ITEMS}\nL,a,b,1,standard`, {
    headers: { 'idempotency-key': 'once-in-english', 'accept-language': language },
  });

const keys = () =>
  database.orm.em.fork().execute('select key from idempotency_key where scope = ? order by key', [creditor.creditorId]);

/** Items at those prices, a row each. */
const items = (prices: readonly string[]): string =>
  `number;nameDa;nameEn;unitPrice;vatCode\n${prices.map((price, index) => `K${index};a;b;${price};standard`).join('\n')}`;

describe('a file with errors is refused whole, and a dry run tells', () => {
  test('every wrong cell with its line and column, by the rules of a POST', async () => {
    const file = `${DEBTORS},addressLines.1,addressLines.2,country,cvr,ean,email,language,customerNumber
Prøve,Vej 1,8000,By,,,,,,,,
,Vej 1,800,By,,,DK,12345678,1,x,sv,0

"Prøve
To",,8000,By,,,Danmark,,,,,
Prøve,,8000,By,${'x'.repeat(101)},${'y'.repeat(101)},,,,,,`;
    expect(await errorsOf('debtors', file)).toEqual([
      [3, 'name', 'required'],
      [3, 'cvr', 'not_a_cvr'],
      [3, 'ean', 'not_an_ean'],
      [3, 'email', 'invalid_format'],
      [3, 'language', 'invalid_value'],
      [3, 'customerNumber', 'not_a_customer_number'],
      [5, 'name', 'control_character'],
      [5, 'addressLines.0', 'required'],
      [5, 'country', 'invalid_format'],
      [7, 'addressLines.1', 'too_big'],
      [7, 'addressLines.2', 'too_big'],
    ]);
  });

  test('a rule between two fields', async () => {
    expect(await errorsOf('debtors', `${DEBTORS}\nPrøve,Vej 1,800,By`)).toEqual([[2, 'postcode', 'not_a_postcode']]);
  });

  test('numbers that are no decimals, or could be two', async () => {
    expect(await errorsOf('items', items(['1.234', '1e3', '-1', '', '12,50 kr.']))).toEqual([
      [2, 'unitPrice', 'ambiguous_number'],
      [3, 'unitPrice', 'not_a_decimal'],
      [4, 'unitPrice', 'negative_price'],
      [5, 'unitPrice', 'required'],
      [6, 'unitPrice', 'unit_in_number'],
    ]);
    expect(await errorsOf('items', items(['1.234', '0,0000001', '12.50', '8']))).toEqual([
      [2, 'unitPrice', 'mixed_decimal_signs'],
      [3, 'unitPrice', 'mixed_decimal_signs'],
      [4, 'unitPrice', 'mixed_decimal_signs'],
    ]);
  });

  test('a decimal comma where cells are set apart by commas', async () => {
    expect(await errorsOf('items', `${ITEMS}\nK,a,b,"12,50",standard`)).toEqual([[2, 'unitPrice', 'not_a_decimal']]);
  });

  test('numbers that stand in the file twice, however they are written, also on rows that are wrong otherwise', async () => {
    const debtors = `${DEBTORS},customerNumber\nEt,Vej 1,8000,By,12\nTo,Vej 1,8000,By,0012\n,Vej 1,8000,By,012\nTre,Vej 1,8000,By,`;
    expect(await errorsOf('debtors', debtors)).toEqual([
      [3, 'customerNumber', 'doubled_in_file'],
      [4, 'name', 'required'],
      [4, 'customerNumber', 'doubled_in_file'],
    ]);
    expect(await errorsOf('items', `${ITEMS}\nK,a,b,1,standard\n K ,a,b,1,standard`)).toEqual([
      [3, 'number', 'doubled_in_file'],
    ]);
  });

  test('numbers that the creditor has already, and none that another creditor has', async () => {
    const file = `${ITEMS}\nK,a,b,1,standard\nL,a,b,1,standard\n`;
    expect((await send('items', file)).status).toBe(200);
    expect(await errorsOf('items', `${file}M,a,b,1,standard`)).toEqual([
      [2, 'number', 'item_number_taken'],
      [3, 'number', 'item_number_taken'],
    ]);
    const other = await api.creditor();
    expect((await send('items', file, { key: other.admin })).status).toBe(200);
    const debtors = `${DEBTORS},customerNumber\nPrøve,Vej 1,8000,By,5`;
    expect((await send('debtors', debtors)).status).toBe(200);
    expect(await errorsOf('debtors', debtors)).toEqual([[2, 'customerNumber', 'customer_number_taken']]);
  });

  test('unknown, doubled and missing columns, by name and without a look at the rows', async () => {
    expect(await errorsOf('items', '\nnumber,Number,number,nameDa,unitPrice\n,,,,')).toEqual([
      [2, 'Number', 'unknown_column'],
      [2, 'number', 'doubled_column'],
      [2, 'nameEn', 'missing_column'],
      [2, 'vatCode', 'missing_column'],
    ]);
  });

  test('rows with too few or too many cells', async () => {
    expect(await errorsOf('items', `${ITEMS}\nK,a,b,1\nL,a,b,1,standard\nM,a,b,1,50,standard`)).toEqual([
      [2, null, 'wrong_number_of_cells'],
      [4, null, 'wrong_number_of_cells'],
    ]);
  });

  test('a file that cannot be read on, with the errors up to there', async () => {
    expect(await errorsOf('items', `${ITEMS}\nK,,b,1,standard\nL,5" rør,b,1,standard\nM`)).toEqual([
      [2, 'nameDa', 'required'],
      [3, null, 'malformed_csv'],
    ]);
    const mixed = Buffer.concat([Buffer.from(`${ITEMS}\nK,Læder,`), Buffer.from('Læder,1,standard', 'latin1')]);
    expect(await errorsOf('items', mixed)).toEqual([[2, null, 'not_utf8']]);
  });

  test('no header at all', async () => {
    expect(await errorsOf('items', '\uFEFF\n\n')).toEqual([[1, null, 'empty_file']]);
    const { body } = await api.call('post', '/v1/imports/items', { key: creditor.admin });
    expect(body.report.errors).toMatchObject([{ code: 'empty_file' }]);
  });

  test('a thousand errors, and how many more there are', async () => {
    const file = `${ITEMS}\n${'K,a,b,x,standard\n'.repeat(600)}`;
    const { body } = await send('items?dryRun=true', file);
    expect(body.errors).toHaveLength(1000);
    expect(body.moreErrors).toBe(199);
    expect((await send('items', file)).body.detail).toBe('1199 errors were found, and nothing was changed');
  });

  test('more rows than one file may have, which are not read', async () => {
    const { body } = await send('items?dryRun=true', `${ITEMS}\n${'K\n'.repeat(50_002)}`);
    expect(body).toMatchObject({ rows: 50_000, created: 0, moreErrors: 49_001 });
  });
});

describe('the request', () => {
  const file = `${ITEMS}\nK,a,b,1,standard\n`;

  test('is refused as JSON or as anything else but CSV, and CSV is refused elsewhere', async () => {
    for (const type of ['application/json', 'application/octet-stream']) {
      const answer = await send('items', file, { headers: { 'content-type': type } });
      expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
      expect(answer.body.detail).toContain('text/csv');
    }
    const elsewhere = await api.call('post', '/v1/items', {
      key: creditor.admin,
      raw: file,
      headers: { 'content-type': 'text/csv' },
    });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([415, 'unsupported_media_type']);
  });

  test('is refused over 20 MB', async () => {
    const answer = await send('items', Buffer.alloc(20_000_001, 'x'));
    expect([answer.status, answer.body.code]).toEqual([413, 'body_too_large']);
  });

  test('asked twice with one Idempotency-Key creates once and answers the same; with another file it is a conflict', async () => {
    const headers = { 'idempotency-key': 'import-once' };
    const first = await send('items', file, { headers });
    const second = await send('items', file, { headers });
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await list('items')).toHaveLength(1);
    const other = await send('items', `${file}L,a,b,1,standard`, { headers });
    expect([other.status, other.body.code]).toEqual([409, 'idempotency_key_reused']);
  });

  test('asked twice with one Idempotency-Key is answered in the language of the first time, and says no other', async () => {
    const [first, second] = [await askInLanguage('en'), await askInLanguage('da')];
    expect([first.headers.get('content-language'), second.headers.get('content-language')]).toEqual(['en', null]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect([first.status, second.body]).toEqual([200, first.body]);
  });

  test('is not taken by a dry run, which is answered anew each time', async () => {
    const headers = { 'idempotency-key': 'dry-then-real' };
    const before = await keys();
    for (let count = 0; count < 2; count += 1) {
      const dry = await send('items?dryRun=true', file, { headers });
      expect([dry.status, dry.body.created, dry.headers.get('idempotency-replayed')]).toEqual([200, 1, null]);
    }
    expect(await keys()).toEqual(before);
    expect(await list('items')).toEqual([]);
    expect((await send('items', file, { headers })).body).toMatchObject({ dryRun: false, created: 1 });
  });

  test('that is refused does not use its Idempotency-Key up', async () => {
    const headers = { 'idempotency-key': 'mended' };
    expect((await send('items', `${file}L`, { headers })).status).toBe(422);
    expect((await send('items', file, { headers })).status).toBe(200);
  });

  test('is tried by whoever may read, and done by a key that may write', async () => {
    const dry = await send('items?dryRun=true', file, { key: creditor.readOnly });
    expect([dry.status, dry.body.created]).toEqual([200, 1]);
    for (const query of ['', '?dryRun=false', '?dryRun=true&dryRun=false', '?dryRun=TRUE', '?dryrun=true']) {
      expect((await send(`items${query}`, file, { key: creditor.readOnly })).body.code).toBe('read_only_key');
    }
    expect(await list('items')).toEqual([]);
  });

  test('has a dryRun of true or false', async () => {
    const answer = await send('items?dryRun=1', file);
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, '/query/dryRun']);
  });

  test('twice at once is carried out once: the other is refused by line', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => `K${index},a,b,1,standard`);
    const answers = await Promise.all([
      send('items', [ITEMS, ...rows].join('\n')),
      send('items', [ITEMS, ...rows.toReversed()].join('\n')),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]));
    const refused = answers.find(({ status }) => status === 422);
    expect(refused?.body.report.errors).toHaveLength(200);
    expect(refused?.body.report.errors[0]).toMatchObject({ line: 2, column: 'number', code: 'item_number_taken' });
  });
});

describe('a list that was exported', () => {
  const IGNORED: Readonly<Record<string, readonly string[]>> = {
    debtors: ['id', 'mandate.mandateNumber', 'mandate.activeFrom', 'mandate.endedOn', 'createdAt', 'updatedAt'],
    items: ['id', 'currentPrice', 'prices', 'archivedAt', 'createdAt', 'updatedAt'],
  };

  test.each(['csv', 'csv-excel'])(
    'is imported into an empty creditor with the same values, from %s',
    async (format) => {
      for (const [index, name] of ['=1+1', "'=1+1", "''-a", "'t Hof", '@"prøve"; ét, to', '+45'].entries()) {
        const lines = ['-1', 'c/o Prøve', '=sum(a1)', 'st. tv.'].slice(0, (index % 4) + 1);
        const language = index % 2 === 0 ? 'da' : 'en';
        await create('/v1/debtors', { name, addressLines: lines, postcode: '0800', city: 'Høje Taastrup', language });
      }
      for (const [index, unitPrice] of ['0', '1234.5', '0.000001', '9999999999.999999', '1000'].entries()) {
        await create('/v1/items', { number: `=${index}`, nameDa: '-a', nameEn: "'+b", unitPrice, vatCode: 'exempt' });
      }
      for (const kind of ['debtors', 'items']) {
        const [file, before] = [await exported(kind, format), own(await list(kind))];
        expect(before.length).toBeGreaterThan(0);
        const { admin: key } = await api.creditor();
        const { body } = await send(kind, file, { key });
        expect(body).toMatchObject({ created: before.length, errors: [], ignoredColumns: IGNORED[kind] });
        expect(own((await api.call('get', `/v1/${kind}`, { key })).body.data)).toEqual(before);
      }
    },
  );
});

test.each(['debtors', 'items'])('the template of %s is a file that can be imported as it is', async (kind) => {
  const template = await api.call('get', `/v1/imports/${kind}/template`, { key: creditor.readOnly });
  expect(template.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(template.headers.get('content-disposition')).toBe(`attachment; filename="${kind}.csv"`);
  const answer = await send(`${kind}?dryRun=true`, Buffer.from(template.body, 'latin1'));
  expect(answer.body).toEqual({
    dryRun: true,
    rows: 1,
    created: 1,
    updated: 0,
    unchanged: 0,
    ignoredColumns: [],
    errors: [],
    moreErrors: 0,
  });
});
