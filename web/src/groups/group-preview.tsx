import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useInvoiceWords } from '../invoices/words.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day, Days } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status } from '../ui/status.tsx';
import { WhatToDo } from '../subscriptions/what-to-do.tsx';
import { useGroupWords, useSettledWords } from './words.ts';

type PreviewedMember = components['schemas']['PreviewedMember'];

/** What each member of a subscription group is billed next, by the rules of the run itself. */
export function GroupPreview({ subscriptionId }: { subscriptionId: string }) {
  const words = useGroupWords();
  const invoiceWords = useInvoiceWords();
  const list = useList<PreviewedMember>(['subscriptions', subscriptionId, 'group-preview'], (cursor, signal) => {
    const query = queryOf<'/v1/subscriptions/{subscriptionId}/debtors/preview'>({}, cursor);
    const params = { path: { subscriptionId }, query };
    return answerOf(api.GET('/v1/subscriptions/{subscriptionId}/debtors/preview', { params, signal }));
  });
  return (
    <>
      <div className="section-head">
        <p className="totals">{words.previewText}</p>
        <CsvLink path={`/v1/subscriptions/${subscriptionId}/debtors/preview`} query={{}} />
      </div>
      <PagedTable
        caption={words.preview}
        list={list}
        keyOf={({ debtorId }) => debtorId}
        columns={[
          {
            head: words.debtor,
            cell: ({ debtorId, debtorName }) => (
              <Link to="/debtors/$debtorId" params={{ debtorId }}>
                {debtorName}
              </Link>
            ),
          },
          {
            head: words.period,
            cell: ({ periods: [period] }) => period !== undefined && <Days from={period.from} to={period.to} />,
          },
          {
            head: words.dueOn,
            onlyWide: true,
            cell: ({ periods: [period] }) =>
              period !== undefined && period.invoice !== null && <Day date={period.invoice.dueOn} />,
          },
          {
            head: invoiceWords.paymentMethod,
            onlyWide: true,
            cell: ({ periods: [period] }) =>
              period !== undefined && period.invoice !== null && invoiceWords[period.invoice.paymentMethod],
          },
          { head: words.why, cell: (member) => <NoInvoice member={member} /> },
          {
            head: words.total,
            isFigure: true,
            cell: ({ periods: [period] }) =>
              period !== undefined && period.invoice !== null && <Amount amount={period.invoice.total} />,
          },
        ]}
      />
    </>
  );
}

/** Why nothing will be issued to a member. */
function NoInvoice({ member: { periods } }: { member: PreviewedMember }) {
  const settled = useSettledWords();
  const period = periods[0];
  if (period === undefined) return null;
  if (period.obstacle !== null)
    return (
      <Status tone="bad">
        <WhatToDo attention={period.obstacle} />
      </Status>
    );
  return period.settled !== null && <Status tone="quiet">{settled(period.settled)}</Status>;
}
