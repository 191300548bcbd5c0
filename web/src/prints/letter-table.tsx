import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.ts';
import type { PagedList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { Day, Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { ReceivableLink } from '../ui/receivable-link.tsx';
import { usePrintKindWords, usePrintWords } from './words.ts';

type PrintItem = components['schemas']['PrintItem'];

/** Documents in the order in which they are printed. */
export function LetterTable({ caption, list }: { caption: string; list: PagedList<PrintItem> }) {
  const words = usePrintWords();
  const kindWords = usePrintKindWords();
  return (
    <PagedTable
      caption={caption}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.number,
          cell: ({ kind, invoiceId, number }) => (
            <ReceivableLink kind={kind} id={invoiceId}>
              {number}
            </ReceivableLink>
          ),
        },
        {
          head: words.debtor,
          cell: ({ debtorId, debtorName }) => (
            <Link to="/debtors/$debtorId" params={{ debtorId }}>
              {debtorName}
            </Link>
          ),
        },
        { head: words.kind, onlyWide: true, cell: ({ kind }) => kindWords(kind) },
        { head: words.issuedOn, onlyWide: true, cell: ({ issuedOn }) => <Day date={issuedOn} /> },
        { head: words.total, isFigure: true, cell: ({ total }) => <Amount amount={total} /> },
        { head: words.why, onlyWide: true, cell: ({ reason }) => reason },
        { head: words.since, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
      ]}
    />
  );
}
