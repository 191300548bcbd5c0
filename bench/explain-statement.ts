import type { Orm } from '../db/orm.ts';

interface RunNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly RunNode[];
}

/** A table of fewer rows is read whole for less than an index costs. */
const SMALL_TABLE_ROWS = 1000;

/** A scan that has come so far through a table has read it: one that counts to a limit stops before. */
const PART_THAT_IS_THE_WHOLE = 0.5;

/** What a statement has read: figures that do not depend on what else the machine does. */
export interface StatementCost {
  /** Pages of tables and indexes, each as often as it was looked at. */
  readonly pages: number;
  /** Rows of tables, those among them that were looked at and not taken. */
  readonly rows: number;
  /** The big tables that were read from end to end. */
  readonly scans: readonly string[];
}

/** Runs a statement that reads, and tells what it has read. */
export async function explainStatement(orm: Orm, statement: string): Promise<StatementCost> {
  const em = orm.em.fork();
  const [explained] = await em.execute<{ 'QUERY PLAN': readonly { readonly Plan: RunNode }[] }[]>(
    `explain (analyze, buffers, timing off, format json) ${statement}`,
  );
  const plans = (explained?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan);
  const big = await em.execute<{ name: string; rows: number }[]>(
    `select relname "name", reltuples "rows" from pg_class where relkind = 'r' and reltuples >= ${SMALL_TABLE_ROWS}`,
  );
  const scans = plans.flatMap(scansOf).filter(({ table, rows }) => {
    const whole = big.find(({ name }) => name === table);
    return whole !== undefined && rows >= whole.rows * PART_THAT_IS_THE_WHOLE;
  });
  return {
    pages: sum(plans.map((plan) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks'])),
    rows: sum(plans.map(rowsRead)),
    scans: [...new Set(scans.map(({ table }) => table))],
  };
}

function rowsRead(node: RunNode): number {
  const own = node['Relation Name'] === undefined ? 0 : rowsLookedAt(node);
  return own + sum((node.Plans ?? []).map(rowsRead));
}

function scansOf(node: RunNode): { table: string; rows: number }[] {
  const table = node['Relation Name'];
  const own = node['Node Type'] === 'Seq Scan' && table !== undefined ? [{ table, rows: rowsLookedAt(node) }] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansOf)];
}

function rowsLookedAt(node: RunNode): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return (node['Actual Rows'] + removed) * node['Actual Loops'];
}

const sum = (figures: readonly number[]) => figures.reduce((one, other) => one + other, 0);
