import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useFileTypeWords } from '../payments/code-words.ts';
import { Amount } from '../ui/amount.tsx';
import { Moment } from '../ui/day.tsx';
import { Filters, FilterTabs } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status } from '../ui/status.tsx';
import { useRefusalWords } from './code-words.ts';
import { FileStatus } from './file-status.tsx';
import { useFileWords } from './words.ts';

export function FileList() {
  const words = useFileWords();
  const format = useFormat();
  const typeWords = useFileTypeWords();
  const refusalWords = useRefusalWords();
  const { status } = useSearch({ from: '/files' });
  const navigate = useNavigate({ from: '/files' });
  const list = useList(['received-files', status], (cursor, signal) =>
    answerOf(
      api.GET('/v1/received-files', { params: { query: queryOf<'/v1/received-files'>({ status }, cursor) }, signal }),
    ),
  );
  return (
    <>
      <Filters>
        <FilterTabs
          label={words.state}
          value={status}
          options={[
            [undefined, words.all],
            ['refused', words.refused],
            ['stored', words.stored],
            ['read', words.read],
          ]}
          onChange={(chosen) =>
            void navigate({ search: chosen === undefined ? {} : { status: chosen }, replace: true })
          }
        />
      </Filters>
      <PagedTable
        caption={words.title}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.file,
            cell: ({ id, fileName, refusal, waiting, isOutranked }) => (
              <>
                <Link to="/files/$receivedFileId" params={{ receivedFileId: id }}>
                  {fileName}
                </Link>
                {refusal !== null && <p className="why">{refusalWords(refusal.code)}</p>}
                {waiting > 0 && <p className="why">{words.waits(format.count(waiting))}</p>}
                {isOutranked && <Status tone="bad">{words.outranked}</Status>}
              </>
            ),
          },
          { head: words.type, onlyWide: true, cell: ({ type }) => type !== null && typeWords(type) },
          { head: words.receivedAt, cell: ({ receivedAt }) => <Moment instant={receivedAt} /> },
          { head: words.payments, isFigure: true, onlyWide: true, cell: ({ payments }) => format.count(payments) },
          { head: words.received, isFigure: true, cell: ({ received }) => <Amount amount={received} /> },
          { head: words.state, isState: true, cell: (file) => <FileStatus status={file.status} /> },
        ]}
      />
    </>
  );
}
