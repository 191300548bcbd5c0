import type { components } from '../api/schema.ts';
import { wordsOf } from '../words/language.tsx';
import { useFileTypeWords, useRuleWords } from './code-words.ts';

type Match = components['schemas']['PaymentMatch'];

const useWords = wordsOf(
  {
    assigned: (person: string) => `placeret af ${person}`,
    entered: (person: string) => `indtastet af ${person}`,
    line: (line: number) => `linje ${line}`,
    code: (code: string) => `kode ${code}`,
  },
  {
    assigned: (person) => `placed by ${person}`,
    entered: (person) => `entered by ${person}`,
    line: (line) => `line ${line}`,
    code: (code) => `code ${code}`,
  },
);

/** Why a payment is where it is: by which rule, and where in which file it stands, or by whom. */
export function useExplanation(): (match: Match) => string {
  const words = useWords();
  const rules = useRuleWords();
  const fileTypes = useFileTypeWords();
  return ({ rule, decidedBy: { how, person }, source: { fileType, deliveryId, line, code } }) => {
    if (how !== 'rule') return person === null ? rules('by_person') : words[how](person);
    if (fileType === null) return rules(rule);
    const file = [fileTypes(fileType), deliveryId].filter((part) => part !== null).join(' ');
    const place = [file, ...(line === null ? [] : [words.line(line)]), words.code(code)].join(', ');
    return `${rules(rule)}: ${place}`;
  };
}
