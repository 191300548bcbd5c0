import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { NOTHING } from '../format/amounts.ts';
import { useMay } from '../shell/session.tsx';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { FilterDate, FilterSelect, Filters, FilterTabs } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Screen } from '../ui/screen.tsx';
import { usePaymentKindWords, usePaymentSourceWords } from './code-words.ts';
import { PaymentStatus } from './payment-status.tsx';
import { usePaymentWords } from './words.ts';

type Summary = components['schemas']['PaymentSummary'];

const KINDS: readonly Summary['kind'][] = ['paid', 'charged_back', 'rejected', 'cancelled'];
const SOURCES: readonly Summary['source'][] = ['bs_automatic', 'bs_slip', 'fi_file', 'camt', 'by_hand'];

/** What waits unless the address says otherwise; `all` is no state of the API. */
const asked = <Filters extends { status?: string | undefined }>({ status = 'waiting', ...filters }: Filters) => ({
  ...filters,
  status: status === 'all' ? undefined : status,
});

export function PaymentsScreen() {
  const words = usePaymentWords();
  const kindWords = usePaymentKindWords();
  const sourceWords = usePaymentSourceWords();
  const mayEnter = useMay('bookkeeper');
  const filters = useSearch({ from: '/payments' });
  const navigate = useNavigate({ from: '/payments' });
  const narrow = (changed: typeof filters): void =>
    void navigate({ search: { ...filters, ...changed }, replace: true });
  const query = asked(filters);
  const list = useList(['payments', query], (cursor, signal) =>
    answerOf(api.GET('/v1/payments', { params: { query: queryOf<'/v1/payments'>(query, cursor) }, signal })),
  );
  return (
    <Screen
      title={words.title}
      actions={
        <>
          {mayEnter && (
            <Link className="button" to="/payments/new">
              {words.enter}
            </Link>
          )}
          <CsvLink path="/v1/payments" query={query} />
        </>
      }
    >
      <Filters>
        <FilterTabs
          label={words.state}
          value={filters.status === 'waiting' ? undefined : filters.status}
          options={[
            [undefined, words.waiting],
            ['matched', words.placed],
            ['dismissed', words.dismissed],
            ['all', words.all],
          ]}
          onChange={(status) => narrow({ status })}
        />
        <FilterSelect
          label={words.kind}
          value={filters.kind}
          options={KINDS.map((kind) => [kind, kindWords(kind)])}
          onChange={(kind) => narrow({ kind })}
        />
        <FilterSelect
          label={words.source}
          value={filters.source}
          options={SOURCES.map((source) => [source, sourceWords(source)])}
          onChange={(source) => narrow({ source })}
        />
        <FilterDate
          label={words.bookedFrom}
          value={filters.bookedFrom}
          onChange={(bookedFrom) => narrow({ bookedFrom })}
        />
        <FilterDate label={words.bookedTo} value={filters.bookedTo} onChange={(bookedTo) => narrow({ bookedTo })} />
      </Filters>
      <Origin filters={filters} />
      <PagedTable
        caption={words.title}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { head: words.payment, cell: (payment) => <PaymentLink payment={payment} /> },
          { head: words.bookedOn, cell: ({ bookedOn }) => <Day date={bookedOn} /> },
          {
            head: words.source,
            onlyWide: true,
            cell: ({ source, kind }) => (kind === 'paid' ? sourceWords(source) : kindWords(kind)),
          },
          { head: words.amount, isFigure: true, cell: ({ amount }) => <Amount amount={amount} /> },
          {
            head: words.stillWaits,
            isFigure: true,
            onlyWide: true,
            cell: ({ unmatched }) => unmatched !== NOTHING && <Amount amount={unmatched} />,
          },
          { head: words.state, isState: true, cell: ({ status }) => <PaymentStatus status={status} /> },
        ]}
      />
    </Screen>
  );
}

/** What the payer wrote tells a payment from others best; where there is nothing, who it is from, or what it is. */
function PaymentLink({
  payment: { id, payerText, customerNumber, fiPaymentId, kind, enteredNote },
}: {
  payment: Summary;
}) {
  const words = usePaymentWords();
  const kindWords = usePaymentKindWords();
  const name =
    payerText ??
    enteredNote ??
    (fiPaymentId === null
      ? customerNumber === null
        ? kindWords(kind)
        : words.customer(customerNumber)
      : words.slip(fiPaymentId));
  return (
    <Link to="/payments/$paymentId" params={{ paymentId: id }} className="two-lines">
      {name}
    </Link>
  );
}

/** That a link from another screen has narrowed the list, and the way out of it. */
function Origin({
  filters: { receivedFileId, debtorId, invoiceId, status },
}: {
  filters: { readonly [Name in 'receivedFileId' | 'debtorId' | 'invoiceId' | 'status']?: string | undefined };
}) {
  const words = usePaymentWords();
  const text =
    receivedFileId !== undefined
      ? words.ofFile
      : invoiceId !== undefined
        ? words.ofInvoice
        : debtorId !== undefined && words.ofDebtor;
  if (text === false) return null;
  return (
    <p className="totals">
      {text}{' '}
      <Link to="/payments" search={status === undefined ? {} : { status }}>
        {words.showAll}
      </Link>
    </p>
  );
}
