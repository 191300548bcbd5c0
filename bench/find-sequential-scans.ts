import type { Orm } from '../db/orm.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** A table of fewer rows is read whole for less than an index costs. */
const SMALL_TABLE_ROWS = 1000;

/** The big tables that PostgreSQL would read from end to end for this statement. It is planned, not run. */
export async function findSequentialScans(orm: Orm, statement: string): Promise<string[]> {
  const em = orm.em.fork();
  const [explained] = await em.execute<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }[]>(
    `explain (format json) ${statement}`,
  );
  const scanned = (explained?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => scansOf(Plan));
  const big = await em.execute<{ relname: string }[]>(
    `select relname from pg_class where relkind = 'r' and reltuples >= ${SMALL_TABLE_ROWS}`,
  );
  return scanned.filter((table) => big.some(({ relname }) => relname === table));
}

function scansOf(node: PlanNode): string[] {
  const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] !== undefined ? [node['Relation Name']] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansOf)];
}
