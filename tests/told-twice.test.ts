import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { formatScaled } from '../domain/money/decimal.ts';
import { paymentId } from '../domain/identifiers/fi71.ts';
import { Creditor } from '../db/entities/creditor.ts';
import type { CreditorId, ReceivedFileId } from '../domain/identifiers/ids.ts';
import { giveAccounts, seePayments, takeAccounts, takeAgain, takeFile } from './support/bank-files.ts';
import { CAMT_KINDS, type CamtKind, camtXml, type SampleDetail, type SampleEntry } from './support/camt-xml.ts';
import { at } from './support/return-files.ts';
import { sampleCreditor } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';

const ORE_DECIMALS = 2;
const RUNS = 40;
const TIMEOUT_MS = 120_000;

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

let creditors = 0;
let messages = 0;

/** A creditor of its own with an account of its own. */
async function anyCreditor(): Promise<{ creditorId: CreditorId; account: string }> {
  creditors += 1;
  const creditorId = await sampleCreditor(database.orm);
  // What the account is called means nothing here: the file names it as it is registered.
  const account = `DK99${String(creditors).padStart(14, '0')}`;
  await giveAccounts(database.orm, creditorId, [account]);
  return { creditorId, account };
}

const message = (kind: CamtKind, account: string, entries: readonly SampleEntry[]) =>
  camtXml(kind, { account: `<IBAN>${account}</IBAN>`, entries }).replace('SAMPLE-MSG-1', `M${(messages += 1)}`);

/** The sums of a file as the database keeps them. */
async function sumsOf(fileId: string) {
  const [row] = await database.orm.em.fork().execute<Record<'told' | 'booked' | 'noticed' | 'known', string>[]>(
    `select told_ore told,
       (select coalesce(sum(amount_ore), 0) from payment where received_file_id = f.id) booked,
       (select coalesce(sum(amount_ore), 0) from received_notice where received_file_id = f.id and payment_id is null and settled_at is null) noticed,
       (select coalesce(sum(amount_ore), 0) from received_notice where received_file_id = f.id and payment_id is not null) known
     from received_file f where id = ?`,
    [fileId],
  );
  if (row === undefined) throw new Error('no such file');
  return { told: BigInt(row.told), kept: BigInt(row.booked) + BigInt(row.noticed) + BigInt(row.known) };
}

const anyNothing = fc.constantFrom(undefined, 'NONREF', 'NOTPROVIDED', '0000', '-', 'n/a', 'Ingen ref.');
/** Few, so that they are equal; none is a sum of others, which would wait beside them. */
const anyOre = fc.constantFrom(10_000n, 25_000n, 41_000n);
const anyDay = fc.constantFrom('2026-11-18', '2026-11-19');
const anyId = fc.constantFrom(1n, 2n, 3n).map((base) => `71/${paymentId(base)}`);
const anyPayer = fc.constantFrom('Prøve Et', 'Eksempel To');
const text = (ore: bigint) => formatScaled(ore, ORE_DECIMALS);

interface Money {
  readonly ore: bigint;
  readonly day: string;
  readonly id: string | undefined;
  readonly payer: string | undefined;
  /** Whether the bank names it by a reference, and no other by the same. */
  readonly isNamed: boolean;
  readonly nothing: string | undefined;
}
const anyMoney: fc.Arbitrary<Money> = fc.record({
  ore: anyOre,
  day: anyDay,
  id: fc.option(anyId, { nil: undefined }),
  payer: fc.option(anyPayer, { nil: undefined }),
  isNamed: fc.boolean(),
  nothing: anyNothing,
});

