import { beforeEach, describe, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { expectDanish } from '../../tests/support/expect-danish.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;

beforeEach(async () => {
  creditor = await api.creditor();
  await send(
    'debtors',
    `${DEBTORS}\n1,Prøvekunde Et,Prøvevej 1,8000,Aarhus C\n2,Prøvekunde To,Prøvevej 2,8000,Aarhus C`,
  );
  await send('items', `${ITEMS}\nKONT,Kontingent,Membership,250,standard\nU-1,Undervisning,Teaching,80,exempt`);
});

const DEBTORS = 'customerNumber,name,addressLines.0,postcode,city';
const ITEMS = 'number,nameDa,nameEn,unitPrice,vatCode';
const SHORT = 'customerNumber,startOn,interval.unit,interval.count,text,quantity,unitPrice,vatCode';
const KEYED = `key,${SHORT}`;

const send = (path: string, raw: string | Uint8Array<ArrayBuffer>, key = creditor.admin, language = 'en') =>
  api.call('post', `/v1/imports/${path}`, {
    key,
    raw,
    headers: { 'content-type': 'text/csv', 'accept-language': language },
  });

const subscriptions = async (key = creditor.admin): Promise<{ id: string }[]> =>
  (await api.call('get', '/v1/subscriptions?limit=100', { key })).body.data;

/** Oldest first, each with its lines. */
const details = async () => Promise.all((await subscriptions()).toReversed().map(detail));
const detail = async ({ id }: { id: string }) =>
  (await api.call('get', `/v1/subscriptions/${id}`, { key: creditor.admin })).body;

const count = async (table: string): Promise<string | undefined> => {
  const rows = await database.orm.em
    .fork()
    .execute<{ count: string }[]>(`select count(*) from ${table} where creditor_id = ?`, [creditor.creditorId]);
  return rows[0]?.count;
};

/** The starts of workflows; the creditor itself has started its self-check. */
const messages = async () =>
  database.orm.em.fork().execute<{ workflowId: string; kind: string; payload: unknown; due: boolean }[]>(
    `select workflow_id "workflowId", kind, payload, delivered_at is null and next_attempt_at <= now() due
     from outbox where creditor_id = ? and kind <> 'start_self_check'`,
    [creditor.creditorId],
  );

/** That the file is refused with nothing changed, and that a dry run says the same; answers the errors. */
const errorsOf = async (file: string): Promise<unknown[][]> => {
  const before = await count('subscription');
  const real = await send('subscriptions', file);
  expect([real.status, real.body.code]).toEqual([422, 'import_refused']);
  const dry = await send('subscriptions?dryRun=true', file);
  expect(dry.status).toBe(200);
  expect(real.body.report).toEqual({ ...dry.body, dryRun: false });
  expect([await count('subscription'), dry.body.created]).toEqual([before, 0]);
  const { body: danish } = await send('subscriptions?dryRun=true', file, creditor.admin, 'da');
  expectDanish(danish.errors, dry.body.errors);
  return dry.body.errors.map((error: { line: number; column: string | null; code: string }) => [
    error.line,
    error.column,
    error.code,
  ]);
};

describe('a file that is right', () => {
  test('creates a subscription for each row without a key, with what a POST would fill in', async () => {
    const file = `${SHORT}\n1,2027-01-01,month,1,Kontingent,1,250.00,standard\n0002,2027-01-31,day,14,Leje,1.5,80,exempt\n`;
    const { status, body } = await send('subscriptions', file);
    expect([status, body]).toEqual([
      200,
      { dryRun: false, rows: 2, created: 2, updated: 0, unchanged: 0, ignoredColumns: [], errors: [], moreErrors: 0 },
    ]);
    const line = { text: 'Kontingent', quantity: '1', unitPrice: '250', vatCode: 'standard' };
    const found = await details();
    expect(found).toMatchObject([
      {
        kind: 'single',
        debtorName: 'Prøvekunde Et',
        reference: null,
        startOn: '2027-01-01',
        interval: { unit: 'month', count: 1 },
        alignment: { kind: 'anniversary' },
        charge: 'advance',
        leadDays: 0,
        firstPartial: 'proportional',
        lastPartial: 'proportional',
        paymentTerms: { kind: 'net_days', days: 14 },
        draftWindowDays: 0,
        endOn: null,
        status: 'active',
        nextPeriod: { from: '2027-01-01', to: '2027-01-31' },
        lines: [{ ...line, position: 1, followItemPrice: false, prorated: false }],
      },
      {
        debtorName: 'Prøvekunde To',
        interval: { unit: 'day', count: 14 },
        lines: [{ text: 'Leje', quantity: '1.5', unitPrice: '80', vatCode: 'exempt' }],
      },
    ]);
  });

  test('holds all that a subscription and its lines can say, as Excel in Danish writes it', async () => {
    const header =
      'key;customerNumber;reference;startOn;endOn;interval.unit;interval.count;alignment.kind;alignment.day;alignment.date;charge;leadDays;firstPartial;lastPartial;paymentTerms.kind;paymentTerms.days;paymentTerms.day;draftWindowDays;itemNumber;text;quantity;unitPrice;vatCode;followItemPrice;discountPercent;discountAmount;validFrom;validTo;prorated';
    const rows = [
      "A;1;'=Medlem;15-01-2027;30.6.2028;month;3;anchor_day;31;;advance;14;full;free;fixed_day;;5;7;KONT;;2,5;;;SAND;12,5;;;31/12/2027;falsk",
      'A;;;;;;;;;;;;;;;;;;;{{period.from}} leje;1;1.234,5;exempt;;;25,00;1-2-2027;;Sand',
      'B;2;;2027-01-15;;day;7;anchor_date;;01-01-2027;arrears;0;proportional;proportional;current_month;30;;0;U-1;;1;99;standard;;;;;;',
    ];
    expect((await send('subscriptions', [header, ...rows].join('\r\n'))).body).toMatchObject({ rows: 3, created: 2 });
    expect(await details()).toMatchObject([
      {
        reference: '=Medlem',
        startOn: '2027-01-15',
        endOn: '2028-06-30',
        interval: { unit: 'month', count: 3 },
        alignment: { kind: 'anchor_day', day: 31 },
        charge: 'advance',
        leadDays: 14,
        firstPartial: 'full',
        lastPartial: 'free',
        paymentTerms: { kind: 'fixed_day', day: 5 },
        draftWindowDays: 7,
        lines: [
          {
            position: 1,
            text: null,
            quantity: '2.5',
            unitPrice: '250',
            vatCode: 'standard',
            followItemPrice: true,
            discountPercent: '12.5',
            validTo: '2027-12-31',
          },
          {
            position: 2,
            text: '{{period.from}} leje',
            unitPrice: '1234.5',
            vatCode: 'exempt',
            discountAmount: '25.00',
            validFrom: '2027-02-01',
            prorated: true,
          },
        ],
      },
      {
        alignment: { kind: 'anchor_date', date: '2027-01-01' },
        charge: 'arrears',
        paymentTerms: { kind: 'current_month', days: 30 },
        lines: [{ text: null, unitPrice: '99', vatCode: 'standard' }],
      },
    ]);
  });

  test('may have the rows of a subscription apart, the shared columns empty or as on the first of them', async () => {
    const file = `${KEYED}\nA,1,2027-01-01,month,1,Et,1,1,exempt\nB,2,2027-01-01,month,1,To,1,1,exempt\nA,1,2027-01-01,,,Tre,1,1,exempt`;
    expect((await send('subscriptions', file)).body).toMatchObject({ rows: 3, created: 2 });
    const found = await details();
    expect(found.map(({ lines }) => lines.map(({ text }: { text: string }) => text))).toEqual([['Et', 'Tre'], ['To']]);
  });

  test('leaves one message for each workflow to the relay', async () => {
    const file = `${SHORT}\n1,2027-01-01,month,1,Et,1,1,exempt\n2,2027-01-01,month,1,To,1,1,exempt`;
    expect((await send('subscriptions?dryRun=true', file)).body.created).toBe(2);
    expect(await messages()).toEqual([]);
    expect((await send('subscriptions', file)).status).toBe(200);
    const imported = await messages();
    const ids = (await subscriptions()).map(({ id }) => `subscription/${id}`);
    expect(new Set(imported.map(({ workflowId }) => workflowId))).toEqual(new Set(ids));
    for (const { kind, payload, due } of imported) {
      expect([kind, due]).toEqual(['start_subscription', true]);
      expect(payload).toEqual({
        kind: 'single',
        timeZone: 'Europe/Copenhagen',
        startOn: '2027-01-01',
        intervalUnit: 'month',
        intervalCount: 1,
        alignment: 'anniversary',
        anchorDay: null,
        anchorDate: null,
        charge: 'advance',
        leadDays: 0,
        endOn: null,
      });
    }
  });

  test('of fifteen hundred subscriptions with two lines each is written whole', async () => {
    const rows = Array.from({ length: 1500 }, (_unused, index) => [
      `S${index},1,2027-01-01,month,1,Et ${index},1,1,exempt`,
      `S${index},,,,,To ${index},2,2.5,standard`,
    ]);
    expect((await send('subscriptions', [KEYED, ...rows.flat()].join('\n'))).body).toMatchObject({
      rows: 3000,
      created: 1500,
      errors: [],
    });
    expect([await count('subscription'), await count('standing_line'), `${(await messages()).length}`]).toEqual([
      '1500',
      '3000',
      '1500',
    ]);
  });
});

describe('a file with errors is refused whole, and a dry run tells', () => {
  const right = '1,2027-01-01,month,1,Kontingent,1,250,standard';

  test('every wrong cell with its line and column, by the rules of a POST', async () => {
    const header = `${KEYED},itemNumber,alignment.kind,alignment.day,charge,leadDays,endOn,followItemPrice,validFrom,validTo,prorated`;
    const file = `${header}
A,1,2027-02-30,year,0,,0,x,,,,,,,,maybe,,,
A,,,,,,1,,,NIX,,,,,,,2027-02-01,2027-01-01,ja
B,77,2027-01-01,month,x,Et,,1,luxury,,anchor_day,,arrears,3,2026-12-31,true,,,
,,,,,,,,,,anniversary,5,,,,,,,`;
    expect(await errorsOf(file)).toEqual([
      [2, 'startOn', 'not_a_date'],
      [2, 'interval.unit', 'invalid_value'],
      [2, 'interval.count', 'too_small'],
      [2, 'quantity', 'not_positive'],
      [2, 'unitPrice', 'not_a_decimal'],
      [2, 'followItemPrice', 'invalid_type'],
      [3, 'itemNumber', 'not_found'],
      [3, 'prorated', 'invalid_type'],
      [4, 'customerNumber', 'not_found'],
      [4, 'interval.count', 'invalid_type'],
      [4, 'alignment.day', 'required'],
      [4, 'quantity', 'required'],
      [4, 'vatCode', 'invalid_value'],
      [5, 'customerNumber', 'required'],
      [5, 'startOn', 'required'],
      [5, 'interval.unit', 'required'],
      [5, 'alignment.day', 'unknown_field'],
      [5, 'quantity', 'required'],
    ]);
  });

  test('a rule between two columns, at the one that breaks it', async () => {
    const file = `${SHORT},charge,leadDays,endOn,alignment.kind,validFrom,validTo
${right},arrears,3,,,,
${right},,,2026-12-31,,,
1,2027-01-01,month,5,Et,1,1,exempt,,,,calendar,,
1,2027-01-01,month,1,,1,1,exempt,,,,,,
${right},,,,,2027-02-01,2027-01-31`;
    expect(await errorsOf(file)).toEqual([
      [2, 'leadDays', 'in_advance_only'],
      [3, 'endOn', 'end_before_start'],
      [4, 'alignment.kind', 'interval_not_of_the_calendar'],
      [5, 'text', 'required'],
      [6, 'validTo', 'end_before_start'],
    ]);
  });

  test('what the first row of a subscription says otherwise, and what it does not say', async () => {
    const file = `${KEYED},endOn\nA,${right},\nA,2,2027-02-01,,,To,1,1,exempt,2027-12-31\nA,${right},`;
    expect(await errorsOf(file)).toEqual([
      [3, 'customerNumber', 'differs_from_first_row'],
      [3, 'startOn', 'differs_from_first_row'],
      [3, 'endOn', 'differs_from_first_row'],
    ]);
  });

  test('what a POST refuses only when it looks at the whole, all of it', async () => {
    const file = `${KEYED},discountAmount,discountPercent
A,1,2090-01-01,month,1,Et,1,10,exempt,20.00,
A,,,,,To,1,10,exempt,10.01,
B,2,2000-01-01,day,1,Et,1,10,exempt,,
C,1,2027-01-01,month,1,Et,999999999,9999999999,standard,,
D,1,2027-01-01,month,1,Et,1,10,exempt,1.00,1`;
    expect(await errorsOf(file)).toEqual([
      [2, 'startOn', 'too_far_ahead'],
      [2, 'discountAmount', 'exceeds_line'],
      [3, 'discountAmount', 'exceeds_line'],
      [4, null, 'too_many_periods_due'],
      [5, null, 'amount_too_large'],
      [6, 'discountAmount', 'two_discounts'],
    ]);
  });

  test('debtors and items of another creditor, and archived items, as such that are not there', async () => {
    const other = await api.creditor();
    await send('debtors', `${DEBTORS}\n3,Prøvekunde Tre,Prøvevej 3,8000,Aarhus C`, other.admin);
    await send('items', `${ITEMS}\nX,a,b,1,standard`, other.admin);
    const items = (await api.call('get', '/v1/items', { key: creditor.admin })).body.data;
    const itemId = items.find(({ number }: { number: string }) => number === 'U-1').id;
    await api.call('patch', `/v1/items/${itemId}`, { key: creditor.admin, body: { archived: true } });
    const header = 'customerNumber,startOn,interval.unit,interval.count,itemNumber,quantity';
    const rows = ['3,2027-01-01,month,1,KONT,1', '1,2027-01-01,month,1,X,1', '1,2027-01-01,month,1,U-1,1'];
    expect(await errorsOf([header, ...rows].join('\n'))).toEqual([
      [2, 'customerNumber', 'not_found'],
      [3, 'itemNumber', 'not_found'],
      [4, 'itemNumber', 'item_archived'],
    ]);
  });

  test('what is there already, so that a file that is sent once more bills nobody twice', async () => {
    const file = `${SHORT},reference\n${right},\n${right},Medlem`;
    expect((await send('subscriptions', file)).body.created).toBe(2);
    expect(await errorsOf(`${file}\n${right},Leje`)).toEqual([
      [2, 'customerNumber', 'subscription_there_already'],
      [3, 'customerNumber', 'subscription_there_already'],
    ]);
    expect((await send('subscriptions', `${SHORT},reference\n${right},Leje`)).body.created).toBe(1);
  });

  test('what another import writes at the same time', async () => {
    const rows = Array.from({ length: 50 }, (_unused, index) => `${right},Nr. ${index}`);
    const file = [`${SHORT},reference`, ...rows].join('\n');
    const answers = await Promise.all([send('subscriptions', file), send('subscriptions', file)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]));
    expect(await count('subscription')).toBe('50');
  });

  test('columns that are missing, and those of an exported list that say what nobody can create', async () => {
    expect(await errorsOf('key,customerNumber,status,debtorId\n')).toEqual([
      [1, 'status', 'unknown_column'],
      [1, 'debtorId', 'unknown_column'],
      [1, 'startOn', 'missing_column'],
      [1, 'interval.unit', 'missing_column'],
      [1, 'interval.count', 'missing_column'],
      [1, 'quantity', 'missing_column'],
    ]);
  });
});

test('the template is a file that can be imported as it is after those of debtors and items', async () => {
  for (const kind of ['debtors', 'items', 'subscriptions']) {
    const template = await api.call('get', `/v1/imports/${kind}/template`, { key: creditor.readOnly });
    const answer = await send(kind, Buffer.from(template.body, 'latin1'));
    expect(answer.body).toMatchObject({ created: 1, errors: [] });
  }
});
