import type { PagedList } from '../api/use-answer.ts';
import type { ReactNode } from 'react';
import { useCommonWords } from '../words/common.ts';
import { DataTable, type Column } from './data-table.tsx';
import { ProblemNote } from './problem-note.tsx';

/** A list of the API as a table, with what comes after it on demand. */
export function PagedTable<Row>({
  list,
  ...table
}: {
  list: PagedList<Row>;
  caption: string;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  foot?: ReactNode;
}) {
  const words = useCommonWords();
  if (list.error !== null && list.first === undefined) return <ProblemNote error={list.error} />;
  if (list.isLoading) return <p className="loading">{words.loading}</p>;
  return (
    <>
      <DataTable rows={list.rows} {...table} />
      {/* What is shown stays: something may be typed in a dialog of one of its rows. */}
      <ProblemNote error={list.error} />
      {list.hasMore && (
        <button type="button" className="more" onClick={list.loadMore} disabled={list.isLoadingMore}>
          {list.isLoadingMore ? words.loading : words.more}
        </button>
      )}
    </>
  );
}
