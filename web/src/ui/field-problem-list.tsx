import { Link, useLocation } from '@tanstack/react-router';
import type { FieldProblem } from '../api/api-error.ts';
import { useFieldWords } from '../audit/field-words.ts';
import { useCommonWords } from '../words/common.ts';
import { fieldNameOf } from '../words/field-names.ts';
import { useFieldProblem } from '../words/field-problems.ts';
import { useQueryWords, type QueryName } from '../words/query-names.ts';

const QUERY = '/query/';
const INDEX = /^\d+$/;

/** Each field by the name that it has on the page, and what is wrong with it. */
export function FieldProblemList({ problems }: { problems: readonly FieldProblem[] }) {
  const words = useCommonWords();
  const say = useFieldProblem();
  const nameOf = useFieldName();
  const { pathname } = useLocation();
  return (
    <>
      <ul>
        {problems.map((problem) => (
          <li key={problem.path + problem.code}>
            <strong>{nameOf(problem)}:</strong> {say(problem)}
          </li>
        ))}
      </ul>
      {problems.some(({ path }) => path.startsWith(QUERY)) && (
        <Link to={pathname as '/'} search={{}}>
          {words.clearFilters}
        </Link>
      )}
    </>
  );
}

/** Its label; where it stands at no field of the page, the word for it. Of several, which one. */
function useFieldName(): (problem: FieldProblem) => string {
  const queryWords = useQueryWords();
  const fieldWords = useFieldWords();
  return (problem) => {
    const parts = problem.path.split('/').filter((part) => part !== '');
    const own = parts.findLast((part) => !INDEX.test(part)) ?? '';
    const name =
      fieldNameOf(problem) ?? (problem.path.startsWith(QUERY) ? queryWords(own as QueryName) : fieldWords(own));
    const index = parts.find((part) => INDEX.test(part));
    return index === undefined ? name : `${name} ${Number.parseInt(index, 10) + 1}`;
  };
}
