import type { Language } from '../calendar/language.ts';

const TAKEN_OVER: Readonly<Record<Language, string>> = {
  da: 'Krediteres her for andre fakturaer',
  en: 'Credited here for other invoices',
};

const LEFT_TO_OTHERS: Readonly<Record<Language, string>> = {
  da: 'Krediteres på andre fakturaer',
  en: 'Credited of other invoices',
};

const GIVEN_BEFORE: Readonly<Record<Language, string>> = {
  da: 'Allerede krediteret',
  en: 'Credited before',
};

/** What the line below zero of a credit note says that takes off what free lines have given back of its days. */
export function freedText(language: Language): string {
  return GIVEN_BEFORE[language];
}

/** What the line of a credit note says by which it takes over from others, or where it is below zero leaves to others. */
export function movedText(ore: bigint, language: Language): string {
  return (ore > 0n ? TAKEN_OVER : LEFT_TO_OTHERS)[language];
}
