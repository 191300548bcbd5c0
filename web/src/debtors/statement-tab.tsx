import { useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { type PagedList, useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { stringifySearch } from '../shell/pick-search.ts';
import { useMay } from '../shell/session.tsx';
import { useOwnLink } from '../shell/use-own-link.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { ReceivableLink } from '../ui/receivable-link.tsx';
import { SpanFilters } from '../ui/span-filters.tsx';
import { SendStatement } from './send-statement.tsx';
import { useStatementKindWords, useStatementWords } from './statement-words.ts';

type Statement = components['schemas']['Statement'];

/** The debtor's statement of account for some days, which stand in the address. */
export function StatementTab({ debtorId }: { debtorId: string }) {
  const words = useStatementWords();
  const ownLink = useOwnLink();
  const may = useMay('bookkeeper');
  const search = useSearch({ from: '/debtors/$debtorId' });
  const navigate = useNavigate({ from: '/debtors/$debtorId' });
  const span = { from: search.from, to: search.to };
  const narrow = (changed: { from?: string | undefined; to?: string | undefined }): void =>
    void navigate({ search: { ...search, ...changed }, replace: true });
  const list = useList<Statement['data'][number], Statement>(
    ['debtors', debtorId, 'statement', span],
    (cursor, signal) => {
      const query = queryOf<'/v1/debtors/{debtorId}/statement'>(span, cursor);
      return answerOf(api.GET('/v1/debtors/{debtorId}/statement', { params: { path: { debtorId }, query }, signal }));
    },
  );
  const path = `/v1/debtors/${debtorId}/statement`;
  return (
    <>
      <SpanFilters span={span} narrow={narrow} />
      <div className="file-choice">
        <p className="hint">{words.text}</p>
        <div className="actions">
          <a className="button" href={ownLink(`${path}/pdf${stringifySearch(span)}`)} target="_blank" rel="noreferrer">
            {words.pdf}
          </a>
          <CsvLink path={path} query={span} />
          {may && <SendStatement debtorId={debtorId} span={span} />}
        </div>
      </div>
      <Entries list={list} />
      {list.first !== undefined && list.first.openInvoices.length > 0 && (
        <OpenInvoices open={list.first.openInvoices} />
      )}
    </>
  );
}

function Entries({ list }: { list: PagedList<Statement['data'][number], Statement> }) {
  const words = useStatementWords();
  const kinds = useStatementKindWords();
  const format = useFormat();
  return (
    <>
      {list.first !== undefined && (
        <p className="totals">{words.sums(format.kroner(list.first.opening), format.kroner(list.first.closing))}</p>
      )}
      <PagedTable
        caption={words.entries}
        list={list}
        keyOf={({ date, kind, balance, invoiceId, paymentId }) => [date, kind, invoiceId, paymentId, balance].join(' ')}
        columns={[
          { head: words.date, cell: ({ date }) => <Day date={date} /> },
          { head: words.what, cell: ({ kind }) => kinds(kind) },
          {
            head: words.invoice,
            cell: ({ invoiceId, invoiceNumber, invoiceKind }) =>
              invoiceId !== null && (
                <ReceivableLink kind={invoiceKind} id={invoiceId}>
                  {invoiceNumber}
                </ReceivableLink>
              ),
          },
          { head: words.change, isFigure: true, cell: ({ change }) => <Amount amount={change} /> },
          { head: words.balance, isFigure: true, cell: ({ balance }) => <Amount amount={balance} /> },
        ]}
      />
    </>
  );
}

function OpenInvoices({ open }: { open: Statement['openInvoices'] }) {
  const words = useStatementWords();
  return (
    <section>
      <h2>{words.openInvoices}</h2>
      <DataTable
        caption={words.openInvoices}
        rows={open}
        keyOf={({ invoiceId }) => invoiceId}
        columns={[
          {
            head: words.invoice,
            cell: ({ invoiceId, kind, number }) => (
              <ReceivableLink kind={kind} id={invoiceId}>
                {number}
              </ReceivableLink>
            ),
          },
          { head: words.dueOn, cell: ({ dueOn }) => <Day date={dueOn} /> },
          {
            head: words.collected,
            onlyWide: true,
            cell: ({ collectedOn }) => collectedOn !== null && <Day date={collectedOn} />,
          },
          { head: words.open, isFigure: true, cell: (invoice) => <Amount amount={invoice.open} /> },
        ]}
      />
    </section>
  );
}
