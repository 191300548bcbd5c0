import type { Orm } from '../db/orm.ts';

interface RunNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly RunNode[];
}

/** What a statement has read: figures that do not depend on what else the machine does. */
export interface StatementCost {
  /** Pages of tables and indexes, each as often as it was looked at. */
  readonly pages: number;
  /** Rows of tables, those among them that were looked at and not taken. */
  readonly rows: number;
}

/** Runs a statement that reads, and tells what it has read. */
export async function explainStatement(orm: Orm, statement: string): Promise<StatementCost> {
  const [explained] = await orm.em
    .fork()
    .execute<{ 'QUERY PLAN': readonly { readonly Plan: RunNode }[] }[]>(
      `explain (analyze, buffers, timing off, format json) ${statement}`,
    );
  const plans = (explained?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan);
  return {
    pages: sum(plans.map((plan) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks'])),
    rows: sum(plans.map(rowsRead)),
  };
}

function rowsRead(node: RunNode): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const own = node['Relation Name'] === undefined ? 0 : (node['Actual Rows'] + removed) * node['Actual Loops'];
  return own + sum((node.Plans ?? []).map(rowsRead));
}

const sum = (figures: readonly number[]) => figures.reduce((one, other) => one + other, 0);
