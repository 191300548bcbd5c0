import { beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleSubscription } from '../../tests/support/sample-data.ts';

const { database, api } = await openTestApi();
const em = () => database.orm.em.fork();
let key: string;
let creditorId: CreditorId;
let subscriptionId: string;

/** Two debtors, two debtor groups, and a subscription group whose January is being billed. */
beforeEach(async () => {
  const creditor = await api.creditor();
  [key, creditorId] = [creditor.admin, creditor.creditorId as CreditorId];
  const debtors = 'customerNumber,name,addressLines.0,postcode,city';
  await send('debtors', `${debtors}\n1,Prøvekunde Et,Vej 1,8000,By\n2,Prøvekunde To,Vej 2,8000,By`);
  for (const name of ['Opgang A', 'Opgang B']) {
    await api.call('post', '/v1/debtor-groups', { key, body: { name } });
  }
  subscriptionId = await sampleSubscription(database.orm, {
    creditorId,
    debtorId: null,
    startOn: civilDate('2026-01-01'),
  });
  await em().execute(
    `update subscription set reference = 'Kontingent', next_period_index = 1, next_period_from = '2026-02-01' where id = ?`,
    [subscriptionId],
  );
  await em().execute(
    `insert into billing_run (id, creditor_id, subscription_id, period_index, period_from, period_to)
     values (?, ?, ?, 0, '2026-01-01', '2026-01-31')`,
    [uuid(), creditorId, subscriptionId],
  );
});

const send = (path: string, raw: string) =>
  api.call('post', `/v1/imports/${path}`, { key, raw, headers: { 'content-type': 'text/csv' } });
const errorsOf = async (path: string, raw: string) => {
  const real = await send(path, raw);
  expect([real.status, real.body.code]).toEqual([422, 'import_refused']);
  const dry = await send(`${path}?dryRun=true`, raw);
  expect(dry.body.errors).toEqual(real.body.report.errors);
  return dry.body.errors.map(({ line, column, code }: Record<string, unknown>) => [line, column, code]);
};
const stays = (table: string) =>
  em().execute(
    `select joined_on "joinedOn", left_on "leftOn" from ${table} where creditor_id = ? order by joined_on, left_on`,
    [creditorId],
  );
const woken = async () =>
  (
    await em().execute<{ n: number }[]>(
      `select count(*)::int n from outbox where kind = 'wake_run' and creditor_id = ?`,
      [creditorId],
    )
  )[0]?.n;

describe('members of debtor groups', () => {
  const file =
    'group;customerNumber;memberGroup;joinedOn;leftOn\nOpgang A;0001;;1-1-2026;\nOpgang A;2;;01.01.2026;31/12/2026\nOpgang B;;Opgang A;2026-01-01;';

  test('are added, groups in groups too, and the runs that they reach are told, once each', async () => {
    const inSubscription = 'reference;debtorGroup;joinedOn\nKontingent;Opgang B;01-01-2026';
    expect((await send('subscription-group-members', inSubscription)).body).toMatchObject({ created: 1, errors: [] });
    await em().execute('delete from outbox where creditor_id = ?', [creditorId]);
    expect((await send('debtor-group-members?dryRun=true', file)).body).toMatchObject({ created: 3, errors: [] });
    expect([await stays('debtor_group_member'), await woken()]).toEqual([[], 0]);
    expect((await send('debtor-group-members', file)).body).toMatchObject({ created: 3, unchanged: 0, errors: [] });
    expect(await woken()).toBe(1);
    expect(await stays('debtor_group_member')).toEqual([
      { joinedOn: '2026-01-01', leftOn: '2026-12-31' },
      { joinedOn: '2026-01-01', leftOn: null },
      { joinedOn: '2026-01-01', leftOn: null },
    ]);
  });

  test('that are there just so change nothing, and wake nobody', async () => {
    await send('debtor-group-members', file);
    await em().execute('delete from outbox where creditor_id = ?', [creditorId]);
    const before = await stays('debtor_group_member');
    expect((await send('debtor-group-members', file)).body).toMatchObject({ created: 0, unchanged: 3, errors: [] });
    expect([await stays('debtor_group_member'), await woken()]).toEqual([before, 0]);
  });

  test('that meet another stay, in the database or in the file, close a circle or name nobody are refused by line', async () => {
    await send('debtor-group-members', file);
    const wrong = `group;customerNumber;memberGroup;joinedOn;leftOn
Opgang A;2;;01-06-2026;
Opgang B;1;;01-01-2026;31-01-2026
Opgang B;1;;31-01-2026;
Opgang A;;Opgang B;01-01-2026;
Opgang C;9;;01-01-2026;
Opgang A;1;Opgang B;01-01-2027;31-12-2026
Opgang A;;;;`;
    expect(await errorsOf('debtor-group-members', wrong)).toEqual([
      [2, 'joinedOn', 'stays_overlap'],
      [4, 'joinedOn', 'stays_overlap'],
      [5, 'memberGroup', 'group_cycle'],
      [6, 'group', 'not_found'],
      [6, 'customerNumber', 'not_found'],
      [7, 'leftOn', 'end_before_start'],
      [7, 'customerNumber', 'one_of_two'],
      [8, 'joinedOn', 'required'],
    ]);
    expect(await stays('debtor_group_member')).toHaveLength(3);
  });

  test('two groups that hold each other by one file are refused', async () => {
    const circle = 'group;memberGroup;joinedOn\nOpgang A;Opgang B;01-01-2026\nOpgang B;Opgang A;01-01-2027';
    expect(await errorsOf('debtor-group-members', circle)).toEqual([[3, 'memberGroup', 'group_cycle']]);
  });
});

