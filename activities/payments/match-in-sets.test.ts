import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { candidateInvoice, slipPayment } from '../../tests/support/sample-match-facts.ts';
import { storyOf } from '../../tests/support/any-payment.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { type ToldPayment, writeFile, writeHandPayment, writeMoney } from '../../tests/support/write-money-story.ts';
import { createMatchPayments } from './match-payments.ts';

const RUNS = 12;
const TIMEOUT_MS = 300_000;

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** What stands of a creditor's money, by names that do not depend on the ids of its rows. */
const BOOKED = `
with named as (
  select id, 'payment ' || coalesce(f.nth || '/' || position, 'by hand') "name" from payment p
  left join (select id file_id, row_number() over (order by id) nth from received_file
    where id in (select received_file_id from payment where creditor_id = :creditor)) f on f.file_id = p.received_file_id
  where creditor_id = :creditor
  union all select id, number from invoice where creditor_id = :creditor
  union all select id, customer_number from debtor where creditor_id = :creditor
  union all select c.id, 'collection of ' || i.number from collection c join invoice i on i.id = c.invoice_id where c.creditor_id = :creditor
  union all select m.id, 'match ' || row_number() over (order by m.id) from payment_match m where creditor_id = :creditor
), told as (
  select p.id at, 'payment' "table", jsonb_build_array(p.status, p.outcome, p.unmatched_ore, (
    select jsonb_agg(jsonb_build_array(s.value ->> 'why', i.name, b.name) order by s.ordinality) from jsonb_array_elements(p.suggestions) with ordinality s
    left join named i on i.id = (s.value ->> 'invoiceId')::uuid left join named b on b.id = (s.value ->> 'paymentId')::uuid)) "row"
  from payment p where creditor_id = :creditor
  union all
  select id, 'match', to_jsonb(m) - '{id,creditor_id,created_at,collection_id}'::text[] || jsonb_build_object('collected', collection_id is not null)
  from payment_match m where creditor_id = :creditor
  union all
  select id, 'transfer', to_jsonb(t) - '{id,creditor_id,created_at}'::text[] from ledger_transfer t where creditor_id = :creditor
  union all
  select invoice_id, 'balance', to_jsonb(open_ore) from invoice_balance where creditor_id = :creditor
  union all
  select debtor_id, 'credit', to_jsonb(credit_ore) from debtor_balance where creditor_id = :creditor
  union all
  select invoice_id, 'collection', jsonb_build_array(status, amount_ore) from collection where creditor_id = :creditor
  union all
  select m.id, 'mail', to_jsonb(m) - '{id,creditor_id,created_at,message_id}'::text[] from payment_mail m where creditor_id = :creditor
)
select "table", coalesce((select name from named n where n.id = at), '') "name", "row"::text, (select json_object_agg(id, name) from named)::text names
from told order by "table", case when "table" in ('transfer', 'mail') then null else at end, at`;

async function booked(creditorId: CreditorId): Promise<string[]> {
  const rows = await database.orm.em
    .fork()
    .execute<{ table: string; name: string; row: string; names: string }[]>(
      BOOKED.replaceAll(':creditor', `'${creditorId}'`),
    );
  const names = new Map(Object.entries(JSON.parse(rows[0]?.names ?? '{}') as Record<string, string>));
  const lines = rows.map(({ table, name, row }) =>
    [table, name, row.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => names.get(id) ?? id)].join(' '),
  );
  // Transfers of one statement stand in the order of their matches, those of several in that of the statements.
  return lines.toSorted();
}

interface Told {
  readonly story: ReturnType<typeof storyOf> extends fc.Arbitrary<infer Story> ? Story : never;
  readonly second: readonly ToldPayment[];
  readonly handOre: bigint | null;
}

/** The story as a creditor's of its own: its payments in two files, matched in the given way. */
async function play(
  { story: { money, payments }, second, handOre }: Told,
  match: (fileId: ReceivedFileId) => Promise<void>,
): Promise<string[]> {
  const creditorId = await writeMoney(database.orm, money);
  if (handOre !== null) await writeHandPayment(database.orm, creditorId, handOre);
  for (const ofFile of [payments, second]) {
    const fileId = await writeFile(database.orm, { creditorId, payments: ofFile });
    await match(fileId);
  }
  return booked(creditorId);
}

const inSetsOf =
  (
    setSize: number,
    { partSize = setSize, heartbeat = () => undefined }: { partSize?: number; heartbeat?: () => void } = {},
  ) =>
  (fileId: ReceivedFileId) =>
    createMatchPayments({ orm: database.orm, heartbeat, setSize, partSize })({ fileId });

class Killed extends Error {}

