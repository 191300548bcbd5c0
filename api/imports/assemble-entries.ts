import { inTurns } from '../http/in-turns.ts';
import type { Column } from './column.ts';
import type { FileForm } from './import-kind.ts';
import type { RowError } from './row-error.ts';
import type { NumberSpelling } from './number-spelling.ts';
import type { FileRows, Row } from './read-rows.ts';
import { readValue } from './read-value.ts';

/** Where in a file something stands. */
export interface Place {
  readonly line: number;
  readonly column: string | null;
}

/** One thing that a file asks for. */
export interface Entry {
  /** The lines of its rows, the first of them first. */
  readonly lines: readonly [number, ...number[]];
  /** What the body of a POST would be. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Where each of its values stands, by JSON pointer. */
  readonly places: ReadonlyMap<string, Place>;
  readonly errors: readonly RowError[];
}

/** A list's place, or a member's name. */
type Path = readonly (string | number)[];
type Node = Record<string, unknown> | unknown[];

/** The things that rows ask for: one for each row, or one for all rows that share the kind's column. */
export async function assembleEntries(
  form: FileForm,
  { rows, spelling }: Pick<FileRows, 'rows' | 'spelling'>,
): Promise<Entry[]> {
  return inTurns(await groupRows(form, rows), (group) => assembleEntry(form, group, spelling));
}

async function groupRows({ columns, grouping }: FileForm, rows: readonly Row[]): Promise<[Row, ...Row[]][]> {
  const groups: [Row, ...Row[]][] = [];
  const byValue = new Map<string, [Row, ...Row[]]>();
  const shared = columns.find(({ header }) => header === grouping?.by);
  await inTurns(rows, (row) => {
    const value = shared === undefined ? undefined : row.cells.get(shared);
    const group = value === undefined ? undefined : byValue.get(value);
    if (group !== undefined) {
      group.push(row);
      return;
    }
    const first: [Row, ...Row[]] = [row];
    groups.push(first);
    if (value !== undefined) byValue.set(value, first);
  });
  return groups;
}

function assembleEntry(
  { columns, grouping }: FileForm,
  group: readonly [Row, ...Row[]],
  spelling: NumberSpelling,
): Entry {
  const [first, ...others] = group;
  const body: Record<string, unknown> = grouping === undefined ? {} : { [grouping.list]: group.map(() => ({})) };
  const places = new Map<string, Place>();
  const errors: RowError[] = [];
  const put = ({ column, cell, line, under }: { column: Column; cell: string; line: number; under: Path }) => {
    const { header } = column;
    const reading = readValue(column, cell, spelling);
    if ('refusal' in reading) errors.push({ line, column: header, ...reading.refusal });
    const path = [...under, ...(column.reference?.field ?? header).split('.')];
    places.set(putValue(body, path, 'refusal' in reading ? cell : reading.value), { line, column: header });
  };
  for (const [index, row] of group.entries()) {
    for (const [column, cell] of row.cells) {
      if (column.header === grouping?.by) continue;
      if (grouping !== undefined && column.isOfElement === true) {
        put({ column, cell, line: row.line, under: [grouping.list, index] });
      } else if (row === first) {
        put({ column, cell, line: row.line, under: [] });
      } else if (first.cells.get(column) !== cell) {
        const message = `Line ${first.line}, which it belongs to, has another value: leave the cell empty`;
        errors.push({
          line: row.line,
          column: column.header,
          code: 'differs_from_first_row',
          message,
          given: `${first.line}`,
        });
      }
    }
  }
  for (const { header, reference, isNeeded } of columns) {
    // What the body takes an id for is needed by a rule of its own, which is not looked at while other fields are wrong.
    if (isNeeded !== true || reference === undefined || places.has(`/${reference.field}`)) continue;
    errors.push({ line: first.line, column: header, code: 'required', message: 'The row needs a value here' });
  }
  return { lines: [first.line, ...others.map(({ line }) => line)], body, places, errors };
}

/** Puts a value where the path leads, after those of its list where it ends in a number. Answers the JSON pointer to it. */
function putValue(body: Record<string, unknown>, path: Path, value: unknown): string {
  let node: Node = body;
  let pointer = '';
  for (const [index, part] of path.entries()) {
    const next = path[index + 1];
    const isListed = typeof part === 'string' && /^\d+$/.test(part);
    const key = Array.isArray(node) && isListed ? node.length : part;
    pointer += `/${key}`;
    const members = node as Record<string | number, unknown>;
    if (next === undefined) members[key] = value;
    else node = (members[key] ??= /^\d+$/.test(`${next}`) ? [] : {}) as Node;
  }
  return pointer;
}
