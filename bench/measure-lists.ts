import { availableParallelism } from 'node:os';
import { startTestApi } from '../api/test-api.ts';
import { creditorToday } from '../api/creditors/creditor-today.ts';
import type { Orm } from '../db/orm.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import { withBenchDatabase } from './bench-database.ts';
import { explainStatement } from './explain-statement.ts';
import { insertListRows } from './insert-list-rows.ts';
import { isShortSearch, type ListCase, listCases, nameOf, pathOf, RECKONED } from './list-cases.ts';
import { median } from './median.ts';
import { pickListSamples } from './pick-list-samples.ts';
import { recordStatements } from './record-statements.ts';

/** Beside the creditor that is looked at there is another, whose rows no index may be led to. */
const OTHERS_PART = 20;

/** Of each case, each after one of the floor, and all after one that is measured only where it takes long. */
const ROUNDS = 3;

/** The longest that a list's first page may take, ms, where nothing else runs. */
export const LIST_LIMIT_MS = 300;

export interface MeasuredCase {
  readonly name: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** How often as long as the floor. */
  readonly ratio: number;
  readonly statements: number;
  readonly pages: number;
  readonly rows: number;
  /** The big tables that are read from end to end, where no search is for less than an index knows. */
  readonly scans: readonly string[];
  /** Whether it is held to the limit. */
  readonly isList: boolean;
}

export interface ListsReport {
  readonly subscriptions: number;
  readonly invoices: number;
  readonly transfers: number;
  readonly cores: number;
  readonly floorP50Ms: number;
  readonly floorP95Ms: number;
  readonly cases: readonly MeasuredCase[];
}

interface Asked {
  readonly count: number;
  readonly onProgress: (message: string) => void;
}

/** What takes so long is asked for once: to know it to the millisecond is worth no minutes. */
const ASKED_ONCE_MS = 2000;

/** Asks the API for each list of a creditor of so many subscriptions in each way, and in turn with it for one debtor by its id: the floor. */
export function measureLists(asked: Asked & { readonly keepIn: string | null }): Promise<ListsReport> {
  return withBenchDatabase(async (orm) => {
    const creditorId = (await findKept(orm, asked)) ?? (await writeRows(orm, asked));
    await orm.em.fork().execute('vacuum analyze');
    return measureOn(orm, { creditorId, ...asked });
  }, asked);
}

/** The creditor whose rows an earlier run has written; null where none has. @throws Error where they are of another number of subscriptions */
async function findKept(orm: Orm, { count }: Asked): Promise<CreditorId | null> {
  const [kept] = await orm.em.fork().execute<{ creditorId: CreditorId; subscriptions: number }[]>(
    `select creditor_id "creditorId", count(*)::int subscriptions from subscription where kind = 'single'
     group by 1 order by 2 desc limit 1`,
  );
  if (kept === undefined) return null;
  if (kept.subscriptions === count) return kept.creditorId;
  throw new Error(`the kept database has ${kept.subscriptions} subscriptions: take another folder for ${count}`);
}

async function writeRows(orm: Orm, { count, onProgress }: Asked) {
  const [other, creditorId] = [await sampleCreditor(orm), await sampleCreditor(orm)];
  const today = await creditorToday(orm.em.fork(), creditorId);
  onProgress(`writing ${count} subscriptions, three invoices of each, and what belongs to them`);
  await insertListRows(orm, { creditorId: other, today, count: Math.ceil(count / OTHERS_PART) });
  await insertListRows(orm, { creditorId, today, count });
  return creditorId;
}

/** The same on a database that has the rows. */
export async function measureOn(
  orm: Orm,
  { creditorId, count, onProgress }: Asked & { creditorId: CreditorId },
): Promise<ListsReport> {
  const samples = await pickListSamples(orm, creditorId);
  const api = await startTestApi({ orm });
  try {
    const made = await api.call('post', '/v1/api-keys', {
      key: api.operatorKey,
      body: { creditorId, role: 'read_only', name: 'bench' },
    });
    const key: string = made.body.secret;
    const ask = async (path: string): Promise<number> => {
      const start = performance.now();
      const response = await fetch(api.url + path, { headers: { authorization: `Bearer ${key}` } });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text}`);
      return performance.now() - start;
    };
    const floorPath = `/v1/debtors/${samples.values['debtorId']}`;
    const floor: number[] = [];
    const measured: (Omit<MeasuredCase, 'ratio'> & { floorMs: number })[] = [];
    const cases = listCases(samples);
    for (const [index, each] of cases.entries()) {
      const path = pathOf(each);
      const { result: firstMs, statements } = await recordStatements(api.orm, () => ask(path));
      const rounds = firstMs > ASKED_ONCE_MS ? 0 : ROUNDS;
      const ownFloor = [await ask(floorPath)];
      const times: number[] = rounds === 0 ? [firstMs] : [];
      for (let round = 0; round < rounds; round += 1) {
        ownFloor.push(await ask(floorPath));
        times.push(await ask(path));
      }
      floor.push(...ownFloor);
      const cost = await costOf(orm, statements);
      measured.push({
        name: nameOf(each),
        p50Ms: median(times),
        p95Ms: high(times),
        floorMs: median(ownFloor),
        ...cost,
        scans: isShortSearch(each) ? [] : cost.scans,
        isList: isList(each),
      });
      if (index % 20 === 0) onProgress(`${index} of ${cases.length}: ${nameOf(each)}`);
    }
    const floorP50Ms = median(floor);
    const em = orm.em.fork();
    const rowsOf = async (table: string) => {
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int count from ${table} where creditor_id = ?`,
        [creditorId],
      );
      return row?.count ?? 0;
    };
    return {
      subscriptions: count,
      invoices: await rowsOf('invoice'),
      transfers: await rowsOf('ledger_transfer'),
      cores: availableParallelism(),
      floorP50Ms,
      floorP95Ms: high(floor),
      cases: measured.map(({ floorMs, ...each }) => ({ ...each, ratio: each.p50Ms / floorMs })),
    };
  } finally {
    await api.close();
  }
}

const isList = ({ route }: ListCase) => !RECKONED.includes(route);

/** The time within which nineteen of twenty answers come. */
function high(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other).at(Math.ceil(times.length * 0.95) - 1) ?? 0;
}

async function costOf(orm: Orm, statements: readonly string[]) {
  const reads = statements.filter((statement) => /^\s*(select|with)\b/i.test(statement));
  let [pages, rows] = [0, 0];
  const scans: string[] = [];
  for (const statement of reads) {
    const cost = await explainStatement(orm, statement);
    pages += cost.pages;
    rows += cost.rows;
    scans.push(...cost.scans);
  }
  return { statements: statements.length, pages, rows, scans: [...new Set(scans)] };
}
