import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listedItem } from '../api/http/pages.ts';
import { ROUTES } from '../api/routes.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { findSequentialScans } from './find-sequential-scans.ts';
import { insertListRows } from './insert-list-rows.ts';
import { type ListCase, listCases, nameOf, RECKONED } from './list-cases.ts';
import { type ListSamples, pickListSamples } from './pick-list-samples.ts';
import { recordStatements } from './record-statements.ts';

/** The one that is looked at has a twentieth of each table: so little of it no index is passed by for. */
const CREDITORS = 20;
const SUBSCRIPTIONS_EACH = 300;

const FILL_TIMEOUT_MS = 240_000;
const READ_TIMEOUT_MS = 240_000;

/** Those whose lists are few rows, whoever asks, or those of the operator: creditors, keys, and what is open of all creditors, which has an index. */
const LEFT_OUT = ['listCreditors', 'listAnyApiKeys', 'listOperatorKeys', 'listOpenFindings'];

const READS = /^\s*\(?\s*(select|with)\b/i;

let database: OpenTestDatabase;
let creditorId: CreditorId;
let samples: ListSamples;

beforeAll(async () => {
  database = await openTestDatabase();
  const { orm } = database;
  const today = civilDate('2026-11-16');
  for (let creditor = 0; creditor < CREDITORS; creditor += 1) {
    creditorId = await sampleCreditor(orm);
    await insertListRows(orm, { creditorId, today, count: SUBSCRIPTIONS_EACH });
  }
  await orm.em.fork().execute('vacuum analyze');
  samples = await pickListSamples(orm, creditorId);
}, FILL_TIMEOUT_MS);
afterAll(() => database.close());

/** Reads through a route as its handler does; of what a request carries it looks at these alone. */
function read({ route, params, query }: ListCase): Promise<unknown> {
  const { orm } = database;
  const services = { orm, settings: { temporalUiUrl: null } };
  const context = { em: orm.em.fork(), creditorId, language: 'da', caller: { creditorId, role: 'admin' }, services };
  return route.prepare({ params, query, body: undefined })(
    context as unknown as Parameters<ReturnType<ListCase['route']['prepare']>>[0],
  );
}

/** The big tables that are read from end to end to answer, each with the start of the statement that does. */
async function scansOf(each: ListCase): Promise<string[]> {
  const { statements } = await recordStatements(database.orm, () => read(each));
  const queries = statements.filter((statement) => READS.test(statement));
  const scans: string[] = [];
  for (const query of queries) {
    const tables = await findSequentialScans(database.orm, query);
    scans.push(...tables.map((table) => `${nameOf(each)}: ${table}: ${query.slice(0, 300)}`));
  }
  return scans;
}

describe('the first page of every list, with each of its filters', () => {
  test(
    'reads no big table from end to end, and neither do the overview, the search and the figures of months',
    async () => {
      const scans: string[] = [];
      for (const each of listCases(samples).filter(({ route }) => !RECKONED.includes(route)))
        scans.push(...(await scansOf(each)));
      expect(scans).toEqual([]);
    },
    READ_TIMEOUT_MS,
  );

  test('is looked at: no list is left out, and a filter that nothing is known of is refused', () => {
    const looked = new Set(listCases(samples).map(({ route }) => route.operationId));
    const lists = ROUTES.filter(({ method, schemas }) => method === 'get' && listedItem(schemas.answer) !== null);
    expect(lists.map(({ operationId }) => operationId).filter((id) => !looked.has(id))).toEqual(LEFT_OUT);
    const { bookedFrom: _unknown, ...values } = samples.values;
    expect(() => listCases({ ...samples, values })).toThrow('listPayments has no example of bookedFrom');
  });
});
