import { beforeAll, describe, expect, test } from '@jest/globals';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleSubscription } from '../../tests/support/sample-data.ts';
import { watchPasses } from '../../tests/support/watch-passes.ts';
import { ROUTES } from '../routes.ts';
import { ownAgreement } from '../test-api.ts';

const { database, api } = await openTestApi();

const ROWS = 2000;
const NUMBERS = Array.from({ length: ROWS }, (_, index) => index + 1);
const GROUPS = 50;
const TIMEOUT_MS = 300_000;

let key: string;

const send = (path: string, raw: string) =>
  api.call('post', `/v1/imports/${path}`, { key, raw, headers: { 'content-type': 'text/csv' } });
const file = (header: string, row: (number: number) => string) => [header, ...NUMBERS.map(row)].join('\n');

const DEBTORS = file('customerNumber;name;addressLines.0;postcode;city', (nth) => `${nth};Kunde ${nth};Vej 1;8000;By`);
const SUBSCRIPTIONS = file(
  'customerNumber;startOn;interval.unit;interval.count;text;quantity;unitPrice;vatCode',
  (nth) => `${nth};2027-01-01;month;1;Kontingent;1;100;exempt`,
);

/** A file of each kind, so that each has many rows, of many owners where it has owners; in their order, each on what those before it made. */
const FILES: Readonly<Record<string, readonly [path: string, raw: () => string]>> = {
  debtors: ['debtors', () => DEBTORS],
  'debtors that are there': ['debtors?existing=update', () => DEBTORS.replaceAll('Vej 1', 'Vej 2')],
  items: ['items', () => file('number;nameDa;nameEn;unitPrice;vatCode', (nth) => `V${nth};Vare;Item;100;standard`)],
  subscriptions: ['subscriptions', () => SUBSCRIPTIONS],
  'one-off-lines': [
    'one-off-lines',
    () => file('customerNumber;text;quantity;unitPrice;vatCode', (nth) => `${nth};Gebyr;1;25;standard`),
  ],
  mandates: ['mandates', () => file('customerNumber;mandateNumber;activeFrom', (nth) => `${nth};${nth};2182-01-01`)],
  'mandates that are there': [
    'mandates?existing=update',
    () => file('customerNumber;mandateNumber;activeFrom', (nth) => `${nth};${ROWS + nth};2182-03-01`),
  ],
  'debtor-group-members': [
    'debtor-group-members',
    () => file('group;customerNumber;joinedOn', (nth) => `Opgang ${nth % GROUPS};${nth};2182-01-01`),
  ],
  'debtor groups in groups': [
    'debtor-group-members',
    () =>
      file('group;memberGroup;joinedOn;leftOn', (nth) => {
        const pair = nth % (GROUPS / 2);
        const year = 2182 + Math.floor(nth / (GROUPS / 2));
        return `Opgang ${pair * 2};Opgang ${pair * 2 + 1};${year}-01-01;${year}-12-31`;
      }),
  ],
  'subscription-group-members': [
    'subscription-group-members',
    () => file('reference;customerNumber;joinedOn', (nth) => `Hold ${nth % GROUPS};${nth};2182-01-01`),
  ],
};

beforeAll(async () => {
  const creditor = await api.creditor({ betalingsservice: ownAgreement() });
  key = creditor.admin;
  const creditorId = creditor.creditorId as CreditorId;
  for (let nth = 0; nth < GROUPS; nth += 1) {
    await api.call('post', '/v1/debtor-groups', { key, body: { name: `Opgang ${nth}` } });
    const startOn = civilDate('2182-01-01');
    const id = await sampleSubscription(database.orm, { creditorId, debtorId: null, startOn });
    await database.orm.em.fork().execute('update subscription set reference = ? where id = ?', [`Hold ${nth}`, id]);
  }
}, TIMEOUT_MS);

describe('an import gives others their turn while it works', () => {
  test('and each kind that can be imported is held to it', () => {
    const kinds = ROUTES.flatMap(({ method, path }) =>
      method === 'post' ? (path.split('/v1/imports/')[1] ?? []) : [],
    );
    expect(Object.keys(FILES)).toEqual(expect.arrayContaining(kinds));
    expect(kinds.length).toBeGreaterThan(0);
  });

  test.each(Object.entries(FILES))(
    'in a file of %s',
    async (_kind, [path, raw]) => {
      const sent = raw();
      const watched = watchPasses();
      const answer = await send(path, sent);
      expect(watched.stop()).toEqual([]);
      expect(answer.body).toMatchObject({ rows: ROWS, errors: [] });
      const { created, updated, unchanged } = answer.body;
      expect(created + updated + unchanged).toBe(ROWS);
    },
    TIMEOUT_MS,
  );
});
