import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { inTurns, jsonInTurns, setInTurns } from '../http/in-turns.ts';
import type { Column } from './column.ts';
import type { RowError } from './row-error.ts';
import type { FileRows, Row } from './read-rows.ts';

/** Nobody's: a row that names what is not there is looked at further, and told of what else is wrong with it. */
export const ID_OF_NOTHING = '00000000-0000-0000-0000-000000000000';

/** The rows with an id wherever they name something by its number, and an error for each number that the creditor does not have. */
export async function resolveReferences(
  em: EntityManager,
  { creditorId, columns, rows }: { creditorId: CreditorId; columns: readonly Column[] } & Pick<FileRows, 'rows'>,
): Promise<{ rows: readonly Row[]; errors: readonly RowError[] }> {
  const errors: RowError[] = [];
  const ids = new Map<Column, ReadonlyMap<string, readonly string[]>>();
  for (const column of columns) {
    const { reference } = column;
    if (reference === undefined) continue;
    const keys = await setInTurns(rows, ({ cells }) => [reference.toKey(cells.get(column) ?? '')]);
    const given = [creditorId, await jsonInTurns(keys)];
    const found = await em.execute<{ key: string; id: string }[]>(reference.selectIds, given);
    const byKey = new Map<string, string[]>();
    await inTurns(found, ({ key, id }) => byKey.set(key, [...(byKey.get(key) ?? []), id]));
    ids.set(column, byKey);
  }
  const resolve = (line: number, column: Column, cell: string): string => {
    const byKey = ids.get(column);
    if (column.reference === undefined || byKey === undefined) return cell;
    const [id, ...others] = byKey.get(column.reference.toKey(cell)) ?? [];
    const at = { line, column: column.header, given: cell };
    if (id === undefined) errors.push({ ...at, code: 'not_found', message: `There is no ${cell}` });
    if (others.length > 0) errors.push({ ...at, code: 'several_found', message: `There are several ${cell}` });
    return id ?? ID_OF_NOTHING;
  };
  const resolved = await inTurns(rows, ({ line, cells }) => ({
    line,
    cells: new Map(Array.from(cells, ([column, cell]) => [column, resolve(line, column, cell)] as const)),
  }));
  return { rows: resolved, errors };
}
