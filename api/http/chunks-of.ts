/** A statement takes 65,535 values at most, a row has some thirty, and to write it down takes a few milliseconds. */
const ROWS_A_STATEMENT = 200;

/** As many rows as one statement writes, in their order. */
export function* chunksOf<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) yield rows.slice(start, start + ROWS_A_STATEMENT);
}
