import { readDecimal } from '../format/amounts.ts';
import type { Language } from '../words/language.tsx';

const LINE = /^(\d{4})-?(?:M)?(\d{2})[\s;:=]+(\S+)$/;

interface IndexValue {
  readonly month: string;
  readonly value: string;
}

/**
 * Values as they are typed or pasted, a month and its value on each line: `2026-10 118,1`, and `2026M10;118,1` as the statistics office
 * writes it. `wrong` is the first line that is neither that nor empty, counted from 1.
 */
export function readIndexValues(typed: string, language: Language): { values: IndexValue[]; wrong: number | null } {
  const values: IndexValue[] = [];
  for (const [index, line] of typed.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, year, month, text] = LINE.exec(line.trim()) ?? [];
    const value = text === undefined ? null : readDecimal(text, language);
    if (value === null) return { values, wrong: index + 1 };
    values.push({ month: `${year}-${month}`, value });
  }
  return { values, wrong: null };
}
