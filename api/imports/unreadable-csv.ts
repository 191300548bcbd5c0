import type { RowError } from './row-error.ts';

/** Why a file cannot be read on. */
export class UnreadableCsv extends Error {
  readonly rowError: RowError;

  constructor(rowError: RowError) {
    super(rowError.message);
    this.rowError = rowError;
  }
}
