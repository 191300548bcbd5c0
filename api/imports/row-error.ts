/** What is wrong with a file, by line and column. */
export interface RowError {
  /** The line of the file on which the record begins, counted from 1. */
  readonly line: number;
  /** The header of the column; null where it is about the whole row or file. */
  readonly column: string | null;
  readonly code: string;
  /** In English. */
  readonly message: string;
  /** What it is about, for its words in another language: a line, a name, a number. */
  readonly given?: string;
}
