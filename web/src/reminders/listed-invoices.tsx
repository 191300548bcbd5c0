import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';
import { Amount } from '../ui/amount.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Day } from '../ui/day.tsx';
import { ReceivableLink } from '../ui/receivable-link.tsx';
import { Section } from '../ui/section.tsx';
import { CHARGES } from './charges-of.ts';
import { useChargeWords } from './code-words.ts';
import { useDocumentWords } from './document-words.ts';

type Reminder = components['schemas']['Reminder'];
type Listed = Reminder['invoices'][number];

/** The columns before the amounts. */
const SPAN = 4;

/** What a reminder lists, in the order in which it is paid, then what it charges itself. */
export function ListedInvoices({ reminder }: { reminder: Reminder }) {
  const words = useDocumentWords();
  const charges = useChargeWords();
  return (
    <Section title={words.listed}>
      <p className="hint">{words.paymentLineText}</p>
      <DataTable
        caption={words.listed}
        rows={reminder.invoices}
        keyOf={({ invoiceId }) => invoiceId}
        columns={[
          {
            head: words.document,
            cell: ({ invoiceId, kind, number }) => (
              <ReceivableLink kind={kind} id={invoiceId}>
                {number}
              </ReceivableLink>
            ),
          },
          { head: words.level, cell: (listed) => <ListedLevel listed={listed} /> },
          { head: words.dueOn, onlyWide: true, cell: ({ dueOn }) => <Day date={dueOn} /> },
          { head: words.openNow, isFigure: true, onlyWide: true, cell: ({ openNow }) => <Amount amount={openNow} /> },
          { head: words.openThen, isFigure: true, cell: ({ open }) => <Amount amount={open} /> },
        ]}
        foot={
          <>
            {CHARGES.filter((charge) => reminder[charge] !== NOTHING).map((charge) => (
              <Sum key={charge} name={charges(charge)} amount={reminder[charge]} />
            ))}
            <Sum name={words.sum} amount={reminder.asked} isAll />
          </>
        }
      />
    </Section>
  );
}

function ListedLevel({ listed: { kind, level, isRaised } }: { listed: Listed }) {
  const words = useDocumentWords();
  if (kind === 'reminder') return words.earlier;
  return isRaised ? words.raised(level) : words.notRaised(level);
}

function Sum({ name, amount, isAll = false }: { name: string; amount: string; isAll?: boolean }) {
  return (
    <tr role="row" className={isAll ? 'sum' : ''}>
      <td role="cell" colSpan={SPAN}>
        {name}
      </td>
      <td role="cell" className="figures">
        <Amount amount={amount} />
      </td>
    </tr>
  );
}
