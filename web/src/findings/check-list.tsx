import { answerOf, api } from '../api/client.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status } from '../ui/status.tsx';
import { useCauseWords, useFindingWords } from './words.ts';

/** The self-checks, newest first. */
export function CheckList() {
  const words = useFindingWords();
  const causeWords = useCauseWords();
  const format = useFormat();
  const list = useList(['self-checks'], (cursor, signal) =>
    answerOf(api.GET('/v1/self-checks', { params: { query: cursor === undefined ? {} : { cursor } }, signal })),
  );
  const count = (counted: number | null) => counted !== null && format.count(counted);
  return (
    <PagedTable
      caption={words.checks}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        { head: words.startedAt, cell: ({ startedAt }) => <Moment instant={startedAt} /> },
        { head: words.cause, cell: ({ cause }) => causeWords(cause) },
        {
          head: words.finishedAt,
          isState: true,
          cell: ({ finishedAt }) =>
            finishedAt === null ? <Status tone="waiting">{words.running}</Status> : <Moment instant={finishedAt} />,
        },
        { head: words.differences, isFigure: true, cell: ({ differences }) => count(differences) },
        { head: words.newOnes, isFigure: true, onlyWide: true, cell: ({ newFindings }) => count(newFindings) },
        { head: words.goneOnes, isFigure: true, onlyWide: true, cell: ({ goneFindings }) => count(goneFindings) },
      ]}
    />
  );
}
