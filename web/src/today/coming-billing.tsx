import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Section } from '../ui/section.tsx';
import { useTodayWords } from './words.ts';

type Overview = components['schemas']['Overview'];

/** What is billed in the next seven days, and when Betalingsservice must have what is queued. */
export function ComingBilling({ overview: { billing, nextDeadline } }: { overview: Overview }) {
  const words = useTodayWords();
  const format = useFormat();
  const days = billing.days.filter(({ invoices }) => invoices > 0);
  return (
    <Section title={words.billing}>
      {!billing.isReckoned ? (
        <p>{words.billingCounted(billing.debtors)}</p>
      ) : days.length === 0 ? (
        <p className="nothing">{words.billingNothing}</p>
      ) : (
        <>
          <p className="headline">
            {format.amount(billing.total ?? NOTHING)} <span className="unit">kr.</span>
          </p>
          <DataTable
            caption={words.billing}
            rows={days}
            keyOf={({ date }) => date}
            columns={[
              { head: words.day, cell: ({ date }) => format.nearDate(date) },
              { head: words.invoices, isFigure: true, cell: ({ invoices }) => format.count(invoices) },
              { head: words.total, isFigure: true, cell: ({ total }) => <Amount amount={total} /> },
            ]}
          />
        </>
      )}
      {nextDeadline !== null && <Deadline deadline={nextDeadline} />}
    </Section>
  );
}

function Deadline({ deadline }: { deadline: NonNullable<Overview['nextDeadline']> }) {
  const words = useTodayWords();
  const format = useFormat();
  return (
    <div className="deadline">
      <h3>{words.deadline}</h3>
      <p>{words.deadlineText(format.instant(deadline.closesAt), format.date(deadline.paymentDate))}</p>
      <p>
        <Link to="/deliveries">{words.queued(deadline.collections)}</Link>
        {deadline.collections > 0 && `, ${format.kroner(deadline.total)}`}
      </p>
    </div>
  );
}
