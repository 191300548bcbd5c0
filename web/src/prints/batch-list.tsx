import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { Moment } from '../ui/day.tsx';
import { Filters, FilterSelect } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status } from '../ui/status.tsx';
import { useBatchStatusWords, usePrintWords } from './words.ts';

type BatchStatus = components['schemas']['PrintBatch']['status'];

const STATUSES: readonly BatchStatus[] = ['made', 'printed'];

export function BatchList() {
  const words = usePrintWords();
  const statusWords = useBatchStatusWords();
  const format = useFormat();
  const { status } = useSearch({ from: '/prints' });
  const navigate = useNavigate({ from: '/prints' });
  const list = useList(['prints', 'batches', status], (cursor, signal) =>
    answerOf(
      api.GET('/v1/print-batches', { params: { query: queryOf<'/v1/print-batches'>({ status }, cursor) }, signal }),
    ),
  );
  return (
    <>
      <Filters>
        <FilterSelect
          label={words.state}
          value={status}
          options={STATUSES.map((option) => [option, statusWords(option)])}
          onChange={(chosen) => void navigate({ search: { tab: 'batches', status: chosen }, replace: true })}
        />
      </Filters>
      <PagedTable
        caption={words.batches}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.batch,
            cell: ({ id, number }) => (
              <Link to="/prints/$printBatchId" params={{ printBatchId: id }}>
                {words.one(number)}
              </Link>
            ),
          },
          { head: words.letters, isFigure: true, cell: ({ letters }) => format.count(letters) },
          { head: words.madeAt, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
          { head: words.state, isState: true, cell: (batch) => <BatchStatusShown status={batch.status} /> },
        ]}
      />
    </>
  );
}

export function BatchStatusShown({ status }: { status: BatchStatus }) {
  const statusWords = useBatchStatusWords();
  return <Status tone={status === 'printed' ? 'good' : 'waiting'}>{statusWords(status)}</Status>;
}
