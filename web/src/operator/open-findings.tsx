import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { type FindingCode, useWrongWords, WRONG_WORDS } from '../findings/code-words.ts';
import { Details } from '../findings/details.tsx';
import { useFindingWords } from '../findings/words.ts';
import { ChooseCreditor } from './choose-creditor.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Moment } from '../ui/day.tsx';
import { Filters, FilterSelect } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { useOperatorWords } from './words.ts';

/** What the self-checks of all creditors have found and nobody has mended; it is mended where one works at that creditor. */
export function OpenFindings() {
  const words = useOperatorWords();
  const findingWords = useFindingWords();
  const wrongWords = useWrongWords();
  const [chosen, setChosen] = useState<string | undefined>();
  const query = { code: chosen };
  const list = useList(['findings', 'of-all', query], (cursor, signal) =>
    answerOf(api.GET('/v1/open-findings', { params: { query: queryOf<'/v1/open-findings'>(query, cursor) }, signal })),
  );
  const codes = Object.keys(WRONG_WORDS) as FindingCode[];
  return (
    <Section title={words.openFindings} aside={<CsvLink path="/v1/open-findings" query={query} />}>
      <p className="hint">{words.openFindingsText}</p>
      <Filters>
        <FilterSelect
          label={findingWords.code}
          value={chosen}
          options={codes.map((option) => [option, wrongWords(option)])}
          onChange={setChosen}
        />
      </Filters>
      <PagedTable
        caption={words.openFindings}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.creditor,
            cell: ({ creditorId, creditorName }) => (
              <Link to="/operator/$creditorId" params={{ creditorId }}>
                {creditorName}
              </Link>
            ),
          },
          { head: findingWords.code, cell: ({ code }) => wrongWords(code) },
          { head: findingWords.facts, onlyWide: true, cell: ({ details }) => <Details details={details} /> },
          { head: findingWords.foundAt, cell: ({ foundAt }) => <Moment instant={foundAt} /> },
          { head: words.work, isState: true, cell: ({ creditorId }) => <ChooseCreditor creditorId={creditorId} /> },
        ]}
      />
    </Section>
  );
}