/** Killed before each set, begun again, and asked once more when all is done. */
async function killedBetweenSets(fileId: ReceivedFileId): Promise<void> {
  for (let beats = 0; ;) {
    const dieSoon = () => {
      beats += 1;
      if (beats % 2 === 0) throw new Killed();
    };
    try {
      await inSetsOf(3, { heartbeat: dieSoon })(fileId);
      break;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
  await inSetsOf(500)(fileId);
}

const anyTold = storyOf({ maxInvoices: 14, maxPayments: 14 }).chain((story) =>
  fc.record({
    story: fc.constant(story),
    second: fc
      .array(
        fc.record({
          payment: fc.constantFrom(...story.payments),
          isBack: fc.boolean(),
          sameAs: fc.option(fc.nat(3), { nil: null, freq: 6 }),
        }),
        { maxLength: 10 },
      )
      .map((drawn) =>
        drawn.map(({ payment, isBack, sameAs }): ToldPayment => ({
          ...payment,
          ...(isBack && payment.kind === 'paid' ? { kind: 'charged_back', amountOre: -payment.amountOre } : {}),
          sameAs,
        })),
      ),
    handOre: fc.option(
      fc.bigInt({ min: 1n, max: 6n }).map((kroner) => kroner * 100n),
      { nil: null },
    ),
  }),
);

test(
  'a file that is matched in sets comes to the very rows that it comes to payment by payment, in whatever sets, also when it is killed',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyTold, fc.integer({ min: 2, max: 6 }), async (told, size) => {
        const oneByOne = await play(told, inSetsOf(1));
        expect(await play(told, inSetsOf(500))).toEqual(oneByOne);
        expect(await play(told, inSetsOf(size))).toEqual(oneByOne);
        expect(await play(told, inSetsOf(500, { partSize: size }))).toEqual(oneByOne);
        expect(await play(told, killedBetweenSets)).toEqual(oneByOne);
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT_MS,
);

test('of a set that the database refuses all before the one are matched, and what comes after goes on when nothing is refused any more', async () => {
  const { orm } = database;
  const invoices = Array.from({ length: 9 }, (_, nth) => candidateInvoice(nth + 1));
  const creditorId = await writeMoney(orm, { invoices, collections: [], earlier: [], creditOre: new Map() });
  const payments = invoices.map((invoice, nth) => slipPayment(invoice, 100n + BigInt(nth)));
  const fileId = await writeFile(orm, { creditorId, payments });
  await orm.em.fork().execute(`alter table payment_match add constraint not_the_sixth check (amount_ore <> 105)`);
  const match = createMatchPayments({ orm, heartbeat: () => undefined });
  const statuses = () =>
    orm.em
      .fork()
      .execute<{ id: string; status: string }[]>(
        'select id, status from payment where received_file_id = ? order by id',
        [fileId],
      );
  await expect(match({ fileId })).rejects.toThrow(/^the database refuses the match of payment /);
  const [sixth] = (await statuses()).slice(5);
  await expect(match({ fileId })).rejects.toThrow(`payment ${sixth?.id}`);
  expect((await statuses()).map(({ status }) => status)).toEqual([
    ...Array.from({ length: 5 }, () => 'matched'),
    ...Array.from({ length: 4 }, () => 'new'),
  ]);
  await orm.em.fork().execute('alter table payment_match drop constraint not_the_sixth');
  await match({ fileId });
  expect((await statuses()).every(({ status }) => status === 'matched')).toBe(true);
});

test('a payment that pays its invoice is written once when it is matched: all of its indexes are, each time', async () => {
  const { orm } = database;
  const invoices = Array.from({ length: 3 }, (_, nth) => candidateInvoice(nth + 1));
  const creditorId = await writeMoney(orm, { invoices, collections: [], earlier: [], creditOre: new Map() });
  // The first in part, the second to the øre, the third with something over.
  const payments = invoices.map((invoice, nth) => slipPayment(invoice, invoice.openOre + BigInt(nth - 1)));
  const fileId = await writeFile(orm, { creditorId, payments });
  const em = orm.em.fork();
  await em.execute(`
    create table payment_writing (payment_id uuid not null);
    create function note_writing() returns trigger language plpgsql as $$ begin
      insert into payment_writing values (new.id);
      return null;
    end $$;
    create trigger payment_written after update on payment for each row execute function note_writing()`);
  await createMatchPayments({ orm, heartbeat: () => undefined })({ fileId });
  const written = await em.execute<{ outcome: string; times: number }[]>(
    `select p.outcome, count(*)::int times from payment p join payment_writing w on w.payment_id = p.id group by p.id order by p.id`,
  );
  await em.execute('drop function note_writing() cascade; drop table payment_writing');
  expect(written).toEqual([
    { outcome: 'part', times: 2 },
    { outcome: 'exact', times: 1 },
    { outcome: 'over', times: 2 },
  ]);
});
