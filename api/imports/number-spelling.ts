import type { Separator } from './read-csv.ts';

/** How a file's numbers are written. */
export interface NumberSpelling {
  readonly separator: Separator;
  /** What stands before the decimals in all of the file; null where none of its numbers tells, `mixed` where they tell both. */
  readonly decimalSign: DecimalSign | 'mixed' | null;
}

type DecimalSign = ',' | '.';

/** The blank, and those that do not break or are of a digit's width or less, as programs put them between thousands. */
const BLANKS = ' \\u00A0\\u2007\\u2009\\u202F';
const WRITTEN = {
  ',': { plain: /^-?\d+(,\d+)?$/, grouped: new RegExp(`^-?[1-9]\\d{0,2}([.${BLANKS}])\\d{3}(\\1\\d{3})*(,\\d+)?$`) },
  '.': { plain: /^-?\d+(\.\d+)?$/, grouped: new RegExp(`^-?[1-9]\\d{0,2}([,${BLANKS}])\\d{3}(\\1\\d{3})*(\\.\\d+)?$`) },
} as const;
/** The minus sign, and the dashes that programs make of a hyphen; with a blank after them as in columns of amounts. */
const MINUS = new RegExp(`^[-\\u2010-\\u2013\\u2212\\uFE63\\uFF0D][${BLANKS}]?`);

/** A cell as a number with that sign before its decimals, as the API writes it: `1250.00`. Null where it is none so. */
export function numberWith(sign: DecimalSign, cell: string): string | null {
  const text = cell.replace(MINUS, '-');
  const { plain, grouped } = WRITTEN[sign];
  if (!plain.test(text) && !grouped.test(text)) return null;
  const [whole = '', decimals] = text.split(sign);
  const digits = whole.replaceAll(/[^\d-]/g, '');
  return decimals === undefined ? digits : `${digits}.${decimals}`;
}

/**
 * Learns from a file's numbers, one after the other, which sign stands before their decimals; one rule for the whole file. Where commas set
 * cells apart it is the point. Else a number that can be read in one way alone tells: 12,50 or 1.250,00 a comma, 12.50 or 1,250.00 a point;
 * and where semicolons set cells apart, because the comma has another use, any comma tells a comma.
 */
export function createNumberSpelling(separator: Separator): {
  readonly add: (cell: string) => void;
  readonly result: () => NumberSpelling;
} {
  const told = { ',': false, '.': separator === ',' };
  return {
    add(cell) {
      if (separator === ',') return;
      const [comma, point] = [numberWith(',', cell), numberWith('.', cell)];
      if (comma !== null && (point === null || (separator === ';' && cell.includes(',') && point !== comma)))
        told[','] = true;
      if (comma === null && point !== null) told['.'] = true;
    },
    result() {
      const signs = ([',', '.'] as const).filter((sign) => told[sign]);
      return { separator, decimalSign: signs.length === 2 ? 'mixed' : (signs[0] ?? null) };
    },
  };
}
