import { useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { Filters, FilterSelect, FilterTabs } from '../ui/filters.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Section } from '../ui/section.tsx';
import { useCommonWords } from '../words/common.ts';
import { type FindingCode, useWhatToDoWords, useWrongWords, WRONG_WORDS } from './code-words.ts';
import { FindingTable } from './finding-table.tsx';
import { useFindingWords } from './words.ts';

type Finding = components['schemas']['Finding'];

/** Findings by what is wrong, each kind once with what to do about it. */
export function FindingList() {
  const words = useFindingWords();
  const common = useCommonWords();
  const wrongWords = useWrongWords();
  const whatToDo = useWhatToDoWords();
  const { status = 'open', code } = useSearch({ from: '/findings' });
  const navigate = useNavigate({ from: '/findings' });
  const query = { status, code };
  const list = useList(['findings', query], (cursor, signal) =>
    answerOf(api.GET('/v1/findings', { params: { query: queryOf<'/v1/findings'>(query, cursor) }, signal })),
  );
  const narrow = (changed: { status?: string | undefined; code?: string | undefined }): void =>
    void navigate({ search: { status: status === 'open' ? undefined : status, code, ...changed }, replace: true });
  const codes = Object.keys(WRONG_WORDS) as FindingCode[];
  return (
    <>
      <Filters>
        <FilterTabs
          label={words.state}
          value={status === 'open' ? undefined : status}
          options={[
            [undefined, words.open],
            ['repaired', words.repaired],
            ['gone', words.gone],
          ]}
          onChange={(chosen) => narrow({ status: chosen })}
        />
        <FilterSelect
          label={words.code}
          value={code}
          options={codes.map((option) => [option, wrongWords(option)])}
          onChange={(chosen) => narrow({ code: chosen })}
        />
      </Filters>
      <ProblemNote error={list.error} />
      {list.isLoading && <p className="loading">{common.loading}</p>}
      {!list.isLoading && list.error === null && list.rows.length === 0 && (
        <p className="nothing">{status === 'open' ? words.noneOpen : common.nothing}</p>
      )}
      {[...byCode(list.rows)].map(([found, findings]) => (
        <Section key={found} title={wrongWords(found)}>
          {status === 'open' && <p className="totals">{whatToDo(found)}</p>}
          <FindingTable caption={wrongWords(found)} findings={findings} />
        </Section>
      ))}
      {list.hasMore && (
        <button type="button" className="more" onClick={list.loadMore} disabled={list.isLoadingMore}>
          {list.isLoadingMore ? common.loading : common.more}
        </button>
      )}
    </>
  );
}

const byCode = (findings: readonly Finding[]): Map<FindingCode, Finding[]> => Map.groupBy(findings, ({ code }) => code);
