import { beforeEach, describe, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { ownAgreement } from '../test-api.ts';

const { database, api } = await openTestApi();
let key: string;
let creditorId: string;

beforeEach(async () => {
  const creditor = await api.creditor({ betalingsservice: ownAgreement() });
  [key, creditorId] = [creditor.admin, creditor.creditorId];
  const debtors = 'customerNumber,name,addressLines.0,postcode,city';
  await send('debtors', `${debtors}\n1,Prøvekunde Et,Vej 1,8000,By\n2,Prøvekunde To,Vej 2,8000,By`);
});

const send = (path: string, raw: string) =>
  api.call('post', `/v1/imports/${path}`, { key, raw, headers: { 'content-type': 'text/csv' } });
const mandates = () =>
  database.orm.em.fork().execute(
    `select d.customer_number debtor, mandate_number number, active_from "from", ended_on "to", m.bs_debtor_group "group"
     from mandate m join debtor d on d.id = m.debtor_id where m.creditor_id = ? order by 1, 3`,
    [creditorId],
  );
const told = async () =>
  database.orm.em
    .fork()
    .execute(`select distinct workflow_id, kind from outbox where creditor_id = ? and kind = 'set_collected'`, [
      creditorId,
    ]);
const FILE = 'customerNumber;mandateNumber;activeFrom;debtorGroup\n1;17;01-02-2027;\n2;000000018;1.3.2027;2';

describe('mandates', () => {
  test('are set with the zeros that a spreadsheet takes away, and the subscriptions are told', async () => {
    const subscriptions = 'customerNumber,startOn,interval.unit,interval.count,text,quantity,unitPrice,vatCode';
    await send('subscriptions', `${subscriptions}\n1,2027-06-01,month,1,Kontingent,1,100,exempt`);
    expect((await send('mandates?dryRun=true', FILE)).body).toMatchObject({ created: 2, errors: [] });
    expect([await mandates(), await told()]).toEqual([[], []]);
    expect((await send('mandates', FILE)).body).toMatchObject({ created: 2, updated: 0, unchanged: 0, errors: [] });
    expect(await mandates()).toEqual([
      { debtor: '1', number: '000000017', from: '2027-02-01', to: null, group: null },
      { debtor: '2', number: '000000018', from: '2027-03-01', to: null, group: '00002' },
    ]);
    expect(await told()).toHaveLength(1);
    const before = await mandates();
    expect((await send('mandates', FILE)).body).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await mandates()).toEqual(before);
  });

  test('replace another one in force only where that is asked for', async () => {
    await send('mandates', FILE);
    const other = 'customerNumber;mandateNumber;activeFrom\n1;19;01-06-2027\n2;18;01-04-2027';
    const refused = await send('mandates?language=da', other);
    expect(refused.body.report.errors).toMatchObject([
      {
        line: 2,
        column: 'mandateNumber',
        code: 'mandate_in_force',
        message: expect.stringContaining('existing=update'),
      },
      { line: 3, column: 'mandateNumber', code: 'mandate_in_force' },
    ]);
    expect((await send('mandates?existing=update', other)).body).toMatchObject({
      created: 0,
      updated: 2,
      unchanged: 0,
    });
    const after = await mandates();
    expect(after).toEqual([
      { debtor: '1', number: '000000017', from: '2027-02-01', to: '2027-06-01', group: null },
      { debtor: '1', number: '000000019', from: '2027-06-01', to: null, group: null },
      { debtor: '2', number: '000000018', from: '2027-04-01', to: null, group: null },
    ]);
    // The first file once more would begin a mandate again that has ended.
    const again = await send('mandates?existing=update', FILE);
    expect(again.body.report.errors).toMatchObject([{ line: 2, column: 'mandateNumber', code: 'mandate_ended' }]);
    expect(await mandates()).toEqual(after);
  });

  test('of unknown debtors, of one debtor twice or without an agreement are refused', async () => {
    const wrong =
      'customerNumber;mandateNumber;activeFrom\n7;17;01-02-2027\n1;17;01-02-2027\n01;18;01-02-2027\n2;1234567890;nu';
    const { body } = await send('mandates', wrong);
    expect(body.report.errors.map(({ line, column, code }: Record<string, unknown>) => [line, column, code])).toEqual([
      [2, 'customerNumber', 'not_found'],
      [4, 'customerNumber', 'doubled_in_file'],
      [5, 'mandateNumber', 'invalid_format'],
      [5, 'activeFrom', 'not_a_date'],
    ]);
    key = (await api.creditor()).admin;
    await send(
      'debtors',
      'customerNumber,name,addressLines.0,postcode,city\n1,Prøve,Vej 1,8000,By\n2,Prøve,Vej 2,8000,By',
    );
    expect((await send('mandates', FILE)).body.report.errors[0]).toMatchObject({ code: 'betalingsservice_not_set_up' });
  });
});
