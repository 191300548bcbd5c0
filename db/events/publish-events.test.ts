import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { Event } from '../entities/event.ts';
import type { EntityManager } from '../orm.ts';
import { publishEvents } from './publish-events.ts';

const TIMEOUT_MS = 120_000;

let database: OpenTestDatabase;
let creditorId: CreditorId;
beforeAll(async () => {
  database = await openTestDatabase({ poolMax: 12 });
});
afterAll(() => database.close());
beforeEach(async () => {
  creditorId = await sampleCreditor(database.orm);
});

const fork = () => database.orm.em.fork();

/** Writes an event of an object, as a trigger does while the object's row is locked. */
async function tell(
  em: EntityManager,
  { of = creditorId, objectId, nth }: { of?: CreditorId; objectId: string; nth: number },
) {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [objectId]);
  await em.execute(
    `insert into event (creditor_id, type, object_type, object_id, data) values (?, 'invoice.paid', 'invoice', ?, jsonb_build_object('nth', ?::int))`,
    [of, objectId, nth],
  );
}

/** What comes after a position, as a reader sees it. */
async function readAfter(position: bigint): Promise<Event[]> {
  const em = fork();
  await publishEvents(em, creditorId);
  return em.find(Event, { creditorId, position: { $gt: position } }, { orderBy: { position: 'asc' }, limit: 3 });
}

async function readOn(from: bigint, into: Event[]): Promise<bigint> {
  let position = from;
  for (;;) {
    const page = await readAfter(position);
    if (page.length === 0) return position;
    into.push(...page);
    position = page.at(-1)?.position ?? position;
  }
}

test('an event that commits late with a lower number comes after what has been read', async () => {
  const [late, early] = [randomUUID(), randomUUID()];
  const em = fork();
  await em.begin();
  await tell(em, { objectId: late, nth: 1 });
  await fork().transactional((other) => tell(other, { objectId: early, nth: 1 }));
  const seen: Event[] = [];
  const position = await readOn(0n, seen);
  expect(seen.map(({ objectId }) => objectId)).toEqual([early]);
  await em.commit();
  await readOn(position, seen);
  expect(seen.map(({ objectId }) => objectId)).toEqual([early, late]);
  expect((seen[1]?.sequence ?? 0n) < (seen[0]?.sequence ?? 0n)).toBe(true);
});

test('positions rise without being used again, also where all events are gone, and each creditor has its own', async () => {
  const objectId = randomUUID();
  await fork().transactional((em) => tell(em, { objectId, nth: 1 }));
  expect(await publishEvents(fork(), creditorId)).toEqual({ lastPosition: 1n, more: false });
  await fork().execute('delete from event where creditor_id = ?', [creditorId]);
  await fork().transactional((em) => tell(em, { objectId, nth: 2 }));
  expect(await publishEvents(fork(), creditorId)).toEqual({ lastPosition: 2n, more: false });
  expect(await publishEvents(fork(), creditorId)).toEqual({ lastPosition: 2n, more: false });
  const otherId = await sampleCreditor(database.orm);
  expect(await publishEvents(fork(), otherId)).toEqual({ lastPosition: 0n, more: false });
  await fork().transactional((em) => tell(em, { of: otherId, objectId, nth: 1 }));
  expect(await publishEvents(fork(), otherId)).toEqual({ lastPosition: 1n, more: false });
});

/** What a writer does in a transaction: so many events of some objects, in which it takes its time, and goes back on it or not. */
const anyTransaction = fc.record({
  objects: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
  pauseMs: fc.nat(8),
  commits: fc.boolean(),
});

test(
  'however writers and readers cross, a reader by position sees each event once, and those of an object in their order',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyTransaction, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
        async (writers) => {
          creditorId = await sampleCreditor(database.orm);
          const objects: string[] = Array.from({ length: 4 }, () => randomUUID());
          const kept = new Map<string, number>(objects.map((objectId) => [objectId, 0]));
          const writing = new Set(writers);
          const write = async (transactions: (typeof writers)[number]) => {
            for (const { objects: touched, pauseMs, commits } of transactions) {
              const em = fork();
              await em.begin();
              // In one order, or writers would wait for each other in a circle.
              for (const index of touched.toSorted((one, other) => one - other)) {
                const objectId = objects[index] ?? '';
                await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [objectId]);
                await tell(em, { objectId, nth: (kept.get(objectId) ?? 0) + 1 });
                if (commits) kept.set(objectId, (kept.get(objectId) ?? 0) + 1);
                await em.execute('select pg_sleep(?)', [pauseMs / 1000]);
              }
              await (commits ? em.commit() : em.rollback());
            }
            writing.delete(transactions);
          };
          const read = async (): Promise<Event[]> => {
            const seen: Event[] = [];
            let position = 0n;
            while (writing.size > 0) position = await readOn(position, seen);
            await readOn(position, seen);
            return seen;
          };
          const [first, second] = await Promise.all([read(), read(), ...writers.map(write)]);
          for (const seen of [first, second] as Event[][]) {
            for (const [objectId, count] of kept) {
              const told = seen.filter((event) => event.objectId === objectId).map(({ data }) => data['nth']);
              expect(told).toEqual(Array.from({ length: count }, (_unused, index) => index + 1));
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  },
  TIMEOUT_MS,
);
