import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.ts';
import { Amount } from '../ui/amount.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Day } from '../ui/day.tsx';
import { Section } from '../ui/section.tsx';
import { useFormat } from '../format/use-format.ts';
import { useTodayWords } from './words.ts';

/** What is late, by how late it is, and who owes most of it. */
export function Overdue({ overdue }: { overdue: components['schemas']['Overdue'] }) {
  const words = useTodayWords();
  const format = useFormat();
  if (overdue.count === 0) {
    return (
      <Section title={words.overdue}>
        <p className="nothing">{words.nothingOverdue}</p>
      </Section>
    );
  }
  return (
    <Section
      title={words.overdue}
      aside={
        <Link to="/invoices" search={{ paymentStatus: 'overdue' }}>
          {words.overdueInvoices}
        </Link>
      }
    >
      <p className="headline">
        {format.amount(overdue.total)} <span className="unit">kr.</span>
      </p>
      <DataTable
        caption={words.age}
        rows={overdue.byAge}
        keyOf={({ fromDays }) => fromDays.toString()}
        columns={[
          { head: words.age, cell: ({ fromDays, toDays }) => words.days(fromDays, toDays) },
          { head: words.claims, isFigure: true, onlyWide: true, cell: ({ count }) => format.count(count) },
          { head: words.total, isFigure: true, cell: ({ total }) => <Amount amount={total} /> },
        ]}
      />
      <DataTable
        caption={words.worst}
        rows={overdue.worstDebtors}
        keyOf={({ debtorId }) => debtorId}
        columns={[
          {
            head: words.worst,
            cell: ({ debtorId, debtorName }) => (
              <Link to="/debtors/$debtorId" params={{ debtorId }}>
                {debtorName}
              </Link>
            ),
          },
          { head: words.since, onlyWide: true, cell: ({ oldestDueOn }) => <Day date={oldestDueOn} /> },
          { head: words.total, isFigure: true, cell: ({ total }) => <Amount amount={total} /> },
        ]}
      />
    </Section>
  );
}
