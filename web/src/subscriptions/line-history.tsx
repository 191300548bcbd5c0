import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Moment } from '../ui/day.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { LinePrice, LineText, useLineDays, useLineDiscount } from './line-cells.tsx';
import { useLineWords } from './line-words.ts';

/** Every version that a line has had, in the order in which they were made. */
export function LineHistory({ subscriptionId, position }: { subscriptionId: string; position: number }) {
  const words = useLineWords();
  const format = useFormat();
  const discountOf = useLineDiscount();
  const daysOf = useLineDays();
  const history = useAnswer(['subscriptions', subscriptionId, 'lines', position], (signal) =>
    answerOf(
      api.GET('/v1/subscriptions/{subscriptionId}/lines/{position}/history', {
        params: { path: { subscriptionId, position } },
        signal,
      }),
    ),
  );
  return (
    <Section title={words.historyOf(position)}>
      <Shown answer={history}>
        {({ versions }) => (
          <DataTable
            caption={words.historyOf(position)}
            rows={versions}
            keyOf={({ id }) => id}
            columns={[
              { head: words.made, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
              { head: words.text, cell: (line) => <LineText line={line} /> },
              { head: words.quantity, isFigure: true, cell: ({ quantity }) => format.decimal(quantity) },
              { head: words.unitPrice, isFigure: true, cell: (line) => <LinePrice line={line} /> },
              { head: words.discount, isFigure: true, cell: discountOf },
              { head: words.valid, cell: daysOf },
              {
                head: words.replaced,
                cell: ({ replacedAt }) => (replacedAt === null ? words.stands : <Moment instant={replacedAt} />),
              },
            ]}
          />
        )}
      </Shown>
    </Section>
  );
}
