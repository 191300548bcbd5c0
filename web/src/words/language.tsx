import { createContext, useContext } from 'react';

export type Language = 'da' | 'en';

export const LanguageContext = createContext<Language>('da');

export const useLanguage = (): Language => useContext(LanguageContext);

type Word = string | ((...facts: never[]) => string);
interface Words {
  readonly [name: string]: Word | Words;
}
/** Of the same names, and where a word takes facts, the same ones. */
type Translated<Original> = {
  readonly [Name in keyof Original]: Original[Name] extends string
    ? string
    : Original[Name] extends (...facts: infer Facts) => string
      ? (...facts: Facts) => string
      : Translated<Original[Name]>;
};

/** The words of a noun in both languages, as a hook: a word that one of them lacks does not compile. */
export function wordsOf<Danish extends Words>(da: Danish, en: Translated<Danish>): () => Translated<Danish> {
  return function useWords() {
    return useLanguage() === 'da' ? (da as unknown as Translated<Danish>) : en;
  };
}

/** A code's words in both languages, for every code that there is. */
export function codeWordsOf<Code extends string>(
  words: Readonly<Record<Code, readonly [da: string, en: string]>>,
): () => (code: Code) => string {
  return function useCodeWords() {
    const index = useLanguage() === 'da' ? 0 : 1;
    // A page that is older than its API may meet a code that it does not know: the code itself is better than nothing.
    return (code) => (words[code] as readonly [string, string] | undefined)?.[index] ?? code;
  };
}
