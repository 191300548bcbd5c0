import { wordsOf } from '../words/language.tsx';

export const useIndexWords = wordsOf(
  {
    title: 'Indekstabeller',
    text: 'Værdier, som de offentliggøres, måned for måned. Årlige reguleringer efter et indeks regnes af dem.',
    name: 'Navn',
    nameHint: 'Bogstaver, tal, punktum og bindestreg, f.eks. nettoprisindeks',
    newTable: 'Ny indekstabel',
    put: 'Indtast værdier',
    putText: 'Måneder, der indtastes, får deres værdi; de andre bliver stående. Varslede reguleringer ændres ikke.',
    values: 'Værdier',
    valuesHint: 'En måned og dens værdi på hver linje, f.eks. 2026-10 118,1',
    notValues: (line: number) => `Linje ${line} er ikke en måned og en værdi`,
    month: 'Måned',
    value: 'Værdi',
  },
  {
    title: 'Index tables',
    text: 'Values as they are published, month by month. Yearly steps by an index are reckoned from them.',
    name: 'Name',
    nameHint: 'Letters, digits, dots and dashes, such as nettoprisindeks',
    newTable: 'New index table',
    put: 'Put values in',
    putText: 'Months that are given take their value; the others stay. Steps that were announced stay as they are.',
    values: 'Values',
    valuesHint: 'A month and its value on each line, such as 2026-10 118.1',
    notValues: (line) => `Line ${line} is not a month and a value`,
    month: 'Month',
    value: 'Value',
  },
);
