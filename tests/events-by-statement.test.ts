import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';

const ROWS = 20_000;
/** Rows that are compared with each other take seconds for a thousand and half an hour for so many. */
const TIMEOUT_MS = 120_000;

let database: OpenTestDatabase;
let creditorId: CreditorId;

/** A sample of each, as many times over. Of a subscription's columns those count that a person sets. */
const COPIES = `
insert into debtor select r.* from (select * from debtor where creditor_id = :creditor) d, generate_series(1, ${ROWS}) n,
  jsonb_populate_record(row(d.*)::debtor, jsonb_build_object('id', md5('debtor' || n)::uuid, 'customer_number', 100000 + n)) r;
insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from)
select md5('mandate' || n)::uuid, :creditor, md5('debtor' || n)::uuid, '123456789', '2026-01-01' from generate_series(1, ${ROWS}) n;
insert into subscription select r.* from (select * from subscription where creditor_id = :creditor) s, generate_series(1, ${ROWS}) n,
  jsonb_populate_record(row(s.*)::subscription, jsonb_build_object('id', md5('subscription' || n)::uuid)) r;
insert into one_off_line select r.* from (select * from one_off_line where creditor_id = :creditor) l, generate_series(1, ${ROWS}) n,
  jsonb_populate_record(row(l.*)::one_off_line, jsonb_build_object('id', md5('line' || n)::uuid, 'subscription_id', md5('subscription' || n)::uuid)) r;`;

beforeAll(async () => {
  database = await openTestDatabase();
  const { orm } = database;
  creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId });
  const startOn = civilDate('2026-01-01');
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn });
  await sampleOneOffLine(orm, { creditorId, subscriptionId });
  await orm.em.fork().transactional(async (em) => {
    for (const sql of COPIES.replaceAll(':creditor', `'${creditorId}'`).split(';\n')) await em.execute(sql);
  });
}, TIMEOUT_MS);
afterAll(() => database.close());

const each = (type: string, count: number) => [{ type, events: count, objects: count }];

test(
  'a statement of many rows tells of each once, as one of a single row does, and takes no longer for each',
  async () => {
    const em = database.orm.em.fork();
    const told = async (work: readonly string[]) => {
      const [before] = await em.execute<{ last: string }[]>('select coalesce(max(sequence), 0) last from event');
      await em.transactional(async (inside) => {
        for (const sql of work) await inside.execute(sql);
      });
      return em.execute(
        `select type, count(*)::int events, count(distinct object_id)::int objects from event where sequence > ? group by 1 order by 1`,
        [before?.last],
      );
    };
    const [one] = await em.execute<{ id: string }[]>(`select md5('subscription' || 1)::uuid id`);
    const only = `where id = '${one?.id}'`;
    // So often that a plan for a single row is kept.
    for (let days = 1; days < 8; days += 1) {
      const sql = `update subscription set payment_terms_days = ${days} ${only}`;
      expect(
        await told([sql, `update one_off_line set text = '${days}' where subscription_id = '${one?.id}'`]),
      ).toEqual(each('subscription.changed', 1));
    }
    const all = `where creditor_id = '${creditorId}'`;
    expect(await told([`update subscription set payment_terms_days = 30 ${all}`])).toEqual(
      each('subscription.changed', ROWS + 1),
    );
    expect(await told([`update one_off_line set text = 'x' ${all}`])).toEqual(each('subscription.changed', ROWS + 1));
    const advanced = `update subscription set next_period_index = 1, next_period_from = '2026-02-01', updated_at = now() ${all}`;
    expect(await told([advanced, advanced])).toEqual([]);
    expect(await told([`update subscription set status = 'needs_attention', attention_code = 'x' ${all}`])).toEqual(
      each('subscription.needs_attention', ROWS + 1),
    );
    expect(
      await told([`update subscription set status = 'cancelled', attention_code = null, end_on = '2026-12-31' ${all}`]),
    ).toEqual([...each('subscription.changed', ROWS + 1), ...each('subscription.ended', ROWS + 1)]);
    expect(await told([`update mandate set ended_on = '2026-12-31', end_reason = 'api' ${all}`])).toEqual(
      each('mandate.ended', ROWS),
    );
  },
  TIMEOUT_MS,
);

test('what a subscription has besides what billing writes is told as a change, of every column that there is', async () => {
  const em = database.orm.em.fork();
  const [row] = await em.execute<{ source: string }[]>(
    `select prosrc source from pg_proc where proname = 'tell_changed'`,
  );
  const columns = await em.execute<{ name: string }[]>(
    `select column_name name from information_schema.columns where table_name = 'subscription' order by ordinal_position`,
  );
  const compared = /\(\((g\.[^)]*)\)/.exec(row?.source ?? '')?.[1]?.split(', ') ?? [];
  expect(columns.map(({ name }) => name).filter((name) => !compared.includes(`g.${name}`))).toEqual([
    'id',
    'creditor_id',
    'status',
    'attention_code',
    'attention_detail',
    'next_period_index',
    'next_period_from',
    'bill_through_index',
    'created_at',
    'updated_at',
  ]);
});
