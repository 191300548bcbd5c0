import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { Amount } from '../ui/amount.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { Status } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { LineText } from './line-cells.tsx';
import { useLineWords } from './line-words.ts';
import { AddOneOffLine, ChangeOneOffLine, WithdrawOneOffLine } from './one-off-line-dialogs.tsx';

type OneOffLine = components['schemas']['OneOffLine'];

export function OneOffLines({ subscription }: { subscription: components['schemas']['Subscription'] }) {
  const { id: subscriptionId, nextPeriod } = subscription;
  const isOver = nextPeriod === null;
  const words = useLineWords();
  const common = useCommonWords();
  const format = useFormat();
  const mayChange = useMay('bookkeeper');
  const list = useList(['subscriptions', subscriptionId, 'one-off-lines'], (cursor, signal) =>
    answerOf(
      api.GET('/v1/subscriptions/{subscriptionId}/one-off-lines', {
        params: {
          path: { subscriptionId },
          query: queryOf<'/v1/subscriptions/{subscriptionId}/one-off-lines'>({}, cursor),
        },
        signal,
      }),
    ),
  );
  return (
    <Section title={words.oneOff} aside={mayChange && !isOver && <AddOneOffLine subscription={subscription} />}>
      <p className="why">{words.oneOffText}</p>
      <PagedTable
        caption={words.oneOff}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { head: words.text, cell: (line) => <LineText line={line} /> },
          { head: words.quantity, isFigure: true, cell: ({ quantity }) => format.decimal(quantity) },
          { head: words.unitPrice, isFigure: true, cell: ({ unitPrice }) => <Amount amount={unitPrice} /> },
          { head: words.vat, onlyWide: true, cell: ({ vatCode }) => <span className="whole">{words[vatCode]}</span> },
          { head: words.state, isState: true, cell: (line) => <OneOffState line={line} /> },
          {
            head: common.actions,
            isState: true,
            cell: (line) =>
              mayChange &&
              isWaiting(line) && (
                <span className="row-actions">
                  {line.carriedFromInvoiceId === null && <ChangeOneOffLine subscription={subscription} line={line} />}
                  {(line.carriedFromInvoiceId === null || isOver) && (
                    <WithdrawOneOffLine subscription={subscription} lineId={line.id} />
                  )}
                </span>
              ),
          },
        ]}
      />
    </Section>
  );
}

const isWaiting = ({ invoiceId, withdrawnAt }: OneOffLine): boolean => invoiceId === null && withdrawnAt === null;

function OneOffState({ line }: { line: OneOffLine }) {
  const words = useLineWords();
  const format = useFormat();
  const { invoiceId, withdrawnAt, chargeOn, carriedFromInvoiceId } = line;
  if (withdrawnAt !== null) return <Status tone="quiet">{words.withdrawn}</Status>;
  if (invoiceId !== null) {
    return (
      <Status tone="good">
        <span>
          {words.invoiced},{' '}
          <Link to="/invoices/$invoiceId" params={{ invoiceId }}>
            {words.seeInvoice}
          </Link>
        </span>
      </Status>
    );
  }
  return (
    <Status tone="waiting">
      <span>
        {chargeOn === null ? words.waits : words.waitsUntil(format.date(chargeOn))}
        {carriedFromInvoiceId !== null && <span className="why"> ({words.carried})</span>}
      </span>
    </Status>
  );
}
