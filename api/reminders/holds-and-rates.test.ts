import { beforeEach, describe, expect, test } from '@jest/globals';
import { ReminderHold } from '../../db/entities/reminder-hold.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { sampleListed, sampleReminder } from '../../tests/support/sample-reminder.ts';
import type { Answer, TestCreditor } from '../test-api.ts';

const FAR = '2182-01-01';
const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;

beforeEach(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId });
  invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId });
});

const call = (method: 'get' | 'put' | 'delete', path: string, body?: unknown) =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const holds = async (query = '') => (await call('get', `/v1/reminder-holds${query}`)).body.data;
const ofDebtor = () => `/v1/debtors/${debtorId}/reminder-hold`;
const ofInvoice = (id: string = invoiceId) => `/v1/invoices/${id}/reminder-hold`;
const errorsOf = ({ status, body }: Answer) => [
  status,
  body.errors?.map(({ path, code }: Record<string, string>) => [path, code]),
];

describe('what is held back', () => {
  test('is a debtor or an invoice, with a reason and until when, and is changed in its place', async () => {
    const body = { reason: 'Aftale', until: FAR, isDisputed: true };
    const first = await call('put', ofDebtor(), body);
    expect(first.body).toMatchObject({ debtorId, invoiceId: null, ...body, inForce: true });
    const second = await call('put', ofDebtor(), { reason: 'Aftale igen' });
    expect(second.body).toMatchObject({ id: first.body.id, reason: 'Aftale igen', until: null, isDisputed: false });
    await call('put', ofInvoice(), { reason: 'Tvist', isDisputed: true });
    expect(await holds()).toMatchObject([{ invoiceId, isDisputed: true }, { invoiceId: null }]);
    expect(await holds(`?debtorId=${debtorId}`)).toHaveLength(2);
    expect(await holds(`?debtorId=${await sampleDebtor(database.orm, { creditorId })}`)).toEqual([]);
  });

  test('is so until it is ended, once, and may be held back again', async () => {
    for (const path of [ofDebtor(), ofInvoice()]) {
      expect((await call('delete', path)).status).toBe(404);
      const { body } = await call('put', path, { reason: 'Aftale' });
      expect((await call('delete', path)).body).toMatchObject({ id: body.id, reason: 'Aftale' });
      expect((await call('delete', path)).status).toBe(404);
      expect((await call('put', path, { reason: 'Igen' })).body.id).not.toBe(body.id);
    }
    const rows = await database.orm.em.fork().find(ReminderHold, { creditorId });
    expect(rows.filter(({ endedAt }) => endedAt !== null)).toHaveLength(2);
  });

  test('is in force through its last day, and stands there afterwards', async () => {
    await call('put', ofDebtor(), { reason: 'Aftale', until: FAR });
    await database.orm.em
      .fork()
      .execute(`update reminder_hold set until_on = '2026-01-31' where creditor_id = ?`, [creditorId]);
    expect(await holds()).toMatchObject([{ until: '2026-01-31', inForce: false }]);
  });

  test.each([
    ['no reason', {}, '/reason', 'required'],
    ['an empty reason', { reason: '' }, '/reason', 'too_small'],
    ['a reason of blanks', { reason: '  ' }, '/reason', 'too_small'],
    ['a day that has passed', { reason: 'x', until: '2020-01-01' }, '/until', 'in_the_past'],
    ['no date', { reason: 'x', until: 'i morgen' }, '/until', 'not_a_date'],
    ['an unknown field', { reason: 'x', level: 1 }, '/level', 'unknown_field'],
  ])('is refused with %s, and nothing changes', async (_what, body, path, code) => {
    for (const at of [ofDebtor(), ofInvoice()])
      expect(errorsOf(await call('put', at, body))).toEqual([422, [[path, code]]]);
    expect(await holds()).toEqual([]);
  });

  test('is an invoice and neither a reminder nor a credit note', async () => {
    const invoices = [sampleListed(invoiceId, { openOre: 125_00n })];
    const reminderId = await sampleReminder(database.orm, { creditorId, debtorId, invoices });
    expect((await call('put', ofInvoice(reminderId), { reason: 'x' })).status).toBe(404);
  });

  test('is told in the trail of the debtor', async () => {
    await call('put', ofDebtor(), { reason: 'Aftale' });
    await call('delete', ofDebtor());
    const { data } = (await call('get', `/v1/debtors/${debtorId}/audit`)).body;
    const told = data.map((entry: Record<string, string>) => [entry['objectType'], entry['action']]);
    expect(told.slice(0, 2)).toEqual([
      ['reminder_hold', 'changed'],
      ['reminder_hold', 'created'],
    ]);
  });
});

const rates = async () => (await call('get', '/v1/reference-rates')).body.rates;
const putRates = (body: unknown) => api.call('put', '/v1/reference-rates', { key: api.operatorKey, body });
const oneRate = (changes: object) => ({ rates: [{ from: '2182-01-01', rate: '1.75', ...changes }] });

describe('reference rates', () => {
  test('are entered by the operator for all, day by day, and the others stay', async () => {
    const before = await rates();
    expect(before).toContainEqual({ from: '2021-07-01', rate: '-0.35' });
    expect((await call('put', '/v1/reference-rates', oneRate({}))).body.code).toBe('not_for_creditors');
    await putRates({
      rates: [
        { from: '2182-01-01', rate: '2' },
        { from: '2182-07-01', rate: '-0.4' },
      ],
    });
    await putRates(oneRate({ rate: '2.25' }));
    expect(await rates()).toEqual([
      { from: '2182-07-01', rate: '-0.40' },
      { from: '2182-01-01', rate: '2.25' },
      ...before,
    ]);
  });

  test.each([
    ['of a day that is no reference day', { from: '2182-02-01' }, '/rates/0/from', 'not_a_reference_day'],
    ['of 2 January', { from: '2182-01-02' }, '/rates/0/from', 'not_a_reference_day'],
    ['with three decimals', { rate: '1.755' }, '/rates/0/rate', 'not_a_decimal'],
    ['that is no number', { rate: 'fire' }, '/rates/0/rate', 'not_a_decimal'],
    ['beyond all that ever was', { rate: '100.01' }, '/rates/0/rate', 'too_big'],
    ['far below zero', { rate: '-7.01' }, '/rates/0/rate', 'too_small'],
  ])('are refused %s, and nothing changes', async (_what, changes, path, code) => {
    const before = await rates();
    expect(errorsOf(await putRates(oneRate(changes)))).toEqual([422, [[path, code]]]);
    expect(await rates()).toEqual(before);
  });

  test('are refused where a day stands there twice', async () => {
    const { rates: twice } = oneRate({});
    expect(errorsOf(await putRates({ rates: [...twice, ...twice] }))).toEqual([
      422,
      [['/rates/1/from', 'given_twice']],
    ]);
  });
});
