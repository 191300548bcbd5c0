import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import type { EntityManager } from '../orm.ts';

/** Each of them begins the server's random numbers anew: some of the statements then make one row of a day's, the others do not. */
const SEEDS = Array.from({ length: 40 }, (_unused, index) => index / 40);

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
const fileId = randomUUID();
let position = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId });
  await run(
    `insert into received_file (id, file_name, origin, sha256, size_bytes, status, type, read_at)
     values (?, 'x', 'upload', '\\x00', 1, 'read', '0602', now())`,
    [fileId],
  );
});
afterAll(() => database.close());

const run = <Row>(sql: string, values: unknown[] = []) =>
  database.orm.em.fork().transactional((em) => em.execute<Row[]>(sql, values));

async function receive(em: EntityManager, amountOre: number): Promise<void> {
  position += 1;
  await em.execute(
    `insert into payment (id, creditor_id, received_file_id, line, position, kind, source, code, booked_on, amount_ore, unmatched_ore, status)
     values (?, ?, ?, 1, ?, 'paid', 'bs_slip', '0297', date '2026-01-10' + ?::int, ?, ?, 'waiting')`,
    [randomUUID(), creditorId, fileId, position, position % 3, amountOre, amountOre],
  );
}

async function issue(index: number): Promise<void> {
  const { orm } = database;
  const startOn = civilDate(index % 2 === 0 ? '2026-01-01' : '2026-01-15');
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  const outcome = await createDraftInvoice({ orm })({
    subscriptionId,
    periodIndex: 0,
    billedAtMs: Date.UTC(2026, 0, 16),
  });
  expect(outcome.kind).toBe('issued');
}

const SUMMED = `
select booked_on, kind, debit, credit, sum(amount_ore)::text ore from ledger_sum group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
const POSTED = `
select booked_on, kind, debit, credit, sum(amount_ore)::text ore from ledger_transfer group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
const TURNED_OVER = `
select issued_on, part, item_id, vat_code, vat_rate_bp, sum(amount_ore)::text ore from turnover_sum group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
const DOCUMENTED = `
select issued_on, part, item_id, vat_code, vat_rate_bp, sum(case series when 'credit_note' then -ore else ore end)::text ore
from invoice i join (
  select invoice_id, 'lines' part, item_id, vat_code, vat_rate_bp, net_ore ore from invoice_line
  union all select invoice_id, 'vat', null, vat_code, vat_rate_bp, vat_ore from invoice_vat) r on r.invoice_id = i.id
group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

describe('what is added up by day', () => {
  test('is what was posted and what documents say, whether its rows were made one or not', async () => {
    for (const [index, seed] of SEEDS.entries()) {
      if (index % 4 === 0) await issue(index);
      await database.orm.em.fork().transactional(async (em) => {
        await em.execute('select setseed(?)', [seed]);
        for (let turn = 0; turn < 5; turn += 1) await receive(em, 100 + index);
      });
    }
    const posted = await run(POSTED);
    expect(posted.length).toBeGreaterThan(4);
    expect(await run(SUMMED)).toEqual(posted);
    expect(await run(TURNED_OVER)).toEqual(await run(DOCUMENTED));
    const [rows] = await run<{ sums: number; received: number }>(
      `select (select count(*) from ledger_sum where kind = 'received')::int sums,
         (select count(*) from ledger_transfer where kind = 'received')::int received`,
    );
    // Some were made one, and not all at once.
    expect(rows?.sums).toBeLessThan(rows?.received ?? 0);
    expect(rows?.sums).toBeGreaterThan(3);
  });

  test('keeps nobody waiting who posts to the same day at once', async () => {
    const em = database.orm.em.fork();
    await em.begin();
    try {
      for (let turn = 0; turn < 50; turn += 1) await receive(em, 100);
      await database.orm.em.fork().transactional(async (other) => {
        await other.execute(`set local lock_timeout = '5s'`);
        for (let turn = 0; turn < 50; turn += 1) await receive(other, 200);
      });
    } finally {
      await em.commit();
    }
    expect(await run(SUMMED)).toEqual(await run(POSTED));
  });

  test('is written by what posts and issues alone', async () => {
    await expect(run('delete from ledger_sum')).rejects.toThrow('is written by the ledger alone');
    await expect(run('update turnover_sum set amount_ore = 0')).rejects.toThrow('is written by the ledger alone');
  });
});
