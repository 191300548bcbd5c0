/** The signs by which a spreadsheet knows a formula, those of double width and the blanks that it skips included, and the apostrophes of a guard. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The text of a cell for a spreadsheet: one that it would reckon with, or that would be taken for a guarded one, has an apostrophe before it. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `guardFormula` made a cell of, or that somebody wrote without a guard. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
