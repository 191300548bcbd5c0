import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../activities/invoices/draft-invoice.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { sampleCreditor, sampleOneOffLine } from '../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { insertDueSubscriptions, newSubscriptionIds } from './insert-due-subscriptions.ts';
import { countCommits, recordStatements } from './record-statements.ts';

/** What a draft may cost the database, `begin` and `commit` included. */
const MAX_STATEMENTS = 8;
const MAX_COMMITS = 2;

const START = civilDate('2026-11-01');
const BILLED_AT_MS = Date.UTC(2026, 10, 23, 2);

let database: OpenTestDatabase;
let creditorId: CreditorId;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
});
afterAll(() => database.close());

async function draftRecorded({ firstNumber, oneOffLines }: { firstNumber: number; oneOffLines: number }) {
  const { orm } = database;
  const ids = newSubscriptionIds(1);
  await insertDueSubscriptions(orm, { creditorId, firstNumber, ids, startOn: START });
  const [subscriptionId] = ids;
  if (subscriptionId === undefined) throw new Error('no subscription was written');
  for (let line = 0; line < oneOffLines; line += 1) await sampleOneOffLine(orm, { creditorId, subscriptionId });
  const draftInvoice = createDraftInvoice({ orm });
  return recordStatements(orm, () => draftInvoice({ subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS }));
}

test(`a draft takes at most ${MAX_STATEMENTS} statements and ${MAX_COMMITS} commits`, async () => {
  const { result, statements } = await draftRecorded({ firstNumber: 1, oneOffLines: 0 });
  expect(result).toMatchObject({ kind: 'issued', mail: true, collect: true });
  // What was recorded is the draft: it begins a transaction, writes the invoice and commits.
  expect(statements[0]).toBe('begin');
  expect(statements.some((statement) => statement.includes('insert into invoice '))).toBe(true);
  expect(countCommits(statements)).toBeGreaterThanOrEqual(1);
  expect(countCommits(statements)).toBeLessThanOrEqual(MAX_COMMITS);
  expect(statements.length).toBeLessThanOrEqual(MAX_STATEMENTS);
});

test('a draft takes as many statements for many lines as for few', async () => {
  const few = await draftRecorded({ firstNumber: 101, oneOffLines: 0 });
  const many = await draftRecorded({ firstNumber: 102, oneOffLines: 20 });
  expect(many.result).toMatchObject({ kind: 'issued' });
  expect(many.statements).toHaveLength(few.statements.length);
});
