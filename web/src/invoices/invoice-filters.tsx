import type { ReactNode } from 'react';
import { FilterAmount, FilterDate, FilterSearch, FilterSelect, Filters, FilterTabs } from '../ui/filters.tsx';
import type { InvoiceSearch } from './invoice-search.ts';
import { COLLECTION_STATUSES, useCollectionStatusWords, useInvoiceWords } from './words.ts';

interface FiltersProps {
  readonly filters: InvoiceSearch;
  readonly narrow: (changed: InvoiceSearch) => void;
}

/** What narrows the list of invoices; what is seldom asked for is folded away. */
export function InvoiceFilters({ filters, narrow }: FiltersProps) {
  const words = useInvoiceWords();
  return (
    <Filters>
      <FilterTabs
        label={words.state}
        value={filters.paymentStatus}
        options={[
          [undefined, words.all],
          ['open', words.stillOpen],
          ['overdue', words.overdue],
          ['settled', words.settled],
        ]}
        // Only what is open can be sorted by when it is due.
        onChange={(paymentStatus) => narrow({ paymentStatus, sort: undefined })}
      />
      <FilterSearch label={words.search} value={filters.q} onChange={(q) => narrow({ q })} />
      <FilterSelect
        label={words.kind}
        value={filters.kind}
        options={[
          ['invoice', words.invoice],
          ['credit_note', words.creditNotes],
        ]}
        onChange={(kind) => narrow({ kind })}
      />
      <FilterDate
        label={words.issuedFrom}
        value={filters.issuedFrom}
        onChange={(issuedFrom) => narrow({ issuedFrom })}
      />
      <FilterDate label={words.issuedTo} value={filters.issuedTo} onChange={(issuedTo) => narrow({ issuedTo })} />
      <Folded filters={filters}>
        <MoreFilters filters={filters} narrow={narrow} />
      </Folded>
    </Filters>
  );
}

function Folded({ filters, children }: { filters: InvoiceSearch; children: ReactNode }) {
  const words = useInvoiceWords();
  const { dueFrom, dueTo, amountFrom, amountTo, mailStatus, collectionStatus, paymentMethod, sort } = filters;
  const isUsed = [dueFrom, dueTo, amountFrom, amountTo, mailStatus, collectionStatus, paymentMethod, sort].some(
    (value) => value !== undefined,
  );
  return (
    <details className="more-filters" open={isUsed}>
      <summary>{words.moreFilters}</summary>
      <div className="filters">{children}</div>
    </details>
  );
}

function MoreFilters({ filters, narrow }: FiltersProps) {
  const words = useInvoiceWords();
  const statusWords = useCollectionStatusWords();
  const isOpen = filters.paymentStatus === 'open' || filters.paymentStatus === 'overdue';
  return (
    <>
      <FilterDate label={words.dueFrom} value={filters.dueFrom} onChange={(dueFrom) => narrow({ dueFrom })} />
      <FilterDate label={words.dueTo} value={filters.dueTo} onChange={(dueTo) => narrow({ dueTo })} />
      <FilterAmount
        label={words.amountFrom}
        value={filters.amountFrom}
        onChange={(amountFrom) => narrow({ amountFrom })}
      />
      <FilterAmount label={words.amountTo} value={filters.amountTo} onChange={(amountTo) => narrow({ amountTo })} />
      <FilterSelect
        label={words.mail}
        value={filters.mailStatus}
        options={[
          ['sent', words.mailSent],
          ['waiting', words.mailIsWaiting],
          ['failed', words.mailFailed],
        ]}
        onChange={(mailStatus) => narrow({ mailStatus })}
      />
      <FilterSelect
        label={words.paymentMethod}
        value={filters.paymentMethod}
        options={[
          ['fi71', words.fi71],
          ['betalingsservice', words.betalingsservice],
        ]}
        onChange={(paymentMethod) => narrow({ paymentMethod })}
      />
      <FilterSelect
        label={words.collection}
        value={filters.collectionStatus}
        options={COLLECTION_STATUSES.map((status) => [status, statusWords(status)] as const)}
        onChange={(collectionStatus) => narrow({ collectionStatus })}
      />
      {isOpen && (
        <FilterSelect
          label={words.order}
          value={filters.sort}
          options={[['due', words.dueFirst]]}
          onChange={(sort) => narrow({ sort })}
        />
      )}
    </>
  );
}
