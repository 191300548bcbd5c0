import { DEFAULT_BETALINGSSERVICE_SETTINGS } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { GOOD, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
let creditor: TestCreditor;
let debtorId: string;
let itemId: string;

beforeAll(async () => {
  creditor = await api.creditor();
  debtorId = (await api.call('post', '/v1/debtors', { key: creditor.admin, body: GOOD.debtor })).body.id;
  itemId = (await api.call('post', '/v1/items', { key: creditor.admin, body: GOOD.item })).body.id;
});

/** Every row of every table that a request could have changed. */
const everything = async (): Promise<string> => {
  const tables = [
    'creditor',
    'debtor',
    'item',
    'item_price',
    'mandate',
    'subscription',
    'standing_line',
    'one_off_line',
    'outbox',
    // When it was last used is noted beside requests.
    "(select to_jsonb(k) - 'last_used_at' from api_key k)",
  ];
  const em = database.orm.em.fork();
  const rows = await Promise.all(tables.map((table) => em.execute(`select t::text row from ${table} t order by 1`)));
  return JSON.stringify(rows);
};

const subscription = (changes: Readonly<Record<string, unknown>> = {}) => ({
  debtorId,
  startOn: '2026-01-01',
  interval: { unit: 'month', count: 1 },
  lines: [GOOD.line],
  ...changes,
});
const line = (changes: Readonly<Record<string, unknown>>) => subscription({ lines: [{ ...GOOD.line, ...changes }] });

const refused = async (path: string, body: unknown): Promise<{ path: string; code: string }[]> => {
  const before = await everything();
  const answer = await api.call('post', path, { key: creditor.admin, body });
  expect([answer.status, answer.body.code]).toEqual([422, 'invalid_request']);
  expect(await everything()).toBe(before);
  return answer.body.errors.map((error: { path: string; code: string }) => ({ path: error.path, code: error.code }));
};

describe('a subscription is refused, and nothing changes, for', () => {
  test.each([
    ['an unknown field', () => subscription({ 'a/b': 1 }), '/a~1b', 'unknown_field'],
    ['a missing field', () => ({ ...subscription(), startOn: undefined }), '/startOn', 'required'],
    ['a number where an amount belongs', () => line({ unitPrice: 250 }), '/lines/0/unitPrice', 'invalid_type'],
    ['a negative price', () => line({ unitPrice: '-1' }), '/lines/0/unitPrice', 'negative_price'],
    ['an over-long price', () => line({ unitPrice: '10000000000' }), '/lines/0/unitPrice', 'too_big'],
    ['a row of digits without an end', () => line({ unitPrice: '1'.repeat(5000) }), '/lines/0/unitPrice', 'too_big'],
    ['seven decimals', () => line({ unitPrice: '0.0000001' }), '/lines/0/unitPrice', 'not_a_decimal'],
    ['an exponent', () => line({ quantity: '1e3' }), '/lines/0/quantity', 'not_a_decimal'],
    ['a comma', () => line({ quantity: '1,5' }), '/lines/0/quantity', 'not_a_decimal'],
    ['a quantity of nothing', () => line({ quantity: '0' }), '/lines/0/quantity', 'not_positive'],
    ['a line break in a text', () => line({ text: 'Kontingent\r\nBcc: x' }), '/lines/0/text', 'control_character'],
    ['NUL in a text', () => line({ text: 'Kontingent\u0000' }), '/lines/0/text', 'control_character'],
    ['half a character', () => line({ text: 'Kontingent \ud800' }), '/lines/0/text', 'control_character'],
    ['a text of blanks', () => line({ text: '   ' }), '/lines/0/text', 'too_small'],
    ['a line without item and text', () => line({ text: undefined }), '/lines/0/text', 'required'],
    ['no lines', () => subscription({ lines: [] }), '/lines', 'too_small'],
    [
      'more than a hundred lines',
      () => subscription({ lines: Array.from({ length: 101 }, () => GOOD.line) }),
      '/lines',
      'too_big',
    ],
    ['interval 0', () => subscription({ interval: { unit: 'month', count: 0 } }), '/interval/count', 'too_small'],
    [
      'an interval above 1,200 months',
      () => subscription({ interval: { unit: 'month', count: 1201 } }),
      '/interval/count',
      'too_big',
    ],
    [
      'an interval of half a month',
      () => subscription({ interval: { unit: 'month', count: 0.5 } }),
      '/interval/count',
      'invalid_type',
    ],
    [
      'an interval in weeks',
      () => subscription({ interval: { unit: 'week', count: 1 } }),
      '/interval/unit',
      'invalid_value',
    ],
    ['an end before the start', () => subscription({ endOn: '2025-12-31' }), '/endOn', 'end_before_start'],
    ['a day that is none', () => subscription({ startOn: '2026-02-30' }), '/startOn', 'not_a_date'],
    ['a start before 2000', () => subscription({ startOn: '1999-12-31' }), '/startOn', 'not_a_date'],
    ['a start in ten years', () => subscription({ startOn: '2036-01-01' }), '/startOn', 'too_far_ahead'],
    [
      'a debtor that is none',
      () => subscription({ debtorId: '01900000-0000-7000-8000-000000000000' }),
      '/debtorId',
      'not_found',
    ],
    [
      'payment terms of a year',
      () => subscription({ paymentTerms: { kind: 'net_days', days: 365 } }),
      '/paymentTerms/days',
      'too_big',
    ],
    [
      'an anchor on day 32',
      () => subscription({ alignment: { kind: 'anchor_day', day: 32 } }),
      '/alignment/day',
      'too_big',
    ],
    [
      'weeks on a day of the month',
      () => subscription({ interval: { unit: 'day', count: 7 }, alignment: { kind: 'anchor_day', day: 1 } }),
      '/alignment',
      'anchor_day_needs_months',
    ],
    ['a lead in arrears', () => subscription({ charge: 'arrears', leadDays: 5 }), '/leadDays', 'in_advance_only'],
    ['a lead of a season', () => subscription({ leadDays: 91 }), '/leadDays', 'too_big'],
    ['a group with a debtor', () => subscription({ kind: 'group' }), '/debtorId', 'group_has_members'],
    ['no debtor', () => subscription({ debtorId: null }), '/debtorId', 'required'],
    [
      'a line with a placeholder that is none',
      () => subscription({ lines: [{ ...GOOD.line, text: '{{moon}}' }] }),
      '/lines/0/text',
      'unknown_placeholder',
    ],
    [
      'two discounts on a line',
      () => subscription({ lines: [{ ...GOOD.line, discountPercent: '10', discountAmount: '1.00' }] }),
      '/lines/0/discountAmount',
      'two_discounts',
    ],
    [
      'a discount that exceeds its line',
      () => subscription({ lines: [{ ...GOOD.line, discountAmount: '1000000.00' }] }),
      '/lines/0/discountAmount',
      'exceeds_line',
    ],
    [
      'a line that ends before it begins',
      () => subscription({ lines: [{ ...GOOD.line, validFrom: '2026-02-01', validTo: '2026-01-31' }] }),
      '/lines/0/validTo',
      'end_before_start',
    ],
    [
      'a line that follows no item',
      () => subscription({ lines: [{ ...GOOD.line, followItemPrice: true }] }),
      '/lines/0/followItemPrice',
      'no_item',
    ],
    [
      'a one-off line for a member of no group',
      () => subscription({ oneOffLines: [{ ...GOOD.line, debtorId: '01900000-0000-7000-8000-000000000000' }] }),
      '/oneOffLines/0/debtorId',
      'not_a_group',
    ],
  ])('%s', async (_name, body, path, code) => {
    expect(await refused('/v1/subscriptions', body())).toContainEqual({ path, code });
  });

  test.each([
    ['month', 1200],
    ['day', 36_525],
  ])('nothing of it where a period is a hundred years: %s, %i', async (unit, count) => {
    const body = subscription({ interval: { unit, count } });
    expect((await api.call('post', '/v1/subscriptions', { key: creditor.admin, body })).status).toBe(201);
  });

  test('a debtor or an item of another creditor', async () => {
    const foreign = await api.creditor();
    const theirs = await api.call('post', '/v1/debtors', { key: foreign.admin, body: GOOD.debtor });
    const item = await api.call('post', '/v1/items', { key: foreign.admin, body: GOOD.item });
    expect(await refused('/v1/subscriptions', subscription({ debtorId: theirs.body.id }))).toEqual([
      { path: '/debtorId', code: 'not_found' },
    ]);
    expect(
      await refused('/v1/subscriptions', subscription({ lines: [{ itemId: item.body.id, quantity: '1' }] })),
    ).toEqual([{ path: '/lines/0/itemId', code: 'not_found' }]);
  });

  test('every field that is wrong, all told at once', async () => {
    const errors = await refused('/v1/subscriptions', {
      debtorId: 1,
      startOn: 'x',
      interval: null,
      lines: [{}],
      more: 1,
    });
    expect(errors.map(({ path }) => path).toSorted()).toEqual(
      ['/debtorId', '/interval', '/lines/0/quantity', '/more', '/startOn'].toSorted(),
    );
  });

  test('a total over thirteen digits of øre', async () => {
    const before = await everything();
    const body = line({ unitPrice: '9999999999.999999', quantity: '20' });
    const answer = await api.call('post', '/v1/subscriptions', { key: creditor.admin, body });
    expect([answer.status, answer.body.code]).toEqual([422, 'amount_too_large']);
    expect(await everything()).toBe(before);
  });

  test('more than a thousand periods that are due already', async () => {
    const body = subscription({ startOn: '2000-01-01', interval: { unit: 'day', count: 1 } });
    const answer = await api.call('post', '/v1/subscriptions', { key: creditor.admin, body });
    expect([answer.status, answer.body.code]).toEqual([422, 'too_many_periods_due']);
  });
});

describe('a debtor is refused, and nothing changes, for', () => {
  test.each([
    ['a CVR that cannot be', { cvr: '10000008' }, '/cvr', 'not_a_cvr'],
    ['an EAN that cannot be', { ean: '5790000000001' }, '/ean', 'not_an_ean'],
    ['a customer number with letters', { customerNumber: 'A1' }, '/customerNumber', 'not_a_customer_number'],
    ['a customer number of zeros', { customerNumber: '000' }, '/customerNumber', 'not_a_customer_number'],
    ['a Danish postcode of five digits', { postcode: '80000' }, '/postcode', 'not_a_postcode'],
    ['no address', { addressLines: [] }, '/addressLines', 'too_small'],
    ['five address lines', { addressLines: ['1', '2', '3', '4', '5'] }, '/addressLines', 'too_big'],
    ['a country in words', { country: 'Danmark' }, '/country', 'invalid_format'],
    ['a language that is not spoken here', { language: 'sv' }, '/language', 'invalid_value'],
    ['an address that is no e-mail', { email: 'x@y' }, '/email', 'invalid_format'],
    ['an e-mail with a header in it', { email: 'x@prove.example\r\nBcc: y@prove.example' }, '/email', 'invalid_format'],
    ['a header in the name', { name: 'Prøvekunde\r\nBcc: y@prove.example' }, '/name', 'control_character'],
    ['a name that turns its writing around', { name: 'Prøvekunde \u202E' }, '/name', 'control_character'],
    ['a name over 200 characters', { name: 'x'.repeat(201) }, '/name', 'too_big'],
    ['null where a text belongs', { name: null }, '/name', 'invalid_type'],
  ])('%s', async (_name, changes, path, code) => {
    expect(await refused('/v1/debtors', { ...GOOD.debtor, ...changes })).toContainEqual({ path, code });
  });
});

describe('names', () => {
  test('HTML and signs beyond ISO-8859-1 are kept as they are, composed, without blanks around them', async () => {
    const name = '  <script>alert(1)</script> Łukasz & Æble {{x}} e\u0301  ';
    const made = await api.call('post', '/v1/debtors', { key: creditor.admin, body: { ...GOOD.debtor, name } });
    expect(made.body.name).toBe('<script>alert(1)</script> Łukasz & Æble {{x}} é');
    expect(made.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(made.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('a search takes every sign as itself', async () => {
    const { admin } = await api.creditor();
    for (const name of ['100% Prøve', 'Under_streg', 'Tilbage\\streg', "O'Prøve"]) {
      await api.call('post', '/v1/debtors', { key: admin, body: { ...GOOD.debtor, name } });
    }
    const found = async (q: string): Promise<string[]> => {
      const page = await api.call('get', `/v1/debtors?q=${encodeURIComponent(q)}`, { key: admin });
      return page.body.data.map((debtor: { name: string }) => debtor.name);
    };
    expect(await found('0%')).toEqual(['100% Prøve']);
    expect(await found('r_s')).toEqual(['Under_streg']);
    expect(await found('\\')).toEqual(['Tilbage\\streg']);
    expect(await found("o'p")).toEqual(["O'Prøve"]);
    expect((await found('PRØVE')).length).toBe(2);
    expect(await found("' or 1=1 --")).toEqual([]);
  });
});

const createCreditor = (changes: Readonly<Record<string, unknown>>) =>
  api.call('post', '/v1/creditors', {
    key: api.operatorKey,
    body: {
      name: 'Eksempelforeningen',
      addressLines: ['Prøvevej 1'],
      postcode: '1000',
      city: 'København K',
      cvr: '10000009',
      email: 'post@eksempel.example',
      fiCreditorNumber: '70000001',
      ...changes,
    },
  });

describe('a creditor', () => {
  test('with an FI creditor number that does not begin with 8 is accepted with a warning; one of seven digits is refused', async () => {
    const made = await createCreditor({});
    expect([made.status, made.body.warnings[0].code]).toEqual([201, 'unusual_fi_creditor_number']);
    const short = await createCreditor({ fiCreditorNumber: '8000000' });
    expect([short.status, short.body.errors[0].path]).toEqual([422, '/fiCreditorNumber']);
    const taken = await createCreditor({});
    expect([taken.status, taken.body.code]).toEqual([409, 'fi_creditor_number_taken']);
  });

  test('has a number series for invoices from the number that it names, and those for credit notes and reminders', async () => {
    const made = await createCreditor({
      fiCreditorNumber: '80000077',
      invoiceSeries: { prefix: 'F-', firstNumber: 5000 },
    });
    const rows = await database.orm.em
      .fork()
      .execute(
        'select code, prefix, next_number::text "nextNumber" from number_series where creditor_id = ? order by code',
        [made.body.id],
      );
    expect(rows).toEqual([
      { code: 'credit_note', prefix: 'K', nextNumber: '1' },
      { code: 'invoice', prefix: 'F-', nextNumber: '5000' },
      { code: 'reminder', prefix: 'R', nextNumber: '1' },
    ]);
  });

  test('in a time zone that is none is refused', async () => {
    const answer = await createCreditor({ fiCreditorNumber: '80000078', timeZone: 'Europe/Kobenhavn' });
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, '/timeZone']);
  });
});

describe('numbers that exist once', () => {
  test('a customer number is taken however many zeros lead it', async () => {
    const { admin } = await api.creditor();
    const create = (customerNumber?: string) =>
      api.call('post', '/v1/debtors', { key: admin, body: { ...GOOD.debtor, customerNumber } });
    expect((await create('0042')).body.customerNumber).toBe('42');
    const taken = await create('42');
    expect([taken.status, taken.body.code]).toEqual([409, 'customer_number_taken']);
  });

  test('customer numbers allotted at once are different, from 1001, and pass by those that are taken', async () => {
    const { admin } = await api.creditor();
    const create = (customerNumber?: string) =>
      api.call('post', '/v1/debtors', { key: admin, body: { ...GOOD.debtor, customerNumber } });
    await create('1002');
    await create('999999999999999');
    const made = await Promise.all(Array.from({ length: 8 }, () => create()));
    const numbers = made.map(({ body }) => BigInt(body.customerNumber)).toSorted((a, b) => (a < b ? -1 : 1));
    expect(new Set(numbers).size).toBe(8);
    expect(numbers[0]).toBe(1001n);
    expect(numbers).not.toContain(1002n);
  });

  test('an item number is taken, also by a change', async () => {
    const { admin } = await api.creditor();
    const create = (number: string) => api.call('post', '/v1/items', { key: admin, body: { ...GOOD.item, number } });
    await create('A');
    const second = await create('B');
    expect((await create('A')).body.code).toBe('item_number_taken');
    const changed = await api.call('patch', `/v1/items/${second.body.id}`, { key: admin, body: { number: 'A' } });
    expect([changed.status, changed.body.code]).toEqual([409, 'item_number_taken']);
  });
});

describe('a mandate', () => {
  test('needs a Betalingsservice agreement, replaces the one before, and ends on a day', async () => {
    const path = `/v1/debtors/${debtorId}/mandate`;
    const refusedPut = await api.call('put', path, {
      key: creditor.admin,
      body: { mandateNumber: '123456789', activeFrom: '2026-01-01' },
    });
    expect([refusedPut.status, refusedPut.body.code]).toEqual([409, 'betalingsservice_not_set_up']);
    const agreement = { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' };
    const changed = await api.call('patch', `/v1/creditors/${creditor.creditorId}`, {
      key: api.operatorKey,
      body: { betalingsservice: agreement },
    });
    expect(changed.body.betalingsservice).toEqual({
      ...agreement,
      dataSupplierShared: false,
      mainText: 'Eksempelforeningen',
      settings: DEFAULT_BETALINGSSERVICE_SETTINGS,
    });
    for (const [mandateNumber, activeFrom] of [
      ['123456789', '2026-01-01'],
      ['123456789', '2026-02-01'],
      ['987654321', '2026-03-01'],
    ]) {
      const put = await api.call('put', path, { key: creditor.admin, body: { mandateNumber, activeFrom } });
      expect(put.body.mandate).toEqual({ mandateNumber, activeFrom, endedOn: null });
    }
    const inUse = await api.call('patch', `/v1/creditors/${creditor.creditorId}`, {
      key: api.operatorKey,
      body: { betalingsservice: null },
    });
    expect([inUse.status, inUse.body.code]).toEqual([409, 'mandates_in_force']);
    const early = await api.call('delete', path, { key: creditor.admin, body: { endedOn: '2026-02-28' } });
    expect([early.status, early.body.errors[0].code]).toEqual([422, 'end_before_start']);
    const ended = await api.call('delete', path, { key: creditor.admin, body: { endedOn: '2026-12-01' } });
    expect(ended.body.mandate).toEqual({ mandateNumber: '987654321', activeFrom: '2026-03-01', endedOn: '2026-12-01' });
    const again = await api.call('delete', path, { key: creditor.admin, body: { endedOn: '2026-12-01' } });
    expect([again.status, again.body.code]).toEqual([409, 'no_mandate_in_force']);
  });
});

test('a line takes its item’s price of the moment and keeps it when the item changes', async () => {
  const made = await api.call('post', '/v1/subscriptions', {
    key: creditor.admin,
    body: subscription({ startOn: '2026-12-01', lines: [{ itemId, quantity: '2' }] }),
  });
  expect(made.status).toBe(201);
  await api.call('patch', `/v1/items/${itemId}`, { key: creditor.admin, body: { unitPrice: '300' } });
  const read = await api.call('get', `/v1/subscriptions/${made.body.id}`, { key: creditor.admin });
  expect(read.body.lines).toEqual([expect.objectContaining({ itemId, text: null, unitPrice: '250', quantity: '2' })]);
});

const createItem = async (number: string): Promise<string> =>
  (await api.call('post', '/v1/items', { key: creditor.admin, body: { ...GOOD.item, number } })).body.id;
const subscribeTo = (id: string) =>
  api.call('post', '/v1/subscriptions', {
    key: creditor.admin,
    body: subscription({ startOn: '2026-12-01', lines: [{ itemId: id, quantity: '1' }] }),
  });
const archive = (id: string) => api.call('patch', `/v1/items/${id}`, { key: creditor.admin, body: { archived: true } });

describe('a line that names an item', () => {
  test('takes the dated price that is in force', async () => {
    const dated = await createItem('DATED');
    await database.orm.em.fork().execute(
      `insert into item_price (item_id, creditor_id, valid_from, unit_price_micro)
         values (?, ?, '2020-01-01', 260000000), (?, ?, '2290-01-01', 999000000)`,
      [dated, creditor.creditorId, dated, creditor.creditorId],
    );
    expect((await subscribeTo(dated)).body.lines).toMatchObject([{ unitPrice: '260' }]);
  });

  test('is refused where the item is archived, but a subscription that has it keeps it', async () => {
    const archived = await createItem('GONE');
    const made = await subscribeTo(archived);
    await archive(archived);
    const lines = [
      { itemId: archived, quantity: '3' },
      { itemId, quantity: '1' },
    ];
    expect(await refused('/v1/subscriptions', subscription({ lines }))).toEqual([
      { path: '/lines/0/itemId', code: 'item_archived' },
    ]);
    const path = `/v1/subscriptions/${made.body.id}`;
    expect(await refused(`${path}/one-off-lines`, lines[0])).toEqual([{ path: '/itemId', code: 'item_archived' }]);
    const replaced = await api.call('put', `${path}/lines`, { key: creditor.admin, body: { lines } });
    expect(replaced.body.lines).toMatchObject([{ itemId: archived, quantity: '3' }, { itemId }]);
  });
});
