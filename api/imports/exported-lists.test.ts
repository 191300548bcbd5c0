import { beforeAll, describe, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleSubscription } from '../../tests/support/sample-data.ts';
import { ownAgreement } from '../test-api.ts';

const { database, api } = await openTestApi();
const { orm } = database;

const DEBTORS = `customerNumber;name;addressLines.0;postcode;city
1;=Prøvekunde;Vej 1;8000;By
2;Prøvekunde To;Vej 2;8000;By
3;Prøvekunde Tre;Vej 3;8000;By`;
const ITEMS = 'number;nameDa;nameEn;unitPrice;vatCode\n0017;Gebyr;Fee;125;standard';
const SUBSCRIPTIONS = `customerNumber;reference;startOn;interval.unit;interval.count;text;quantity;unitPrice;vatCode
1;+Leje;2027-01-01;month;1;Leje;1;100;exempt
1;Vand;2027-01-01;month;1;Vand;1;50;exempt`;

const send = async (key: string, path: string, raw: string | Buffer<ArrayBuffer>) =>
  (await api.call('post', `/v1/imports/${path}`, { key, raw, headers: { 'content-type': 'text/csv' } })).body;
const list = async (key: string, path: string): Promise<Record<string, unknown>[]> =>
  (await api.call('get', path, { key })).body.data;

interface Party {
  readonly key: string;
  /** By the names that a file calls them by. */
  readonly paths: Readonly<Record<string, string>>;
}

/** A creditor with debtors, an item, subscriptions and groups, and nothing in them. */
async function openParty(): Promise<Party> {
  const { admin: key, creditorId } = await api.creditor({ betalingsservice: ownAgreement() });
  const create = async (path: string, body: unknown): Promise<string> =>
    (await api.call('post', path, { key, body })).body.id;
  for (const [kind, file] of Object.entries({ debtors: DEBTORS, items: ITEMS, subscriptions: SUBSCRIPTIONS })) {
    expect(await send(key, kind, file)).toMatchObject({ errors: [] });
  }
  const [first] = (await list(key, '/v1/debtors')).filter(({ customerNumber }) => customerNumber === '1');
  const [leased] = (await list(key, '/v1/subscriptions')).filter(({ reference }) => reference === '+Leje');
  const stairs = await create('/v1/debtor-groups', { name: '-Opgang' });
  await create('/v1/debtor-groups', { name: 'Kælder' });
  const group = await sampleSubscription(orm, {
    creditorId: creditorId as CreditorId,
    debtorId: null,
    startOn: civilDate('2027-01-01'),
  });
  await orm.em.fork().execute(`update subscription set reference = '@Kontingent' where id = ?`, [group]);
  return {
    key,
    paths: {
      'debtor-group-members': `/v1/debtor-groups/${stairs}/members`,
      'subscription-group-members': `/v1/subscriptions/${group}/members`,
      'one-off-lines': `/v1/subscriptions/${String(leased?.['id'])}/one-off-lines`,
      mandates: `/v1/debtors/${String(first?.['id'])}/mandates`,
    },
  };
}

const FILES = {
  'debtor-group-members': `group;customerNumber;memberGroup;joinedOn;leftOn
-Opgang;1;;2027-01-01;2027-06-30
-Opgang;1;;2027-08-01;
-Opgang;;Kælder;2027-01-01;`,
  'subscription-group-members': `reference;customerNumber;debtorGroup;joinedOn;leftOn
@Kontingent;2;;2027-01-01;2027-06-30
@Kontingent;;Kælder;2027-01-01;`,
  'one-off-lines': `customerNumber;reference;itemNumber;text;quantity;unitPrice;vatCode;chargeOn
1;+Leje;0017;;0,125;;;
1;+Leje;;=Rabat;1;-1250,5;exempt;2027-03-01
1;+Leje;;Rest;1;1250;standard;`,
  mandates: 'customerNumber;mandateNumber;activeFrom;debtorGroup\n1;000000017;2027-02-01;00002',
};
const KINDS = Object.keys(FILES) as (keyof typeof FILES)[];

let owner: Party;

beforeAll(async () => {
  owner = await openParty();
  for (const kind of KINDS) await send(owner.key, kind, FILES[kind]);
});

/** What does not hang on whose it is. */
const own = (rows: Record<string, unknown>[]) =>
  rows
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !/^id$|Id$|At$/.test(name))))
    .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

const exported = async ({ key, paths }: Party, kind: string, format: string): Promise<Buffer<ArrayBuffer>> =>
  Buffer.from((await api.call('get', `${paths[kind]}?format=${format}`, { key })).body, 'latin1');

describe.each(['csv', 'csv-excel'])('the exported list, as %s', (format) => {
  test.each(KINDS)('of %s is imported as it is with the same values, where the same are there', async (kind) => {
    const other = await openParty();
    const path = other.paths[kind] ?? '';
    const { created, unchanged, errors } = await send(other.key, kind, await exported(owner, kind, format));
    const before = own(await list(owner.key, owner.paths[kind] ?? ''));
    expect({ created, unchanged, errors }).toEqual({ created: before.length, unchanged: 0, errors: [] });
    expect(before.length).toBeGreaterThan(0);
    expect(own(await list(other.key, path))).toEqual(before);
  });
});

describe('what is over in an exported list', () => {
  test('of one-off lines is passed over: what was withdrawn, and what an invoice has', async () => {
    const party = await openParty();
    await send(party.key, 'one-off-lines', FILES['one-off-lines']);
    const path = party.paths['one-off-lines'] ?? '';
    const [line] = (await list(party.key, path)).filter(({ text }) => text === 'Rest');
    const em = orm.em.fork();
    await em.execute('update one_off_line set withdrawn_at = now() where id = ?', [String(line?.['id'])]);
    const withdrawn = await exported(party, 'one-off-lines', 'csv');
    const other = await openParty();
    expect(await send(other.key, 'one-off-lines', withdrawn)).toMatchObject({ created: 2, unchanged: 1, errors: [] });
    expect(await list(other.key, other.paths['one-off-lines'] ?? '')).toHaveLength(2);
    const billed = 'customerNumber,text,quantity,unitPrice,vatCode,invoiceId\n2,Gebyr,1,5,exempt,019f';
    expect(await send(other.key, 'one-off-lines', billed)).toMatchObject({ rows: 1, created: 0, unchanged: 1 });
  });

  test('of mandates is passed over, and one that has an end to come is refused', async () => {
    const other = await openParty();
    const header = 'customerNumber,mandateNumber,state,activeFrom,endedOn';
    const ended = `${header}\n1,000000011,cancelled,2026-01-01,2026-02-01\n1,000000012,coming,2027-01-01,`;
    expect(await send(other.key, 'mandates', ended)).toMatchObject({ created: 1, unchanged: 1, errors: [] });
    const ending = `${header}\n2,000000013,active,2026-01-01,2182-02-01`;
    expect((await send(other.key, 'mandates', ending)).report.errors).toMatchObject([
      { line: 2, column: 'endedOn', code: 'mandate_ends' },
    ]);
  });
});