const reference = ({ isNamed, nothing }: Money, nth: number) => (isNamed ? `REF${1000 + nth}` : nothing);
const given = <Key extends string>(key: Key, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, string>>;
const detailOf = ({ ore, id, payer }: Money): SampleDetail => ({
  amount: text(ore),
  ...given('creditorReference', id),
  ...given('payerName', payer),
});
const entryOf = (money: Money, nth: number): SampleEntry => ({
  amount: text(money.ore),
  bookedOn: money.day,
  valueOn: money.day,
  ...given('bankReference', reference(money, nth)),
  details: [detailOf(money)],
});

/** The banks' file of payments by slip to an FI creditor number, booked on one day, each of a payer of its own. */
function fiFile(creditor: string, slips: readonly { readonly amount: bigint; readonly nth: number }[]): string {
  messages += 1;
  const payments = slips.map(({ amount, nth }) =>
    at(
      'FI03 20261118',
      [14, '71'],
      [16, paymentId(BigInt(700 + nth)).padStart(19, '0')],
      [39, '20261117'],
      [47, String(4_000_000_001 + nth)],
      [57, '20261118'],
      [65, String(amount).padStart(15, '0')],
    ),
  );
  const stamp = `20261118${String(messages).padStart(6, '0')}`;
  return [`FI01 X ${stamp}`, at('FI02', [6, creditor]), ...payments, at('FI08', [6, creditor]), 'FI09'].join('\n');
}

/** What is booked and not in doubt, as amounts by day and payment id. */
async function settled(creditorId: CreditorId): Promise<readonly string[]> {
  const rows = await database.orm.em
    .fork()
    .execute<{ told: string }[]>(
      `select concat_ws(' ', booked_on, amount_ore, fi_payment_id, payer_name) told from payment where creditor_id = ? and same_as_id is null`,
      [creditorId],
    );
  return rows.map(({ told }) => told).toSorted();
}

describe('whatever a bank writes', () => {
  test(
    'a file cut into files that overlap, in any order, books what the whole books, or the rest waits beside it',
    async () => {
      const anyCut = fc.record({
        all: fc.array(anyMoney, { minLength: 1, maxLength: 6 }),
        spans: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 4 }),
        kinds: fc.array(fc.constantFrom(...CAMT_KINDS), { minLength: 5, maxLength: 5 }),
      });
      await fc.assert(
        fc.asyncProperty(anyCut, async ({ all, spans, kinds }) => {
          const entries = all.map(entryOf);
          const whole = await anyCreditor();
          await takeFile(database.orm, message('camt.053.001.02', whole.account, entries));
          const parts = await anyCreditor();
          const cuts = spans.map(([from, to]) =>
            [from % entries.length, to % entries.length].toSorted((a, b) => a - b),
          );
          // What no span holds comes in a file of its own.
          const held = new Set(cuts.flatMap(([from = 0, to = 0]) => entries.slice(from, to + 1)));
          const pieces = [
            ...cuts.map(([from = 0, to = 0]) => entries.slice(from, to + 1)),
            entries.filter((entry) => !held.has(entry)),
          ].filter((piece) => piece.length > 0);
          for (const [nth, piece] of pieces.entries()) {
            const file = await takeFile(database.orm, message(kinds[nth] ?? 'camt.053.001.02', parts.account, piece));
            expect(file.status).toBe('read');
            const sums = await sumsOf(file.id);
            expect(sums.kept).toBe(sums.told);
          }
          const [expected, booked] = [await settled(whole.creditorId), await settled(parts.creditorId)];
          const inDoubt = (await seePayments(database.orm, parts.creditorId)).filter(({ sameAs }) => sameAs !== null);
          // Never more than the whole, and what is lacking waits.
          const left = [...expected];
          for (const told of booked) {
            expect(left).toContain(told);
            left.splice(left.indexOf(told), 1);
          }
          expect(inDoubt.length).toBeGreaterThanOrEqual(left.length);
          expect(
            inDoubt.every(({ status, suggestions }) => status === 'waiting' && suggestions[0]?.why === 'same_money'),
          ).toBe(true);
          const named = all.filter(({ isNamed }) => isNamed).length;
          expect(all.length - left.length).toBeGreaterThanOrEqual(named);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  test(
    'all money of a file is booked, noticed or known before, to the øre',
    async () => {
      const anyEntry = fc
        .record({
          money: fc.array(anyMoney, { minLength: 1, maxLength: 3 }),
          oddOre: fc.constantFrom(0n, 0n, 1n, 2600n),
          direction: fc.constantFrom('CRDT', 'CRDT', 'DBIT'),
          status: fc.constantFrom('BOOK', 'Booked', 'PDNG', 'HELD'),
          bookedOn: fc.constantFrom('2026-11-18', '2026-11-18', '0000-00-00', '2026-11-31'),
          currency: fc.constantFrom('DKK', 'DKK', 'EUR'),
          reversal: fc.boolean(),
        })
        .map(({ money, oddOre, ...entry }): SampleEntry => {
          const ore = money.reduce((sum, one) => sum + one.ore, 0n) + oddOre;
          const [first] = money;
          return {
            amount: text(ore),
            ...entry,
            ...given('bankReference', first === undefined ? undefined : reference(first, Number(first.ore % 7n))),
            details: money.map(detailOf),
          };
        });
      const anyFiles = fc.array(fc.tuple(fc.constantFrom(...CAMT_KINDS), fc.array(anyEntry, { maxLength: 5 })), {
        minLength: 1,
        maxLength: 4,
      });
      await fc.assert(
        fc.asyncProperty(anyFiles, async (files) => {
          const { account } = await anyCreditor();
          for (const [kind, entries] of files) {
            const file = await takeFile(database.orm, message(kind, account, entries));
            expect(file.status).toBe('read');
            const toldOre = entries
              .filter(({ currency }) => currency === 'DKK')
              .reduce((sum, { amount, direction }) => {
                const ore = BigInt(amount.replace('.', ''));
                return direction === 'DBIT' ? sum - ore : sum + ore;
              }, 0n);
            expect(await sumsOf(file.id)).toEqual({ told: toldOre, kept: toldOre });
          }
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  test(
    'whatever guise money is told in a second time, it is not booked twice',
    async () => {
      /** The same money as another file of the bank may tell it. */
      const guises: readonly ((entries: readonly SampleEntry[]) => readonly SampleEntry[])[] = [
        (entries) => entries,
        (entries) => entries.toReversed(),
        (entries) => entries.map(({ bankReference: _bank, ...entry }) => entry),
        (entries) => entries.map(({ details: _details, ...entry }) => entry),
        (entries) => entries.map((entry) => ({ ...entry, additional: 'Indbetaling' })),
        (entries) => entries.map((entry) => ({ ...entry, valueOn: '2026-11-20' })),
        (entries) =>
          entries.map((entry) => ({
            ...entry,
            details:
              entry.details?.map((detail) => ({
                ...detail,
                ...given('payerName', detail.payerName?.toUpperCase().replace('Ø', 'OE')),
              })) ?? [],
          })),
        (entries) =>
          entries.map(({ bankReference, ...entry }) => ({
            ...entry,
            details: entry.details?.map((detail) => ({ ...detail, ...given('bankReference', bankReference) })) ?? [],
          })),
      ];
      const anyTold = fc.record({
        all: fc.array(anyMoney, { minLength: 1, maxLength: 4 }),
        guise: fc.constantFrom(...guises),
        kinds: fc.tuple(fc.constantFrom(...CAMT_KINDS), fc.constantFrom(...CAMT_KINDS)),
        isSecondFirst: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(anyTold, async ({ all, guise, kinds, isSecondFirst }) => {
          const { creditorId, account } = await anyCreditor();
          const entries = all.map(entryOf);
          const tellings = [entries, guise(entries)];
          for (const [nth, told] of (isSecondFirst ? tellings.toReversed() : tellings).entries()) {
            const file = await takeFile(database.orm, message(kinds[nth] ?? 'camt.053.001.02', account, told));
            expect(file.status).toBe('read');
          }
          const booked = (await seePayments(database.orm, creditorId)).filter(({ sameAs }) => sameAs === null);
          expect(booked).toHaveLength(all.length);
        }),
        { numRuns: RUNS * 2 },
      );
    },
    TIMEOUT_MS,
  );

  test(
    'a batch as a sum and in its details, in any order and however often, is booked once',
    async () => {
      const anyBatch = fc.record({
        money: fc.array(anyMoney, { minLength: 2, maxLength: 4 }),
        bankReference: fc.oneof(anyNothing, fc.constant('BATCH-7')),
        tellings: fc.array(fc.constantFrom('sum', 'details', 'backwards'), { minLength: 2, maxLength: 4 }),
        kind: fc.constantFrom(...CAMT_KINDS),
      });
      await fc.assert(
        fc.asyncProperty(anyBatch, async ({ money, bankReference, tellings, kind }) => {
          const { creditorId, account } = await anyCreditor();
          const ore = money.reduce((sum, one) => sum + one.ore, 0n);
          const details = money.map((one, nth) => ({
            ...detailOf(one),
            ...given('bankReference', reference(one, nth)),
          }));
          const entry = { amount: text(ore), ...given('bankReference', bankReference) };
          const told = {
            sum: entry,
            details: { ...entry, details },
            backwards: { ...entry, details: details.toReversed() },
          };
          for (const telling of tellings) await takeFile(database.orm, message(kind, account, [told[telling]]));
          const booked = (await seePayments(database.orm, creditorId)).filter(({ sameAs }) => sameAs === null);
          expect(booked.reduce((sum, one) => sum + BigInt(one.ore), 0n)).toBe(ore);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  test(
    'a batch as one sum and in entries of their own, however split, mixed and ordered, is booked once beside what is no part of it',
    async () => {
      const anyBatch = fc.record({
        parts: fc.array(anyMoney, { minLength: 2, maxLength: 6 }),
        // What came the same day and is no part of the batch, told by whatever files.
        others: fc.array(anyId, { maxLength: 3 }),
        cut: fc.nat(6),
        isOneFile: fc.boolean(),
        isSumFirst: fc.boolean(),
        isBatchNamed: fc.boolean(),
        shuffle: fc.array(fc.nat(), { minLength: 9, maxLength: 9 }),
        kinds: fc.tuple(fc.constantFrom(...CAMT_KINDS), fc.constantFrom(...CAMT_KINDS)),
      });
      await fc.assert(
        fc.asyncProperty(anyBatch, async (told) => {
          const { creditorId, account } = await anyCreditor();
          const { parts, others, cut, shuffle, kinds } = told;
          const day = '2026-11-18';
          const batch = given('batchReference', told.isBatchNamed ? 'BATCH-2026-17' : undefined);
          const ore = parts.reduce((sum, one) => sum + one.ore, 0n);
          const single = parts.map((one, nth) => ({
            ...entryOf({ ...one, day, isNamed: true }, nth),
            details: [{ ...detailOf(one), ...batch }],
          }));
          // Each is of an amount that no parts come to, and names its slip.
          const beside = others.map((creditorReference, nth) => ({
            ...entryOf(
              { ore: 7n + 2n ** BigInt(nth), day, id: undefined, payer: undefined, isNamed: true, nothing: undefined },
              100 + nth,
            ),
            details: [{ creditorReference }],
          }));
          const mixed = [...single, ...beside]
            .map((entry, nth) => ({ entry, key: shuffle[nth] ?? 0 }))
            .toSorted((one, other) => one.key - other.key)
            .map(({ entry }) => entry);
          const sum = { amount: text(ore), bookedOn: day, valueOn: day, bankReference: 'SUM-90017', ...batch };
          // Where the parts come first they may come in several files; the sum comes after all of them.
          const pieces = told.isOneFile || told.isSumFirst ? [mixed] : [mixed.slice(0, cut), mixed.slice(cut)];
          const files = told.isSumFirst ? [[sum], ...pieces] : [...pieces, [sum]];
          for (const [nth, entries] of files.entries()) {
            if (entries.length === 0) continue;
            const file = await takeFile(database.orm, message(kinds[nth % 2] ?? 'camt.053.001.02', account, entries));
            expect(file.status).toBe('read');
            const sums = await sumsOf(file.id);
            expect(sums.kept).toBe(sums.told);
          }
          const seen = await seePayments(database.orm, creditorId);
          expect(seen).toHaveLength(parts.length + others.length + 1);
          const counted = seen.filter(({ sameAs }) => sameAs === null);
          const besideOre = beside.reduce((total, _one, nth) => total + 7n + 2n ** BigInt(nth), 0n);
          expect(counted.reduce((total, one) => total + BigInt(one.ore), 0n)).toBe(ore + besideOre);
          const inDoubt = seen.filter(({ sameAs }) => sameAs !== null);
          expect(inDoubt).toHaveLength(told.isSumFirst ? parts.length : 1);
          expect(
            inDoubt.every(({ status, suggestions }) => status === 'waiting' && suggestions[0]?.why === 'same_money'),
          ).toBe(true);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  test(
    'a sum that no reference names, in files of its own before, between and after those of its parts, at once and read again, is counted once',
    async () => {
      const anyFiles = fc.record({
        parts: fc.array(fc.tuple(anyMoney, fc.nat(2)), { minLength: 2, maxLength: 5 }),
        sumAt: fc.nat(3),
        // What of the files is taken at once with the one before it.
        atOnce: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        // What was read first when its account was nobody's, and is read again in its turn.
        isOld: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        isBatch: fc.boolean(),
        kinds: fc.array(fc.constantFrom(...CAMT_KINDS), { minLength: 4, maxLength: 4 }),
      });
      await fc.assert(
        fc.asyncProperty(anyFiles, async ({ parts, sumAt, atOnce, isOld, isBatch, kinds }) => {
          const { creditorId, account } = await anyCreditor();
          const day = '2026-11-18';
          const ore = parts.reduce((sum, [one]) => sum + one.ore, 0n);
          const entries = parts.map(([one, file], nth) => ({
            file,
            entry: entryOf({ ...one, day, isNamed: true }, nth),
          }));
          const sum: SampleEntry = {
            amount: text(ore),
            bookedOn: day,
            valueOn: day,
            bankReference: 'SUM-90018',
            ...(isBatch ? { batchReference: 'NOTPROVIDED' } : {}),
          };
          const pieces = [0, 1, 2].map((file) => entries.filter((one) => one.file === file).map(({ entry }) => entry));
          const files = pieces
            .toSpliced(sumAt, 0, [sum])
            .filter((one) => one.length > 0)
            .map((one, nth) => message(kinds[nth] ?? 'camt.053.001.02', account, one));
          await takeAccounts(database.orm, [account]);
          const known = new Map<string, ReceivedFileId>();
          for (const [nth, file] of files.entries()) {
            if (isOld[nth] === true) known.set(file, (await takeFile(database.orm, file)).id);
          }
          await giveAccounts(database.orm, creditorId, [account]);
          const take = (file: string) => {
            const id = known.get(file);
            return id === undefined ? takeFile(database.orm, file) : takeAgain(database.orm, id);
          };
          let together: string[] = [];
          for (const [nth, file] of files.entries()) {
            together.push(file);
            if (atOnce[nth + 1] === true && nth + 1 < files.length) continue;
            await Promise.all(together.map(take));
            together = [];
          }
          const seen = await seePayments(database.orm, creditorId);
          expect(seen).toHaveLength(parts.length + 1);
          const counted = seen.filter(({ sameAs }) => sameAs === null);
          expect(counted.reduce((total, one) => total + BigInt(one.ore), 0n)).toBe(ore);
          const inDoubt = seen.filter(({ sameAs }) => sameAs !== null);
          expect(
            inDoubt.every(
              ({ status, outcome, suggestions }) =>
                status === 'waiting' && outcome === 'double' && suggestions[0]?.why === 'same_money',
            ),
          ).toBe(true);
        }),
        { numRuns: RUNS * 2 },
      );
    },
    TIMEOUT_MS,
  );

  test(
    'payments by slip of the banks’ FI file are booked, and the sum that a statement has for them waits, in any order',
    async () => {
      const anySlips = fc.record({
        slips: fc.array(fc.tuple(anyOre, fc.nat(1)), { minLength: 2, maxLength: 5 }),
        others: fc.array(anyMoney, { maxLength: 2 }),
        sumAt: fc.nat(2),
        isValueDayLater: fc.boolean(),
        atOnce: fc.boolean(),
        kind: fc.constantFrom(...CAMT_KINDS),
      });
      await fc.assert(
        fc.asyncProperty(anySlips, async ({ slips, others, sumAt, isValueDayLater, atOnce, kind }) => {
          const { creditorId, account } = await anyCreditor();
          const { fiCreditorNumber } = await database.orm.em.fork().findOneOrFail(Creditor, { id: creditorId });
          const ore = slips.reduce((sum, [one]) => sum + one, 0n);
          const sum = {
            amount: text(ore),
            bookedOn: '2026-11-18',
            valueOn: isValueDayLater ? '2026-11-19' : '2026-11-18',
            bankReference: 'FI-SUM-90019',
            additional: 'FI-indbetalinger',
          };
          const beside = others.map((one, nth) => entryOf({ ...one, ore: 7n + 2n ** BigInt(nth), isNamed: true }, nth));
          const fiFiles = [0, 1].flatMap((file) => {
            const own = slips.flatMap(([amount, inFile], nth) => (inFile === file ? [{ amount, nth }] : []));
            return own.length === 0 ? [] : [fiFile(fiCreditorNumber, own)];
          });
          const files = fiFiles.toSpliced(sumAt, 0, message(kind, account, [...beside, sum]));
          const take = (file: string) => takeFile(database.orm, file);
          if (atOnce) await Promise.all(files.map(take));
          else for (const file of files) await take(file);
          const seen = await seePayments(database.orm, creditorId);
          expect(seen).toHaveLength(slips.length + beside.length + 1);
          const inDoubt = seen.filter(({ sameAs }) => sameAs !== null);
          expect(inDoubt).toMatchObject([{ ore: Number(ore), status: 'waiting', outcome: 'double' }]);
          expect(inDoubt[0]?.suggestions[0]).toMatchObject({ why: 'same_money', paymentId: inDoubt[0]?.sameAs });
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  test(
    'the same bytes from each creditor of a file and from the channel, in any order and however often, book each account once',
    async () => {
      const anySent = fc.record({
        own: fc.array(anyMoney, { minLength: 1, maxLength: 3 }),
        theirs: fc.array(anyMoney, { minLength: 1, maxLength: 3 }),
        senders: fc.array(fc.constantFrom('own', 'theirs', 'channel'), { minLength: 2, maxLength: 5 }),
      });
      await fc.assert(
        fc.asyncProperty(anySent, async ({ own, theirs, senders }) => {
          const [one, other] = [await anyCreditor(), await anyCreditor()];
          const [first, second] = [
            message('camt.053.001.08', one.account, own.map(entryOf)),
            message('camt.053.001.08', other.account, theirs.map(entryOf)),
          ];
          const [statement = ''] = /<Stmt>[^]*<\/Stmt>/.exec(second) ?? [];
          const file = first.replace('</Stmt>', `</Stmt>${statement}`);
          const uploaders = { own: one.creditorId, theirs: other.creditorId, channel: null };
          for (const sender of senders) {
            const { id } = await takeFile(database.orm, file, { uploadedBy: uploaders[sender] });
            const sums = await sumsOf(id);
            expect(sums.kept).toBe(sums.told);
          }
          for (const [sender, told, { creditorId }] of [
            ['own', own, one],
            ['theirs', theirs, other],
          ] as const) {
            const isSent = senders.includes(sender) || senders.includes('channel');
            const seen = await seePayments(database.orm, creditorId);
            expect(seen.map(({ ore }) => ore)).toEqual(isSent ? told.map(({ ore }) => Number(ore)) : []);
            expect(seen.every(({ sameAs }) => sameAs === null)).toBe(true);
          }
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );
});
