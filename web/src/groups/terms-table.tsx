import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useCommonWords } from '../words/common.ts';
import { DeleteTerms, SetTerms } from './terms-actions.tsx';
import { useGroupWords } from './words.ts';

type MemberTerms = components['schemas']['MemberTerms'];

/** The debtors of a subscription group who are billed otherwise than the rest. */
export function MemberTermsTable({ subscriptionId }: { subscriptionId: string }) {
  const words = useGroupWords();
  const common = useCommonWords();
  const format = useFormat();
  const may = useMay('bookkeeper');
  const list = useList<MemberTerms>(['subscriptions', subscriptionId, 'member-terms'], (cursor, signal) => {
    const query = queryOf<'/v1/subscriptions/{subscriptionId}/member-terms'>({}, cursor);
    const params = { path: { subscriptionId }, query };
    return answerOf(api.GET('/v1/subscriptions/{subscriptionId}/member-terms', { params, signal }));
  });
  return (
    <>
      <div className="section-head">
        <p className="totals">{words.termsText}</p>
        {may && <SetTerms subscriptionId={subscriptionId} debtor={null} terms={null} />}
      </div>
      <PagedTable
        caption={words.terms}
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
            head: words.quantity,
            isFigure: true,
            cell: ({ quantity }) => quantity !== null && format.decimal(quantity),
          },
          {
            head: words.discount,
            isFigure: true,
            cell: ({ discountPercent }) => discountPercent !== null && `${format.decimal(discountPercent)} %`,
          },
          {
            head: words.leftOutUntil,
            cell: ({ leftOutUntil }) => leftOutUntil !== null && <Day date={leftOutUntil} />,
          },
          ...(may
            ? [
                {
                  head: common.actions,
                  cell: (terms: MemberTerms) => (
                    <span className="row-actions">
                      <SetTerms
                        subscriptionId={subscriptionId}
                        debtor={{ id: terms.debtorId, name: terms.debtorName }}
                        terms={terms}
                      />
                      <DeleteTerms subscriptionId={subscriptionId} terms={terms} />
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
