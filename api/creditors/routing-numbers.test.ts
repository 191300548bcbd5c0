import { beforeEach, describe, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { issueSample } from '../../tests/support/collect-sample.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { type Answer, ownAgreement, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let agreement: ReturnType<typeof ownAgreement>;

beforeEach(async () => {
  agreement = ownAgreement();
  creditor = await api.creditor({ betalingsservice: agreement });
});

const ask = (body: unknown, { admin } = creditor) => api.call('patch', '/v1/creditor', { key: admin, body });
const set = (body: unknown, { creditorId } = creditor) =>
  api.call('patch', `/v1/creditors/${creditorId}`, { key: api.operatorKey, body });
const read = async ({ admin } = creditor) => (await api.call('get', '/v1/creditor', { key: admin })).body;
const outcome = ({ status, body }: Answer) => [status, body.code];
const withoutId = ({ body: { requestId: _requestId, ...body } }: Answer) => body;

describe('an admin', () => {
  test('sets no number that routes money, and is told the same of another’s number as of nobody’s', async () => {
    const before = await read();
    const other = await api.creditor({ betalingsservice: ownAgreement() });
    const theirs = await read(other);
    const free = ownAgreement();
    const { mainText: _mainText, settings: _settings, ...taken } = theirs.betalingsservice;
    for (const [path, ofOther, ofNobody] of [
      ['/fiCreditorNumber', { fiCreditorNumber: theirs.fiCreditorNumber }, { fiCreditorNumber: '89999999' }],
      [
        '/betalingsservice/pbsNumber',
        { betalingsservice: { ...agreement, pbsNumber: taken.pbsNumber } },
        { betalingsservice: { ...agreement, pbsNumber: free.pbsNumber } },
      ],
      [
        '/betalingsservice/dataSupplierNumber',
        { betalingsservice: { ...agreement, dataSupplierNumber: taken.dataSupplierNumber } },
        { betalingsservice: { ...agreement, dataSupplierNumber: free.dataSupplierNumber } },
      ],
      [
        '/betalingsservice/dataSupplierShared',
        { betalingsservice: { ...agreement, dataSupplierShared: true } },
        { betalingsservice: { ...agreement, dataSupplierShared: true } },
      ],
      ['/betalingsservice', { betalingsservice: null }, { betalingsservice: null }],
    ] as const) {
      const [first, second] = [await ask({ name: 'Andet navn', ...ofOther }), await ask(ofNobody)];
      expect([...outcome(first), first.body.errors[0]]).toEqual([
        403,
        'numbers_set_by_operator',
        expect.objectContaining({ path, code: 'set_by_operator' }),
      ]);
      expect(withoutId(first)).toEqual(withoutId(second));
    }
    expect(await read()).toEqual(before);
  });

  test('without an agreement gets none by itself', async () => {
    const lonely = await api.creditor();
    const answer = await ask({ betalingsservice: ownAgreement() }, lonely);
    expect([...outcome(answer), answer.body.errors[0].path]).toEqual([
      403,
      'numbers_set_by_operator',
      '/betalingsservice',
    ]);
    expect(outcome(await ask({ betalingsservice: null, name: 'Andet navn' }, lonely))).toEqual([200, undefined]);
  });

  test('sends what it has read along with what it changes', async () => {
    const { fiCreditorNumber, betalingsservice } = await read();
    const changed = await ask({
      name: 'Andet navn',
      fiCreditorNumber,
      betalingsservice: { ...betalingsservice, debtorGroup: '00002' },
    });
    expect(changed.body).toMatchObject({
      name: 'Andet navn',
      betalingsservice: { ...agreement, debtorGroup: '00002' },
    });
  });
});

describe('the operator', () => {
  test('changes the numbers of a creditor, and the audit trail of the creditor says so', async () => {
    const next = ownAgreement();
    const changed = await set({ fiCreditorNumber: '81234567', betalingsservice: next });
    expect(changed.body).toMatchObject({ fiCreditorNumber: '81234567', betalingsservice: next });
    const path = `/v1/creditors/${creditor.creditorId}/bank-accounts`;
    await api.call('put', path, { key: api.operatorKey, body: { accounts: ['DK5000400440116243'] } });
    const { data } = (await api.call('get', '/v1/audit', { key: creditor.admin })).body;
    const told = data.map(({ objectType, by: { role } }: { objectType: string; by: { role: string } }) => [
      objectType,
      role,
    ]);
    expect(told.slice(0, 3)).toEqual([
      ['bank_account', 'operator'],
      ['bank_account', 'operator'],
      ['creditor', 'operator'],
    ]);
    expect(data[2].changes).toEqual(
      expect.arrayContaining([
        { field: 'fiCreditorNumber', from: expect.any(String), to: '81234567' },
        { field: 'pbsNumber', from: agreement.pbsNumber, to: next.pbsNumber },
        { field: 'bsDataSupplierNumber', from: agreement.dataSupplierNumber, to: next.dataSupplierNumber },
      ]),
    );
  });

  test.each([
    ['pbsNumber', 'pbs_number_taken'],
    ['dataSupplierNumber', 'data_supplier_number_taken'],
  ] as const)('gives no two creditors one %s', async (field, code) => {
    const second = { ...ownAgreement(), [field]: agreement[field] };
    const other = await api.creditor({ betalingsservice: ownAgreement() });
    expect(outcome(await set({ betalingsservice: second }, other))).toEqual([409, code]);
    await expect(api.creditor({ betalingsservice: second })).rejects.toThrow(code);
    expect((await read(other)).betalingsservice[field]).not.toBe(agreement[field]);
  });

  test('of two creditors at once gives one the number', async () => {
    const wanted = ownAgreement();
    const other = await api.creditor({ betalingsservice: ownAgreement() });
    const answers = await Promise.all([set({ betalingsservice: wanted }), set({ betalingsservice: wanted }, other)]);
    expect(answers.map(({ status }) => `${status}`).toSorted()).toEqual(['200', '409']);
  });

  test('lets creditors deliver under one data supplier number where each is said to', async () => {
    const shared = { ...ownAgreement(), dataSupplierShared: true };
    const first = await api.creditor({ betalingsservice: shared });
    const own = { ...ownAgreement(), dataSupplierNumber: shared.dataSupplierNumber };
    expect(outcome(await set({ betalingsservice: own }))).toEqual([409, 'data_supplier_number_taken']);
    const joined = await set({ betalingsservice: { ...own, dataSupplierShared: true } });
    expect(joined.body.betalingsservice).toMatchObject({ ...own, dataSupplierShared: true });
    // What is left out stays.
    expect((await set({ betalingsservice: { ...own, debtorGroup: '00002' } })).body.betalingsservice).toMatchObject({
      dataSupplierShared: true,
    });
    expect((await read(first)).betalingsservice.dataSupplierShared).toBe(true);
  });

  test('gives nobody a number by which another’s invoices may still be paid', async () => {
    const { fiCreditorNumber } = await read();
    const creditorId = creditor.creditorId as CreditorId;
    const debtorId = await sampleDebtor(database.orm, { creditorId });
    await issueSample(database.orm, { creditorId, debtorId, close: false });
    await set({ fiCreditorNumber: '81111111' });
    const other = await api.creditor();
    expect(outcome(await set({ fiCreditorNumber }, other))).toEqual([409, 'fi_creditor_number_taken']);
    expect((await set({ fiCreditorNumber })).body.fiCreditorNumber).toBe(fiCreditorNumber);
  });

  test('is told of a creditor that there is not', async () => {
    const creditorId = '019f0000-0000-7000-8000-000000000000';
    expect(outcome(await set({}, { ...creditor, creditorId }))).toEqual([404, 'not_found']);
  });
});
