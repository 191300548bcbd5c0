import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { useIndexWords } from './index-words.ts';
import { NewIndexTable } from './put-index-values.tsx';

export function IndexTables() {
  const words = useIndexWords();
  const mayChange = useMay('bookkeeper');
  const list = useList(['index-tables', 'list'], (cursor, signal) =>
    answerOf(api.GET('/v1/index-tables', { params: { query: queryOf<'/v1/index-tables'>({}, cursor) }, signal })),
  );
  return (
    <Section title={words.title} aside={mayChange && <NewIndexTable />}>
      <p className="why">{words.text}</p>
      <PagedTable
        caption={words.title}
        list={list}
        keyOf={({ name }) => name}
        columns={[
          {
            head: words.name,
            cell: ({ name }) => (
              <Link to="/prices/index-tables/$name" params={{ name }}>
                {name}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
}
