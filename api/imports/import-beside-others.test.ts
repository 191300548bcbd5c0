import { expect, test } from '@jest/globals';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { MAX_IMPORT_ROWS } from './read-rows.ts';

const { api } = await openTestApi();

const HEADER = 'customerNumber;name;addressLines.0;postcode;city;email';
const rows = (row: (index: number) => string) =>
  [HEADER, ...Array.from({ length: MAX_IMPORT_ROWS }, (_, index) => row(index))].join('\n');
/** Each step over all rows gives way at least once in so many rows. */
const ROWS_A_TURN = 200;

/** How often the event loop had its turn, and how many others were answered, until the work was done. */
async function beside<Result>(work: Promise<Result>): Promise<{ result: Result; turns: number; answered: number }> {
  const state = { isDone: false };
  let turns = 0;
  let answered = 0;
  const turn = () => {
    turns += 1;
    if (!state.isDone) setImmediate(turn);
  };
  setImmediate(turn);
  const asking = (async () => {
    while (!state.isDone) {
      expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
      answered += 1;
    }
  })();
  const result = await work.finally(() => (state.isDone = true));
  await asking;
  return { result, turns, answered };
}

test.each([
  ['that is right', (index: number) => `${index + 1};Prøvekunde;Prøvevej 1;8000;Aarhus C;kunde@prove.example`, 0],
  ['with errors in every cell', (index: number) => `nr ${index}; ;;;;kunde`, 1000],
])(
  'a list of %s, as long as may be, lets others be answered while it is checked',
  async (_, row, errors) => {
    const creditor = await api.creditor();
    const importing = api.call('post', '/v1/imports/debtors?dryRun=true', {
      key: creditor.admin,
      raw: rows(row),
      headers: { 'content-type': 'text/csv' },
    });
    const { result, turns, answered } = await beside(importing);
    expect(result.body.errors).toHaveLength(errors);
    expect(result.body.rows).toBe(MAX_IMPORT_ROWS);
    // Putting together, keys, rules and errors are gone through one after the other.
    expect(turns).toBeGreaterThan((3 * MAX_IMPORT_ROWS) / ROWS_A_TURN);
    expect(answered).toBeGreaterThan(100);
  },
  300_000,
);
