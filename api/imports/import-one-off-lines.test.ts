import { beforeEach, describe, expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';

const { database, api } = await openTestApi();
let key: string;
let creditorId: string;

beforeEach(async () => {
  const creditor = await api.creditor();
  [key, creditorId] = [creditor.admin, creditor.creditorId];
  const debtors = [1, 2, 3, 4].map((number) => `${number},Prøvekunde ${number},Vej ${number},8000,By`);
  await send('debtors', ['customerNumber,name,addressLines.0,postcode,city', ...debtors].join('\n'));
  await send('items', 'number,nameDa,nameEn,unitPrice,vatCode\nGEB,Gebyr,Fee,125,standard');
  const header = 'customerNumber,reference,startOn,endOn,interval.unit,interval.count,text,quantity,unitPrice,vatCode';
  const rows = ['1,Leje,2027-01-01,', '2,Leje,2027-01-01,', '2,Vand,2027-01-01,', '3,Leje,2027-01-01,2027-02-28'];
  const file = [header, ...rows.map((row) => `${row},month,1,Leje,1,100,exempt`)].join('\n');
  await send('subscriptions', file);
  await database.orm.em.fork().execute('delete from outbox where creditor_id = ?', [creditorId]);
});

const send = (path: string, raw: string) =>
  api.call('post', `/v1/imports/${path}`, { key, raw, headers: { 'content-type': 'text/csv' } });
const lines = () =>
  database.orm.em.fork().execute(
    `select d.customer_number debtor, s.reference, l.text, (l.unit_price_micro::numeric / 1000000)::float price, l.charge_on "chargeOn"
     from one_off_line l join subscription s on s.id = l.subscription_id join debtor d on d.id = s.debtor_id
     where l.creditor_id = ? order by 1, 2, 4`,
    [creditorId],
  );
const HEADER = 'customerNumber;reference;itemNumber;text;quantity;unitPrice;vatCode;chargeOn';

describe('one-off lines', () => {
  const file = `${HEADER}\n1;;;Rykker;1;1.250,00;standard;01-03-2027\n2;Vand;GEB;;2,5;;;\n1;Leje;;Rabat;1;-50,00;exempt;`;

  test('are added to the subscription that is meant, and its workflow is told', async () => {
    expect((await send('one-off-lines?dryRun=true', file)).body).toMatchObject({ created: 3, errors: [] });
    expect(await lines()).toEqual([]);
    expect((await send('one-off-lines', file)).body).toMatchObject({ created: 3, errors: [] });
    expect(await lines()).toEqual([
      { debtor: '1', reference: 'Leje', text: 'Rabat', price: -50, chargeOn: null },
      { debtor: '1', reference: 'Leje', text: 'Rykker', price: 1250, chargeOn: '2027-03-01' },
      { debtor: '2', reference: 'Vand', text: null, price: 125, chargeOn: null },
    ]);
    const told = await database.orm.em
      .fork()
      .execute(`select kind, payload->>'oneOffLineId' is not null named from outbox where creditor_id = ?`, [
        creditorId,
      ]);
    expect(told).toEqual(Array.from({ length: 3 }, () => ({ kind: 'add_one_off_line', named: true })));
  });

  test('of a file that is sent once more charge nobody twice', async () => {
    await send('one-off-lines', file);
    const before = await lines();
    const again = await send('one-off-lines', file);
    expect(again.body.report.errors.map(({ line, code }: Record<string, unknown>) => [line, code])).toEqual([
      [2, 'line_there_already'],
      [3, 'line_there_already'],
      [4, 'line_there_already'],
    ]);
    expect(await lines()).toEqual(before);
  });

  test('that no invoice will take, or whose subscription nobody can tell, are refused by line', async () => {
    const wrong = `${HEADER}
3;;;Rykker;1;100;standard;01-06-2027
2;;;Rykker;1;100;standard;
4;;;Rykker;1;100;standard;
1;Vand;;Rykker;1;100;standard;
1;;X;;1;;;
1;;;Stort;999999999;9999999999;standard;
2;Vand;;Ens;1;100;exempt;
2;Vand;;Ens;1;100;exempt;
1;;;;1;100;;`;
    const { body } = await send('one-off-lines', wrong);
    expect(body.report.errors.map(({ line, column, code }: Record<string, unknown>) => [line, column, code])).toEqual([
      [2, null, 'last_period_billed'],
      [3, 'reference', 'several_subscriptions'],
      [4, 'customerNumber', 'no_subscription'],
      [5, 'reference', 'no_subscription'],
      [6, 'itemNumber', 'not_found'],
      [7, null, 'amount_too_large'],
      [9, 'text', 'line_there_already'],
      [10, 'text', 'required'],
      [10, 'vatCode', 'required'],
    ]);
    expect(await lines()).toEqual([]);
  });

  test('of a group are for a member of it', async () => {
    const group = await database.orm.em.fork().execute<{ id: string }[]>(
      `update subscription set kind = 'group', debtor_id = null, reference = 'Kontingent'
       where creditor_id = ? and reference = 'Vand' returning id`,
      [creditorId],
    );
    expect(group).toHaveLength(1);
    await send('subscription-group-members', 'reference;customerNumber;joinedOn\nKontingent;4;01-01-2027');
    const both = `${HEADER}\n4;Kontingent;;Gebyr;1;100;exempt;\n3;Kontingent;;Gebyr;1;100;exempt;`;
    const { body } = await send('one-off-lines', both);
    expect(body.report.errors.map(({ line, column, code }: Record<string, unknown>) => [line, column, code])).toEqual([
      [3, 'customerNumber', 'not_a_member'],
    ]);
    expect((await send('one-off-lines', both.split('\n').slice(0, 2).join('\n'))).body).toMatchObject({ created: 1 });
  });
});
