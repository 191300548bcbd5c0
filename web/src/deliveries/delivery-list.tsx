import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { Moment } from '../ui/day.tsx';
import { Filters, FilterSelect } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { DeliveryStatus } from './delivery-status.tsx';
import { useDeliveryStatusWords, useDeliveryTypeWords, useDeliveryWords } from './words.ts';

type Delivery = components['schemas']['Delivery'];
const STATUSES: readonly Delivery['status'][] = ['in_doubt', 'closed', 'handing_over', 'handed_over', 'received'];
const TYPES: readonly Delivery['type'][] = ['0601', '0605'];

export function DeliveryList() {
  const words = useDeliveryWords();
  const format = useFormat();
  const typeWords = useDeliveryTypeWords();
  const statusWords = useDeliveryStatusWords();
  const { status, type } = useSearch({ from: '/deliveries' });
  const navigate = useNavigate({ from: '/deliveries' });
  const query = { status, type };
  const narrow = (changed: { status?: string | undefined; type?: string | undefined }): void =>
    void navigate({ search: { ...query, ...changed }, replace: true });
  const list = useList(['deliveries', query], (cursor, signal) =>
    answerOf(api.GET('/v1/deliveries', { params: { query: queryOf<'/v1/deliveries'>(query, cursor) }, signal })),
  );
  return (
    <>
      <Filters>
        <FilterSelect
          label={words.state}
          value={status}
          options={STATUSES.map((option) => [option, statusWords(option)])}
          onChange={(chosen) => narrow({ status: chosen })}
        />
        <FilterSelect
          label={words.type}
          value={type}
          options={TYPES.map((option) => [option, typeWords(option)])}
          onChange={(chosen) => narrow({ type: chosen })}
        />
      </Filters>
      <PagedTable
        caption={words.title}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.delivery,
            cell: ({ id, number }) => (
              <Link to="/deliveries/$deliveryId" params={{ deliveryId: id }}>
                {words.one(number)}
              </Link>
            ),
          },
          { head: words.type, cell: (delivery) => typeWords(delivery.type) },
          { head: words.closedAt, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
          {
            head: words.count,
            isFigure: true,
            onlyWide: true,
            cell: ({ collectionCount }) => format.count(collectionCount),
          },
          { head: words.net, isFigure: true, cell: ({ net }) => <Amount amount={net} /> },
          { head: words.state, isState: true, cell: (delivery) => <DeliveryStatus status={delivery.status} /> },
        ]}
      />
    </>
  );
}
