import { Link, useNavigate } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { FilterSearch, Filters, FilterTabs } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status } from '../ui/status.tsx';
import { useLanguage } from '../words/language.tsx';
import { usePriceWords } from './words.ts';

type Item = components['schemas']['Item'];

export function ItemsTable({ archived, q }: { archived: string | undefined; q: string | undefined }) {
  const words = usePriceWords();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/prices' });
  const query = { archived: archived ?? 'false', q };
  const list = useList(['items', query], (cursor, signal) =>
    answerOf(api.GET('/v1/items', { params: { query: queryOf<'/v1/items'>(query, cursor) }, signal })),
  );
  return (
    <>
      <Filters>
        <FilterTabs
          label={words.state}
          value={archived === 'true' ? 'true' : undefined}
          options={[
            [undefined, words.onlyInUse],
            ['true', words.onlyArchived],
          ]}
          onChange={(chosen) => void navigate({ search: { archived: chosen, q }, replace: true })}
        />
        <FilterSearch
          label={words.search}
          value={q}
          onChange={(typed) => void navigate({ search: { archived, q: typed }, replace: true })}
        />
      </Filters>
      <PagedTable
        caption={words.items}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.name,
            cell: ({ id, nameDa, nameEn }) => (
              <Link to="/prices/items/$itemId" params={{ itemId: id }}>
                {language === 'da' ? nameDa : nameEn}
              </Link>
            ),
          },
          { head: words.number, cell: ({ number }) => number },
          { head: words.price, isFigure: true, cell: ({ currentPrice }) => <Amount amount={currentPrice} /> },
          { head: words.next, cell: (item) => <NextPrice item={item} /> },
          { head: words.vat, onlyWide: true, cell: ({ vatCode }) => <span className="whole">{words[vatCode]}</span> },
          { head: words.state, isState: true, cell: (item) => <ItemStatus item={item} /> },
        ]}
      />
    </>
  );
}

export function ItemStatus({ item: { archivedAt } }: { item: Pick<Item, 'archivedAt'> }) {
  const words = usePriceWords();
  return (
    <Status tone={archivedAt === null ? 'good' : 'quiet'}>{archivedAt === null ? words.inUse : words.archived}</Status>
  );
}

/** The first of its coming prices: the API tells of today's and those after it. */
function NextPrice({ item: { prices } }: { item: Item }) {
  const words = usePriceWords();
  const format = useFormat();
  const next = prices.find(({ validFrom }) => isToCome(validFrom));
  return next !== undefined && words.nextFrom(format.amount(next.unitPrice), format.date(next.validFrom));
}

const isToCome = (day: string): boolean => Date.parse(`${day}T00:00:00Z`) > Date.now();
