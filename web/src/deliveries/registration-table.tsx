import { answerOf, api } from '../api/client.ts';
import type { QueryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { Day } from '../ui/day.tsx';
import { ObjectLink } from '../ui/object-link.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useDeliveryWords, useRegistrationKindWords } from './words.ts';

export const useRegistrations = (query: QueryOf<'/v1/mandate-registrations'>) =>
  useList(['mandate-registrations', query], (cursor, signal) =>
    answerOf(
      api.GET('/v1/mandate-registrations', {
        params: { query: cursor === undefined ? query : { ...query, cursor } },
        signal,
      }),
    ),
  );

/** Registrations of mandates, queued or of a delivery. */
export function RegistrationTable({ list }: { list: ReturnType<typeof useRegistrations> }) {
  const words = useDeliveryWords();
  const kindWords = useRegistrationKindWords();
  return (
    <PagedTable
      caption={words.registrations}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.type,
          cell: ({ kind, debtorId }) => (
            <ObjectLink type="debtor" id={debtorId}>
              {kindWords(kind)}
            </ObjectLink>
          ),
        },
        { head: words.mandateNumber, cell: ({ mandateNumber }) => mandateNumber },
        { head: words.wantedOn, isState: true, cell: ({ wantedOn }) => wantedOn !== null && <Day date={wantedOn} /> },
      ]}
    />
  );
}
