import type { CsvColumn } from './csv-columns.ts';
import { guardFormula } from './formula-guard.ts';

interface CsvDialect {
  readonly delimiter: ',' | ';';
  readonly decimalSign: '.' | ',';
  /** Whether a byte order mark says that it is UTF-8. */
  readonly bom: boolean;
}

/** `csv` for programs (RFC 4180); `csv-excel` as Excel opens it by a double click where Windows is Danish. */
export const CSV_DIALECTS = {
  csv: { delimiter: ',', decimalSign: '.', bom: false },
  'csv-excel': { delimiter: ';', decimalSign: ',', bom: true },
} as const satisfies Record<string, CsvDialect>;

export type CsvFormat = keyof typeof CSV_DIALECTS;

/** A row's value as the text of its cell; nothing for null. A text that a spreadsheet would reckon with has an apostrophe before it. */
export function csvCell(row: unknown, { path, isNumber }: CsvColumn, { decimalSign }: CsvDialect): string {
  const value = path.reduce(member, row);
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (isNumber) return text.replace('.', decimalSign);
  return guardFormula(text);
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