describe('members of subscription groups', () => {
  test('are added by the reference of the group, and its run is told', async () => {
    const file =
      'reference;customerNumber;joinedOn;leftOn\nKontingent;1;15-01-2026;\nKontingent;2;01-02-2026;31-12-2026';
    expect((await send('subscription-group-members', file)).body).toMatchObject({ created: 2, errors: [] });
    expect(await woken()).toBe(1);
    expect((await send('subscription-group-members', file)).body).toMatchObject({ created: 0, unchanged: 2 });
  });

  test('of a group that is over, of two of one reference, or of another creditor are refused', async () => {
    const twin = await sampleSubscription(database.orm, {
      creditorId,
      debtorId: null,
      startOn: civilDate('2026-01-01'),
    });
    await em().execute(`update subscription set reference = 'Kontingent' where id = ?`, [twin]);
    const file = 'reference;customerNumber;joinedOn\nKontingent;1;15-01-2026\nSluttet;1;15-01-2026';
    expect(await errorsOf('subscription-group-members', file)).toEqual([
      [2, 'reference', 'several_found'],
      [3, 'reference', 'not_found'],
    ]);
    await em().execute(`update subscription set reference = 'Sluttet', status = 'cancelled' where id = ?`, [twin]);
    expect(await errorsOf('subscription-group-members', file)).toEqual([[3, 'reference', 'not_found']]);
  });

  test('of thousands of rows are added in one', async () => {
    const numbers = Array.from({ length: 3000 }, (_, index) => 1000 + index);
    const debtors = numbers.map((number) => `${number};Prøve;Vej 1;8000;By`);
    await send('debtors', ['customerNumber;name;addressLines.0;postcode;city', ...debtors].join('\n'));
    const rows = numbers.map((number) => `Kontingent;${number};${(number % 28) + 1}-1-2026`);
    const { body } = await send(
      'subscription-group-members',
      ['reference;customerNumber;joinedOn', ...rows].join('\n'),
    );
    expect(body).toMatchObject({ created: 3000, errors: [] });
    expect(await woken()).toBe(1);
  });
});

test.each(['debtor-group-members', 'subscription-group-members'])(
  'the template of %s can be read as it is',
  async (name) => {
    const template = await api.call('get', `/v1/imports/${name}/template`, { key });
    const raw = Buffer.from(template.body, 'latin1');
    const answer = await api.call('post', `/v1/imports/${name}?dryRun=true`, {
      key,
      raw,
      headers: { 'content-type': 'text/csv' },
    });
    const codes = answer.body.errors.map(({ code }: { code: string }) => code);
    expect(new Set(codes)).toEqual(new Set(['not_found']));
  },
);
