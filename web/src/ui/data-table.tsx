import type { ReactNode } from 'react';
import { useCommonWords } from '../words/common.ts';

export interface Column<Row> {
  readonly head: string;
  /** Figures stand to the right. */
  readonly isFigure?: boolean;
  /** A word of state: on a phone it stands with the figures. */
  readonly isState?: boolean;
  /** On a phone a row is a card of three lines: these are left out there. */
  readonly onlyWide?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

/**
 * A quiet table. What is in it comes sorted and filtered by the API: a page never sorts a part of a longer list. On a phone its rows are
 * shown as cards, which takes a table's roles away, so they are said in so many words.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  foot,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  foot?: ReactNode;
}) {
  const words = useCommonWords();
  if (rows.length === 0) return <p className="nothing">{words.nothing}</p>;
  return (
    <div className="table-frame" role="group" aria-label={caption} tabIndex={0}>
      <table role="table">
        <caption className="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.head} role="columnheader" scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map((column) => (
                <td key={column.head} role="cell" className={classOf(column)} data-head={column.head}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot role="rowgroup">{foot}</tfoot>}
      </table>
    </div>
  );
}

const classOf = <Row,>({ isFigure, isState, onlyWide }: Column<Row>): string =>
  [isFigure === true ? 'figures' : '', isState === true ? 'state' : '', onlyWide === true ? 'only-wide' : '']
    .join(' ')
    .trim();
